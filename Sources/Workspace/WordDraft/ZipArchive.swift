/// A ZIP archive in memory, read by its directory. Nothing is ever written under a name that the archive gives, so that
/// no name can do harm.
package struct ZipArchive: Sendable {
  /// One file of an archive.
  package struct Entry: Sendable {
    /// The name, with slashes.
    package let name: String
    /// The bytes of the name as they stand in the archive.
    let rawName: [UInt8]
    let flags: UInt16
    let method: UInt16
    let checksum: UInt32
    let packedSize: Int
    /// Its size when unpacked, as announced.
    package let size: Int
    /// Where its own header begins.
    let offset: Int
  }

  /// The archive as it was given.
  package let bytes: [UInt8]
  /// The files, in the order of the directory.
  package let entries: [Entry]
  private let numbers: [String: Int]

  /// The most bytes that a part may have when unpacked: some twenty times the longest report.
  package static let partLimit = 64 << 20
  /// The most files that an archive may hold.
  private static let entryLimit = 20_000

  /// Reads the directory of `bytes`.
  package init(_ bytes: [UInt8]) throws(WordProblem) {
    self.bytes = bytes
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      throw bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? .oldOrLocked : .notAnArchive
    }
    guard let end = Self.directoryEnd(bytes) else { throw .damaged("压缩包不完整") }
    var count = Int(bytes.little16(end + 10))
    var at = Int(bytes.little32(end + 16))
    if count == 0xFFFF || at == 0xFFFF_FFFF {
      guard let large = Self.largeDirectory(bytes, before: end) else { throw .damaged("压缩包目录") }
      (count, at) = large
    }
    guard count <= Self.entryLimit else { throw .tooLarge("\(count) 个文件") }
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    for _ in 0..<count {
      guard let (entry, next) = Self.entry(bytes, at: at, before: end) else { throw .damaged("压缩包目录") }
      // Two files of one name are a trick: programs differ in which they read.
      guard numbers.updateValue(entries.count, forKey: entry.name) == nil else {
        throw .damaged("压缩包里有两个 \(entry.name)")
      }
      entries.append(entry)
      at = next
    }
    self.entries = entries
    self.numbers = numbers
  }

  /// The file called `name`; nil when there is none.
  package func entry(_ name: String) -> Entry? {
    numbers[name].map { entries[$0] }
  }

  /// The contents of `entry`, checked against its checksum.
  package func contents(of entry: Entry) throws(WordProblem) -> [UInt8] {
    guard entry.flags & 1 == 0 else { throw .encrypted }
    guard entry.size <= Self.partLimit else { throw .tooLarge(entry.name) }
    guard let packed = packedBytes(of: entry) else { throw .damaged(entry.name) }
    let contents: [UInt8]
    switch entry.method {
    case 0: contents = Array(packed)
    case 8: do { contents = try Inflate.unpack(packed, size: entry.size) } catch { throw .damaged(entry.name) }
    default: throw .damaged("\(entry.name) 的压缩方法")
    }
    guard contents.count == entry.size, CRC32.checksum(contents) == entry.checksum else { throw .damaged(entry.name) }
    return contents
  }

  /// The bytes of `entry` as they are stored.
  func packedBytes(of entry: Entry) -> ArraySlice<UInt8>? {
    guard entry.offset <= bytes.count - 30, bytes.little32(entry.offset) == 0x0403_4B50 else { return nil }
    let start =
      entry.offset + 30 + Int(bytes.little16(entry.offset + 26)) + Int(bytes.little16(entry.offset + 28))
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else { return nil }
    return bytes[start..<start + entry.packedSize]
  }

  /// Where the record that ends the directory begins: a comment of up to 64 KiB may follow it.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - 22
    while at >= max(0, bytes.count - 22 - 0xFFFF) {
      if bytes.little32(at) == 0x0605_4B50, at + 22 + Int(bytes.little16(at + 20)) <= bytes.count { return at }
      at -= 1
    }
    return nil
  }

  /// How many files there are and where the directory begins, by the record of ZIP64 that stands before `end`. Writers use
  /// it for archives of any size.
  private static func largeDirectory(_ bytes: [UInt8], before end: Int) -> (count: Int, start: Int)? {
    guard end >= 20, bytes.little32(end - 20) == 0x0706_4B50,
      let record = bytes.little64(end - 12), record + 56 <= end, bytes.little32(record) == 0x0606_4B50,
      let count = bytes.little64(record + 32), let start = bytes.little64(record + 48), start <= record
    else { return nil }
    return (count, start)
  }

  /// The numbers of eight bytes that the extra field of ZIP64 in `field` holds.
  private static func largeNumbers(_ bytes: [UInt8], in field: Range<Int>) -> [Int] {
    var at = field.lowerBound
    while at + 4 <= field.upperBound {
      let end = at + 4 + Int(bytes.little16(at + 2))
      guard end <= field.upperBound else { return [] }
      if bytes.little16(at) == 1 {
        return stride(from: at + 4, through: end - 8, by: 8).compactMap { bytes.little64($0) }
      }
      at = end
    }
    return []
  }

  /// The entry of the directory at `at`, and where the next one begins.
  private static func entry(_ bytes: [UInt8], at: Int, before end: Int) -> (Entry, Int)? {
    guard at + 46 <= end, bytes.little32(at) == 0x0201_4B50 else { return nil }
    let nameEnd = at + 46 + Int(bytes.little16(at + 28))
    let next = nameEnd + Int(bytes.little16(at + 30)) + Int(bytes.little16(at + 32))
    guard next <= end else { return nil }
    let rawName = Array(bytes[at + 46..<nameEnd])
    // Of size, packed size and place, those that four bytes do not hold stand in the extra field, in this order.
    var large = largeNumbers(bytes, in: nameEnd..<nameEnd + Int(bytes.little16(at + 30)))[...]
    var numbers: [Int] = []
    for place in [24, 20, 42] {
      let small = Int(bytes.little32(at + place))
      guard let number = small == 0xFFFF_FFFF ? large.popFirst() : small else { return nil }
      numbers.append(number)
    }
    let entry = Entry(
      name: String(decoding: rawName, as: UTF8.self), rawName: rawName, flags: bytes.little16(at + 8),
      method: bytes.little16(at + 10), checksum: bytes.little32(at + 16), packedSize: numbers[1],
      size: numbers[0], offset: numbers[2])
    return (entry, next)
  }
}

/// The checksum of ZIP archives.
enum CRC32 {
  /// The checksum of `bytes`.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    table.withUnsafeBufferPointer { table in
      for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ (value >> 8) }
    }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}

extension [UInt8] {
  /// The number in two bytes at `at`, the lower one first.
  func little16(_ at: Int) -> UInt16 {
    UInt16(self[at]) | UInt16(self[at + 1]) << 8
  }

  /// The number in eight bytes at `at`, the lowest one first; nil where it is no size that could be.
  func little64(_ at: Int) -> Int? {
    guard at >= 0, at + 8 <= count, self[at + 7] < 0x40 else { return nil }
    return Int(little32(at)) | Int(little32(at + 4)) << 32
  }

  /// The number in four bytes at `at`, the lowest one first.
  func little32(_ at: Int) -> UInt32 {
    UInt32(little16(at)) | UInt32(little16(at + 2)) << 16
  }
}
