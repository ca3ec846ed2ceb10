/// Puts a ZIP archive together. New files are stored as they are, old ones are taken over as they are packed.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// A writer of an archive without files.
  package init() {}

  /// Adds a file called `name` with `contents`.
  package mutating func add(_ name: String, _ contents: [UInt8]) {
    let name = Array(name.utf8)
    // Bit 11: the name is in UTF-8.
    add(
      name, flags: name.allSatisfy { $0 < 0x80 } ? 0 : 0x800, method: 0, CRC32.checksum(contents), contents[...],
      contents.count)
  }

  /// Adds `entry` of `archive` without unpacking it; one whose bytes are not there is left out.
  package mutating func add(_ entry: ZipArchive.Entry, of archive: ZipArchive) {
    guard let packed = archive.packedBytes(of: entry) else { return }
    // Bit 3 would say that the sizes stand behind the data; here they stand before it.
    add(entry.rawName, flags: entry.flags & ~8, method: entry.method, entry.checksum, packed, entry.size)
  }

  /// The archive.
  package consuming func finished() -> [UInt8] {
    let start = bytes.count
    bytes += directory
    bytes += Self.little32(0x0605_4B50) + [0, 0, 0, 0]
    bytes += Self.little16(count) + Self.little16(count)
    bytes += Self.little32(directory.count) + Self.little32(start) + [0, 0]
    return bytes
  }

  private mutating func add(
    _ name: [UInt8], flags: UInt16, method: UInt16, _ checksum: UInt32, _ packed: ArraySlice<UInt8>, _ size: Int
  ) {
    // No time is written: the first day that the format knows, so that the same report gives the same bytes.
    let facts =
      Self.little16(20) + Self.little16(Int(flags)) + Self.little16(Int(method)) + [0, 0, 0x21, 0]
      + Self.little32(Int(checksum)) + Self.little32(packed.count) + Self.little32(size) + Self.little16(name.count) + [
        0, 0,
      ]
    directory += Self.little32(0x0201_4B50) + Self.little16(20) + facts + [UInt8](repeating: 0, count: 10)
    directory += Self.little32(bytes.count) + name
    bytes += Self.little32(0x0403_4B50) + facts + name
    bytes += packed
    count += 1
  }

  private static func little16(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func little32(_ value: Int) -> [UInt8] {
    little16(value) + little16(value >> 16)
  }
}
