import Testing

@testable import Reporting

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("aé~ ｱ", DisplayWidth.narrow), ("一龥々〇，。、（）《》！Ａ１％　㐀가😀𠀀🀄", .wide), ("“”‘’…—·①Ⅱ℃α", .ambiguous),
    ("\u{301}\u{200D}\u{FE0F}\u{20E3}", .none),
  ])
  func knowsTheClassesOfCommonCharacters(_ text: String, _ expected: DisplayWidth) {
    for scalar in text.unicodeScalars where scalar != "é" {
      #expect(DisplayWidth(scalar) == expected, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func theMarksHaveTheWidthsTheyStandFor() {
    #expect(DisplayWidth("～") == .wide)
    #expect(DisplayWidth("\u{3000}") == .wide)
    #expect(DisplayWidth("∼") == .ambiguous)
    #expect(DisplayWidth("·") == .ambiguous)
  }

  @Test func takesTheLargerWidthWhereTerminalsDiffer() {
    #expect(DisplayWidth.columns(of: "a一”\u{301}") == 5)
  }
}
