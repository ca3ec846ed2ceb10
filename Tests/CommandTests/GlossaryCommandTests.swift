import Foundation
import TestSupport
import Testing

/// `zhubi glossary lookup`, `list`, `stats`, `check`, `diff`, `merge`, `review`.
@Suite struct GlossaryCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      三清一改
        类别：口号
        成员：清沟｜清渠｜清塘｜改厕
        又作：3清1改
        次数：12次，3篇
        出处：往年/报告.txt:7
        状态：学得

      民晴夜谈
        次数：1次，1篇
        状态：存疑
        疑为：民情夜谈

      民情夜谈
        不用：民情夜淡
      """, to: "词库.txt")
  }

  private func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(["glossary"] + arguments, in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")])
  }

  @Test func looksUpInAFileAndInWhatShips() throws {
    let found = try run(["lookup", "三清一改", "--glossary", "词库.txt"])
    #expect(found.status == 0 && found.complaint.isEmpty)
    for part in ["清沟、清渠、清塘、改厕", "12次，见于3篇", "往年/报告.txt 第7行", "3清1改"] {
      #expect(found.text.contains(part), "\(found.text)")
    }
    #expect(try run(["lookup", "三会一课"]).text.contains("党小组会"), "what ships is always asked")
    let json = try run(["lookup", "3清1改", "--glossary", "词库.txt", "--format", "json"])
    let match = try #require((json.json["matches"] as? [[String: Any]])?.first)
    #expect(match["form"] as? String == "三清一改" && match["match"] as? String == "exact")
    #expect(match["byOtherName"] as? Bool == true && (match["members"] as? [String])?.count == 4)
  }

  @Test func asksTheGlossaryOfTheWorkspace() throws {
    try folder.write("{\"glossary\": \"词库.txt\"}", to: ".zhubi.json")
    #expect(try run(["lookup", "三清一改"]).status == 0)
    #expect(try run(["stats"]).text.contains("存疑 1"))
  }

  @Test func saysWhenNothingIsThereAndWhatIsNear() throws {
    let near = try run(["lookup", "三清一盖", "--glossary", "词库.txt"])
    #expect(near.status == 1 && near.output.isEmpty && near.complaint.contains("相近的有“三清一改”"))
    let fuzzy = try run(["lookup", "三清一盖", "--fuzzy", "--glossary", "词库.txt"])
    #expect(fuzzy.status == 0 && fuzzy.text.contains("三清一改"))
    let none = try run(["lookup", "蓬莱仙阁", "--fuzzy"])
    #expect(none.status == 1 && none.complaint.contains("也没有与它相近的词"))
    #expect((try run(["lookup", "蓬莱仙阁", "--format", "json"]).json["matches"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: [
    ["lookup"], ["lookup", "甲", "乙"], ["lookup", "“”"], ["lookup", "甲", "--format", "csv"], ["list", "甲"],
    ["stats", "甲"],
    ["check"], ["diff", "甲"], ["merge", "甲", "-o", "乙"], ["review"], ["export", "甲"], ["export", "--format", "text"],
    ["lookup", "甲", "--glossary", "没有.txt"], ["list", "--glossary", "没有.txt"], ["check", "没有.txt"],
    ["review", "词库.txt", "--accept", "没有"],
  ])
  func aMistakeIsOneSentence(_ arguments: [String]) throws {
    let run = try run(arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaint.hasPrefix("zhubi: ") && run.complaint.count < 200, "\(run.complaint)")
  }

  @Test func listsTheWeightiestFirst() throws {
    let forms = try run(["list", "--glossary", "词库.txt", "--format", "json"]).json["entries"] as? [[String: Any]]
    let names = (forms ?? []).compactMap { $0["form"] as? String }
    #expect(names.contains("民情夜谈") && names.contains("三会一课") && names.last == "民晴夜谈")
    let suspects = try run(["list", "--glossary", "词库.txt", "--status", "存疑"]).text
    #expect(suspects == "民晴夜谈  术语  存疑  1次，1篇\n")
  }

  @Test func checksByLine() throws {
    let good = try run(["check", "词库.txt"])
    #expect(good.status == 0 && good.output.isEmpty)
    try folder.write(
      "四治\n  类别：口号\n  成员：治水｜治土｜治气\n\n甲词\n  不用：乙词\n\n乙词\n\n丙词\n  类型：无\n", to: "错.txt")
    let bad = try run(["check", "错.txt"])
    #expect(bad.status == 1)
    for part in ["第1行：“四治”的数目是4，成员却有3项", "第5行：“乙词”要改为“甲词”", "第11行：没有“类型”"] {
      #expect(bad.text.contains(part), "\(bad.text)")
    }
  }

  @Test func comparesMergesAndReviews() throws {
    try folder.write("三清一改\n  类别：口号\n  成员：清沟｜清渠｜清灶｜改厕\n\n新词条\n", to: "乙.txt")
    let diff = try run(["diff", "词库.txt", "乙.txt"])
    #expect(diff.status == 1)
    for part in ["+ 新词条", "- 民情夜谈", "~ 三清一改：", "清塘、改厕” → “清沟、清渠、清灶"] {
      #expect(diff.text.contains(part), "\(diff.text)")
    }
    #expect(try run(["diff", "词库.txt", "词库.txt"]).status == 0)

    #expect(try run(["merge", "词库.txt", "乙.txt", "-o", "合.txt"]).status == 0)
    #expect(try run(["lookup", "三清一改", "--glossary", "合.txt"]).text.contains("清灶"))
    #expect(try run(["diff", "合.txt", "词库.txt"]).text.contains("- 新词条"))

    #expect(try run(["review", "词库.txt"]).text.hasPrefix("民晴夜谈  术语  存疑"))
    let done = try run(["review", "词库.txt", "--accept", "三清一改", "--reject", "民晴夜谈"])
    #expect(done.status == 0)
    let text = try String(contentsOfFile: folder.path("词库.txt"), encoding: .utf8)
    #expect(text.contains("\n民晴夜谈\n  次数：1次，1篇\n  状态：不收\n"), "\(text)")
    #expect(try run(["lookup", "民晴夜谈", "--glossary", "词库.txt"]).status == 1)
    #expect(try run(["review", "词库.txt"]).output.isEmpty)
  }

  @Test func exportsTables() throws {
    try folder.write("甲，\"乙\n  说明：=1+1\n  例句：a,b\n", to: "怪.txt")
    let csv = try run(["export", "--glossary", "怪.txt", "--kind", "术语"])
    #expect(csv.status == 0)
    #expect(csv.text.hasPrefix("\u{FEFF}词条,类别,"))
    #expect(csv.text.contains("\r\n\"甲，\"\"乙\",术语,手定,,,,0,0,,,'=1+1,\"a,b\"\r\n"), "\(csv.text)")
    let lines = try run(["export", "--format", "jsonl", "--glossary", "词库.txt", "-o", "词.jsonl"])
    #expect(lines.status == 0 && lines.output.isEmpty)
    let text = try String(contentsOfFile: folder.path("词.jsonl"), encoding: .utf8)
    for line in text.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["form"] is String)
    }
    #expect(text.split(separator: "\n").count > 200)
  }
}
