package import Foundation

/// Where things are on the machine that runs the tests.
package enum Checkout {
  /// The folder of the package.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The file or folder `path` among the materials that some machines keep beside the package, or nil. A test that goes
  /// without says so.
  package static func material(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else {
      print("skipped: there is no \(path) beside the package")
      return nil
    }
    return url
  }

  /// Whether the tests run where nothing may be skipped.
  package static var isContinuousIntegration: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The built program called `name`, which lies beside the tests, or nil.
  package static func program(_ name: String) -> URL? {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let folders = bundles.map { $0.deletingLastPathComponent() } + [Bundle.main.bundleURL]
    return folders.map { $0.appending(path: name) }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
