import Glossary
import GlossaryStore
import Testing

/// Files of glossary rows, right and wrong.
@Suite struct TableTests {
  private static let good = "三清\t3\t清沟|清渠|清塘\tlist\t本县\thigh\topen"

  @Test func readsRowsWithCommentsEmptyLinesAndCarriageReturns() {
    let reading = SloganTable.read(Array("# 说明\r\n\r\n\(Self.good)\r\n\(Self.good)".utf8))
    #expect(reading.problems.isEmpty)
    let slogan = KnownSlogan(
      form: "三清", counts: [3], members: ["清沟", "清渠", "清塘"], shape: .list, source: "本县", certainty: .high,
      standing: .open)
    #expect(reading.rows == [slogan, slogan])
    #expect(SloganTable.read([]).rows.isEmpty)
  }

  @Test(arguments: [
    ("三清\t3\t清沟|清渠|清塘\tlist", "应有7栏，实有4栏"), ("三清", "应有7栏，实有1栏"),
    ("三清\t3\t清沟|清渠|清塘\tlists\t本县\thigh\topen", "类别“lists”"),
    ("三清\t3\t清沟|清渠|清塘\tlist\t本县\tsure\topen", "不是“sure”"),
    ("三清\t3\t清沟|清渠|清塘\tlist\t本县\thigh\tmaybe", "不是“maybe”"),
    ("三清\t3\t清沟|清渠\tlist\t本县\thigh\topen", "“三清”的数为3，成员却有2项"),
    ("三清\t三\t清沟|清渠|清塘\tlist\t本县\thigh\topen", "不是“三”"),
    ("三清\t3+x\t清沟|清渠|清塘\tlist\t本县\thigh\topen", "不是“3+x”"),
    ("三清\t\t清沟|清渠|清塘\tlist\t本县\thigh\topen", "不是“”"),
    ("三清\t9223372036854775808\t清沟\tlist\t本县\thigh\topen", "不是“9223372036854775808”"),
    ("\t3\t清沟|清渠|清塘\tlist\t本县\thigh\topen", "口号一栏是空的"),
  ])
  func saysWhatIsWrongWithWhichLine(_ row: String, _ expected: String) throws {
    let reading = SloganTable.read(Array("# 说明\n\(Self.good)\n\n\(row)\n\(Self.good)\n".utf8))
    #expect(reading.rows.count == 2)
    #expect(reading.problems.count == 1)
    let problem = try #require(reading.problems.first)
    #expect(problem.hasPrefix("第4行：") && problem.hasSuffix("。"), "\(problem)")
    #expect(problem.contains(expected), "\(problem)")
  }

  @Test(arguments: [("五湖四海\tidiom", "应有3栏，实有2栏"), ("五湖四海\tsaying\t成语", "类别“saying”")])
  func saysWhatIsWrongWithFormsThatAreNotCounted(_ row: String, _ expected: String) throws {
    let reading = UncountedTable.read(Array("\(row)\n四面八方\tidiom\t成语\n".utf8))
    #expect(reading.rows == [UncountedForm(form: "四面八方", kind: .idiom)])
    #expect(reading.problems.count == 1)
    #expect(reading.problems.first?.hasPrefix("第1行：") == true)
    #expect(reading.problems.first?.contains(expected) == true)
  }

  @Test func countsThatOverflowAreAProblemAndNoTrap() {
    let huge = "9223372036854775807+9223372036854775807"
    let reading = SloganTable.read(Array("三清\t\(huge)\t清沟\tlist\t本县\thigh\topen".utf8))
    #expect(reading.problems.count == 1)
  }
}
