import ProseText
import Testing

@Suite struct UTF8ValidationTests {
  @Test(
    arguments: [
      ([], nil), ([0x41, 0xE4, 0xB8, 0x80, 0xF0, 0x9F, 0x98, 0x80, 0xC3, 0xA9], nil),
      ([0x41, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
      ([0xE4, 0xB8, 0x80, 0xE4, 0xB8], 3), ([0x41, 0xE4, 0x41, 0x80], 1), ([0xF0, 0x9F, 0x98, 0x41], 0),
    ] as [([UInt8], Int?)])
  func findsTheFirstIllFormedByte(_ bytes: [UInt8], _ expected: Int?) {
    #expect(UTF8Validation.firstIllFormed(in: bytes)?.value == expected)
    #expect(SourceText.isWellFormed(bytes) == (String(validating: bytes, as: UTF8.self) != nil))
    #expect((SourceText(wellFormed: bytes) == nil) == (expected != nil))
  }

  @Test func agreesWithTheStandardLibraryOnAllKindsOfSequences() {
    // Every byte that begins or ends a range in the definition of UTF-8, in all orders.
    let alphabet: [UInt8] = [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE4, 0xED, 0xF0, 0xF4]
    var failures: [[UInt8]] = []
    for first in alphabet {
      for second in alphabet {
        for third in alphabet {
          for fourth in alphabet {
            let bytes = [first, second, third, fourth]
            let expected = String(validating: bytes, as: UTF8.self) != nil
            if SourceText.isWellFormed(bytes) != expected { failures.append(bytes) }
          }
        }
      }
    }
    #expect(failures.isEmpty)
  }

  @Test func tellsDamageFromAnotherEncoding() {
    let damaged = UTF8Validation.census(of: Array("推进重点项目".utf8) + [0xFF] + Array("建设".utf8))
    #expect((damaged.longSequences, damaged.illFormedBytes) == (8, 1))
    let other = UTF8Validation.census(of: [0xD6, 0xEC, 0xB1, 0xCA, 0xB1, 0xA8, 0xB8, 0xE6])
    #expect(other.longSequences < other.illFormedBytes)
  }
}
