import Invariants
import Numerals
import TestSupport
import Testing

@Suite("Any text at all")
struct GarbageTests {
  /// What numerals are made of, what stands beside them, and what is no text: lone surrogates, NUL, U+FFFF.
  private static let alphabet: [UInt16] =
    Array("〇零一二三四五六七八九十百千万亿两廿卅几数上点分之成余多来年壹贰伍陆拾佰仟萬億0123456789０５９．,.%％‰ 　/-个人元平方米kgm²".utf16)
    + [0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0, 0xFFFF, 0x2009]

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func scansEndInside(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var found = 0
    for turn in 0..<4000 {
      let isDense = turn % 2 == 0
      let units: [UInt16] = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        isDense
          ? Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)]
          : UInt16.random(in: 0...0xFFFF, using: &generator)
      }
      let scans = NumeralInvariants.scans(of: units)
      found += scans.found
      #expect(scans.violations.isEmpty)
    }
    #expect(found > 10_000)
  }

  @Test func timeDoesNotDependOnWhatFollows() {
    // A million digits, or a million places, and a scan at each of the first thousand: quadratic time would not end.
    for text in ["9", "九", "一万", "亿", "一零", "1,", "1万", "三点", "百分之"] {
      let units = Array(String(repeating: text, count: 500_000).utf16)
      units.withUnsafeBufferPointer { units in
        for from in 0..<1000 { _ = Numeral.scan(units, from: from) }
      }
    }
  }
}
