import ProseText
import TestSupport
import Testing

@testable import Reporting

@Suite struct LineExcerptTests {
  /// The excerpt of the one marked range in `text`.
  private func excerpt(_ text: String) throws -> LineExcerpt {
    let marked = MarkedText(text)
    return LineExcerpt(try #require(marked.ranges.first), in: SourceText(marked.text))
  }

  @Test func putsMarksOfTheSameWidthUnderEachCharacter() throws {
    let excerpt = try excerpt("一。\n坚持a“六⟦要”b⟧即\n二")
    #expect(excerpt.before == "坚持a“六")
    #expect(excerpt.padding == "　　 ·　")
    #expect(excerpt.marked == "要”b")
    #expect(excerpt.underline == "～∼~")
    #expect(excerpt.after == "即")
  }

  @Test(arguments: ["坚持⟦“两个确保”⟧a😀é", "é\u{301}⟦一\u{202E}二\t三⟧", "α—…①⟦·②Ａ⟧", "⟦\u{1B}[31m⟧红"])
  func everyMarkHasTheWidthOfItsCharacter(_ text: String) throws {
    let excerpt = try excerpt(text)
    #expect(widths(excerpt.before) == widths(excerpt.padding))
    #expect(widths(excerpt.marked) == widths(excerpt.underline))
  }

  @Test func showsWhatWouldHideOrActOnTheTerminal() throws {
    let excerpt = try excerpt("\u{FEFF}一\u{200B}\t⟦\u{202E}\u{1B}⟧\u{7F}\u{85}\u{2028}")
    #expect(excerpt.before == "一<U+200B>    ")
    #expect(excerpt.marked == "<U+202E><U+001B>")
    #expect(excerpt.after == "<U+007F><U+0085><U+2028>")
  }

  @Test func anEmptyRangeHasACaret() throws {
    let excerpt = try excerpt("一⟦⟧二")
    #expect([excerpt.before, excerpt.marked, excerpt.after] == ["一", "", "二"])
    #expect([excerpt.padding, excerpt.underline] == ["　", "^"])
  }

  @Test func cutsLongLinesAroundTheRange() throws {
    let long = String(repeating: "字", count: 100_000)
    let excerpt = try excerpt("\(long)⟦要点⟧\(long)")
    #expect(excerpt.before == "…" + String(repeating: "字", count: 15))
    #expect(excerpt.padding == "·" + String(repeating: "　", count: 15))
    #expect(excerpt.after == String(repeating: "字", count: 21) + "…")
    #expect(DisplayWidth.columns(of: excerpt.before + excerpt.marked + excerpt.after) <= 80)
  }

  @Test func cutsLongRanges() throws {
    let excerpt = try excerpt("前⟦\(String(repeating: "字", count: 500))⟧后")
    #expect(excerpt.marked == String(repeating: "字", count: 30) + "…")
    #expect(excerpt.after.isEmpty)
  }

  @Test func keepsToTheFirstLineOfARange() throws {
    let excerpt = try excerpt("一⟦二\r\n三⟧四")
    #expect([excerpt.before, excerpt.marked, excerpt.after] == ["一", "二", ""])
  }

  @Test func standsInAnyPlace() {
    let source = SourceText("\u{FEFF}一\r\n\r\n二\n")
    for start in 0...source.bytes.count + 1 {
      for end in start...source.bytes.count + 1 {
        let excerpt = LineExcerpt(SourceRange(start, end), in: source)
        #expect(!excerpt.underline.isEmpty)
        #expect(!(excerpt.before + excerpt.marked + excerpt.after).contains("\n"))
      }
    }
  }

  /// The width of each character that takes room.
  private func widths(_ text: String) -> [DisplayWidth] {
    text.unicodeScalars.map { DisplayWidth($0) }.filter { $0 != .none }
  }
}
