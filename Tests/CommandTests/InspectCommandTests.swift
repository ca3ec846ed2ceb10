import Foundation
import TestSupport
import Testing

/// How a draft was understood, through the built command.
@Suite struct InspectCommandTests {
  private static let sample = Checkout.root.appending(path: "Sources/zhubi/Samples/sample-draft.txt").path
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func inspect(_ arguments: String...) throws -> CommandRun {
    try CommandRun(["inspect"] + arguments, in: folder)
  }

  @Test func showsWhatTheRulesGoBy() throws {
    let run = try inspect(Self.sample)
    #expect(run.status == 0)
    #expect(run.complaint.isEmpty)
    for line in [
      "第6行 〔正文〕 一、过去一年的工作", "    标题：第1级，序号1，“过去一年的工作”", "    标题：第2级，序号3，“民生保障持续加强”",
      "    口号：“五有”，数目5；列出4项：村村有产业；户户有收入；人人有活干；年年有变化", "    日期：2月30日 ＝ 2月30日",
      "    日期：2025年6月18日 ＝ 2025年6月18日，星期五", "    数量：1.86万吨 ＝ 18600，单位吨，总数，所指“粮食总产量”",
    ] {
      #expect(run.text.contains(line + "\n"), "\(line)")
    }
  }

  @Test func showsWhatFiguresDo() throws {
    try folder.write(
      "全乡共有耕地3260亩，其中水田1840亩、旱地1420亩。茶园由800亩扩大到1000亩，增长25%。目前，全乡注册志愿者达到约1.2万人。\n", to: "a.txt")
    let run = try inspect("a.txt")
    for line in [
      "数量：3260亩 ＝ 3260，单位亩，总数", "数量：1840亩 ＝ 1840，单位亩，分项", "数量：1420亩 ＝ 1420，单位亩，分项",
      "数量：800亩 ＝ 800，单位亩，变化前", "数量：1000亩 ＝ 1000，单位亩，变化后", "数量：25% ＝ 25，增减",
      "数量：1.2万人 ＝ 12000，单位人，约数，所指“注册志愿者”",
    ] {
      #expect(run.text.contains(line), "\(line)\n\(run.text)")
    }
  }

  @Test func showsOneParagraph() throws {
    let run = try inspect(Self.sample + ":9")
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("第9行 〔正文〕 （二）基础设施不断完善。") == true)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
    #expect(try inspect(Self.sample).text.contains(run.text))
  }

  @Test func saysSoWhereThereIsNothing() throws {
    try folder.write("", to: "empty.txt")
    #expect(try inspect("empty.txt").text == "稿件没有文字。\n")
    #expect(try inspect(Self.sample + ":2").text == "第2行没有文字。\n")
    #expect(try inspect(Self.sample + ":999").text == "第999行没有文字。\n")
  }

  @Test(arguments: [
    ([], "请写明要看哪一份稿件"), (["no.txt"], "找不到“no.txt”"), (["no.txt:3"], "找不到“no.txt”"), (["a.txt:0"], "“0”不是行号"),
    (["a.txt:-4"], "“-4”不是行号"), (["a.txt:x"], "“a.txt:x”"), (["a.txt", "b.txt"], "多出了参数“b.txt”"),
    (["a.txt:"], "“a.txt:”"),
    (["a.txt:99999999999999999999"], "“a.txt:99999999999999999999”"),
  ])
  func aMistakeIsOneClearSentence(_ arguments: [String], _ expected: String) throws {
    try folder.write("好。\n", to: "a.txt")
    let run = try CommandRun(["inspect"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.hasPrefix("zhubi: ") && run.complaint.contains(expected), "\(run.complaint)")
    #expect(run.complaint.split(separator: "\n").count == 1)
  }
}
