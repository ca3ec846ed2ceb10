import ProseText
import Testing

@Suite struct VisibleTextTests {
  /// All that Unicode says may be left out where it cannot be drawn, and one more that is drawn as nothing: after a
  /// character that has no use for it.
  @Test func nothingHides() {
    let ignorable = (UInt32(0x80)...0xE0FFF).compactMap(Unicode.Scalar.init).filter {
      $0.properties.isDefaultIgnorableCodePoint || $0.value == 0x2800
    }
    #expect(ignorable.count > 4000)
    for scalar in ignorable {
      let number = String(scalar.value, radix: 16, uppercase: true)
      let shown = "<U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number + ">"
      #expect(VisibleText.line("，\(scalar)甲") == "，\(shown)甲")
      #expect(VisibleText.line("3\(scalar)") == "3\(shown)")
      #expect(VisibleText.line("\(scalar)") == shown)
    }
  }

  @Test(arguments: [
    "👨\u{200D}👩\u{200D}👧到场", "❤\u{FE0F}\u{200D}🔥", "🧑🏽\u{200D}💻", "1\u{FE0F}\u{20E3}", "☎\u{FE0E}", "葛\u{E0100}城区",
    "辻\u{FE00}", "می\u{200C}خواهم", "क्\u{200D}ष", "ᠠ\u{180B}", "龍。",
  ])
  func whatHasWorkStays(_ text: String) {
    #expect(VisibleText.line(text) == text)
    #expect(!VisibleText.isNeeded(for: text))
  }

  @Test(arguments: [
    ("👨\u{200D}甲", "👨<U+200D>甲"), ("甲\u{200D}👩", "甲<U+200D>👩"), ("1\u{FE0F}2", "1<U+FE0F>2"),
    ("葛\u{E0100}\u{E0101}", "葛\u{E0100}<U+E0101>"), ("甲\u{200C}\u{200D}乙", "甲<U+200C><U+200D>乙"),
    ("甲\u{FE0F}", "甲<U+FE0F>"), ("a\u{3164}b\u{FFA0}", "a<U+3164>b<U+FFA0>"), ("👨\u{200D}", "👨<U+200D>"),
    ("，\u{FE00}", "，<U+FE00>"), ("م\u{200C}\u{200C}", "م\u{200C}<U+200C>"),
  ])
  func whatHasNoneIsShown(_ text: String, _ shown: String) {
    #expect(VisibleText.line(text) == shown)
  }
}
