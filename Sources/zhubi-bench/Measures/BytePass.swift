/// The least that a checker could do: it reads every byte and adds up the classes of bytes by a table.
struct BytePass {
  /// How many bytes there are of each class.
  private(set) var counts = [Int](repeating: 0, count: 4)

  /// The pass over `bytes`.
  init(_ bytes: [UInt8]) {
    var counts: (Int, Int, Int, Int) = (0, 0, 0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      Self.classes.withUnsafeBufferPointer { classes in
        for byte in bytes {
          switch classes[Int(byte)] {
          case 0: counts.0 += 1
          case 1: counts.1 += 1
          case 2: counts.2 += 1
          default: counts.3 += 1
          }
        }
      }
    }
    self.counts = [counts.0, counts.1, counts.2, counts.3]
  }

  /// Plain ASCII, digits and marks, bytes that go on with a character, bytes that begin one.
  private static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39, 0x21...0x2F: 1
    case 0x00...0x7F: 0
    case 0x80...0xBF: 2
    default: 3
    }
  }
}
