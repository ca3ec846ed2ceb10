import Proofreading
import ProseText
import Testing

@Suite("One mistake in a long outline makes one mark, wherever it stands")
struct HeadingRecoveryTests {
  /// What is done to a number of the outline.
  enum Slip: CaseIterable, Sendable {
    case skipped
    case doubled
    case swapped
    case mistyped
  }

  /// Headings of two levels, six siblings each, with text between them.
  private static func outline(numbers: [Int]) -> String {
    let names = Array("一二三四五六七八九").map(String.init)
    let parts = (1...3).map { part in
      let points = numbers.map { "（\(names[$0 - 1])）办好一件事\n群众都说好。" }
      return (["\(names[part - 1])、抓好一方面"] + points).joined(separator: "\n")
    }
    return parts.joined(separator: "\n")
  }

  @Test("Each slip at each inner place", arguments: Slip.allCases, 2...4)
  func slip(_ slip: Slip, at place: Int) {
    var numbers = [1, 2, 3, 4, 5, 6]
    switch slip {
    case .skipped: numbers.remove(at: place - 1)
    case .doubled: numbers.insert(place, at: place)
    case .swapped: numbers.swapAt(place - 1, place)
    case .mistyped: numbers[place - 1] = 9
    }
    let marks = StructurePair.marks(on: Self.outline(numbers: numbers))
    #expect(marks.map(\.rule) == ["heading-sequence", "heading-sequence", "heading-sequence"])
  }

  @Test("The numbers are changed from the mistake on, and then all is right")
  func renumbering() throws {
    let text = "现将要点列后。\n（一）修渠\n（三）护林\n（四）通路\n（五）改厕"
    let mark = try #require(StructurePair.marks(on: text).first)
    let fix = try #require(mark.finding.fixes.last)
    #expect(fix.title == "从此处起重新编号")
    #expect(fix.safety == .needsJudgement)
    let fixed = String(decoding: fix.edits.applied(to: SourceText(text)), as: UTF8.self)
    #expect(fixed == "现将要点列后。\n（一）修渠\n（二）护林\n（三）通路\n（四）改厕")
    #expect(StructurePair.marks(on: fixed).isEmpty)
  }

  @Test("A heading with a wrong mark is a heading still: one mistake, one mark")
  func wrongMarkAlone() {
    let text = "一、谋划\n早动员。\n二，落实\n抓到底。\n三、见效\n群众夸。"
    #expect(StructurePair.marks(on: text).map(\.rule) == ["ordinal-mark"])
  }

  @Test("A form that the draft does not use is no heading")
  func looseOrdinals() {
    #expect(StructurePair.marks(on: "工作不少。\n一，不能等。\n要赶早。").isEmpty)
    #expect(StructurePair.marks(on: "工作不少。\n3，不能等。\n要赶早。").isEmpty)
  }
}
