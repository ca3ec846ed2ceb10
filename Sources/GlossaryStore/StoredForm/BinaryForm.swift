/// Puts numbers together in the order of bytes that every file of ours has: the lowest first.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ array: [UInt64]) { array.withUnsafeBytes { bytes.append(contentsOf: $0) } }

  mutating func append(_ array: [UInt16]) { array.withUnsafeBytes { bytes.append(contentsOf: $0) } }

  mutating func append(_ array: [UInt32]) { array.withUnsafeBytes { bytes.append(contentsOf: $0) } }

  /// The length, then the bytes.
  mutating func append(_ text: String) {
    append(UInt32(clamping: text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }

  /// The bytes with their checksum behind them.
  var sealed: [UInt8] {
    var sealed = self
    sealed.append(Checksum.of(bytes))
    return sealed.bytes
  }
}

/// Takes numbers apart again. Past the end, and after anything senseless, it gives zeros and says so in `isDamaged`.
struct BinaryReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var at = 0
  private(set) var isDamaged = false

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// How many bytes are left.
  var rest: Int { bytes.count - at }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard !isDamaged, rest >= size else {
      isDamaged = true
      return 0
    }
    defer { at += size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Number.self))
  }

  mutating func array<Number: FixedWidthInteger>(of _: Number.Type, count: Int) -> [Number] {
    let size = MemoryLayout<Number>.size
    guard !isDamaged, count >= 0, count <= rest / size else {
      isDamaged = true
      return []
    }
    // An array of no capacity shares its storage with all other empty ones: nothing is to be written there.
    guard count > 0 else { return [] }
    defer { at += count * size }
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count * size]))
      initialized = count
    }
  }

  mutating func text() -> String {
    let count = Int(number(UInt32.self))
    return String(decoding: array(of: UInt8.self, count: count), as: UTF8.self)
  }

  /// Whether the last eight bytes are the checksum of those before.
  static func isSealed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 8 else { return false }
    var sum = Checksum()
    sum.combine(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 8)]))
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)) == sum.value
  }
}
