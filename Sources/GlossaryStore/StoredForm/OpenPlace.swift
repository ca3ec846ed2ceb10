import Foundation

/// Where what is open really lies, whatever links led there, and whatever is put in the place of its folders meanwhile.
package enum OpenPlace {
  /// The path of the open `descriptor` without links; nil where the system does not tell.
  package static func path(of descriptor: Int32) -> [UInt8]? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
      return count > 0 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
    #else
      return nil
    #endif
  }

  /// Whether `path` is the folder `root` or lies in it; both are free of links.
  package static func isInside(_ path: [UInt8], _ root: [UInt8]) -> Bool {
    path == root || root == [0x2F] || path.starts(with: root + [0x2F])
  }
}
