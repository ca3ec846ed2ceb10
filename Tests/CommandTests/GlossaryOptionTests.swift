import TestSupport
import Testing

/// `zhubi lint --glossary`.
@Suite struct GlossaryOptionTests {
  @Test func usesTheMembersThatAFileGives() throws {
    let folder = try TemporaryFolder()
    let glossary = try folder.write("三清一改\n  类别：口号\n  成员：清沟｜清渠｜清塘｜改厕\n", to: "词库.txt")
    let draft = try folder.write("全县深化“三清一改”，即清沟、清渠、清灶、改厕。\n", to: "稿.txt")
    let without = try CommandRun(["lint", draft], in: folder)
    #expect(!without.text.contains("slogan-members"))
    let with = try CommandRun(["lint", "--glossary", glossary, draft], in: folder)
    #expect(with.text.contains("slogan-members"), "\(with.text)\(with.complaint)")
  }

  @Test func saysWhichLineOfAGlossaryIsWrong() throws {
    let folder = try TemporaryFolder()
    let glossary = try folder.write("三清一改\n  类型：口号\n", to: "词库.txt")
    let draft = try folder.write("没有问题。\n", to: "稿.txt")
    for path in [glossary, folder.path("没有.txt")] {
      let run = try CommandRun(["lint", "--glossary", path, draft], in: folder)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaint.contains(path), "\(run.complaint)")
    }
    #expect(try CommandRun(["lint", "--glossary", glossary, draft], in: folder).complaint.contains("第2行"))
  }
}
