import Foundation
import TestSupport
import Testing

/// Copies of Word drafts with comments, opened by LibreOffice.
@Suite struct WordCommentTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(.enabled(if: WordTools.areExpected))
  func libreOfficeShowsTheCommentsAndTheSameText() throws {
    try WordTools.makeSample("a.docx", in: folder)
    let before = try Data(contentsOf: URL(filePath: folder.path("a.docx")))
    let run = try CommandRun(["lint", "--format", "docx", "--output", "b.docx", "a.docx"], in: folder)
    #expect(run.status == 1, "\(run.complaint)")
    #expect(try Data(contentsOf: URL(filePath: folder.path("a.docx"))) == before, "the draft stays as it is")

    // The flat form of LibreOffice holds everything in one file of XML.
    try WordTools.convert("b.docx", to: "fodt:OpenDocument Text Flat XML", in: folder)
    let opened = try String(contentsOfFile: folder.path("out/b.fodt"), encoding: .utf8)
    let notes = opened.components(separatedBy: "<office:annotation ").dropFirst()
    #expect(notes.count >= 5)
    for (words, message) in [
      ("五有", "“五有”应有5项"), ("2月30日", "没有2月30日"), ("推进推进", "连写了两遍"), ("四、", "之后应是“三、”"), ("6月31日", "没有6月31日"),
    ] {
      let note = notes.first { $0.contains(message) } ?? ""
      #expect(!note.isEmpty, "\(message)")
      let after = note.components(separatedBy: "</office:annotation>").last ?? ""
      let covered = after.components(separatedBy: "<office:annotation-end").first ?? ""
      #expect(covered.replacing(/<[^>]*>/, with: "") == words)
    }
    for name in ["a", "b"] { try WordTools.convert("\(name).docx", to: "txt:Text (encoded):UTF8", in: folder) }
    let texts = try ["a", "b"].map { try String(contentsOfFile: folder.path("out/\($0).txt"), encoding: .utf8) }
    #expect(texts[0] == texts[1])

    // Findings of the copy are those of the draft, and comments are added to comments.
    let again = try CommandRun(["lint", "--format", "docx", "--output", "c.docx", "b.docx"], in: folder)
    #expect(again.status == 1)
    try WordTools.convert("c.docx", to: "fodt:OpenDocument Text Flat XML", in: folder)
    let twice = try String(contentsOfFile: folder.path("out/c.fodt"), encoding: .utf8)
    #expect(twice.components(separatedBy: "<office:annotation ").count == 2 * notes.count + 1)
  }

  @Test func takesOneWordDraftAndAFileForTheCopy() throws {
    try folder.write("好。\n", to: "a.txt")
    try folder.write("好。\n", to: "d/a.docx")
    try folder.write("好。\n", to: "d/b.docx")
    for (arguments, expected) in [
      (["a.txt", "--output", "b.docx"], "Word 稿件（.docx）"), (["d", "--output", "b.docx"], "一份"),
      (["d/a.docx"], "--output"),
      (["d/a.docx", "--output", "d/a.docx"], "会覆盖"),
    ] {
      let run = try CommandRun(["lint", "--format", "docx"] + arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.complaint.contains(expected), "\(run.complaint)")
      #expect(run.output.isEmpty)
    }
    let broken = try CommandRun(["lint", "--format", "docx", "--output", "b.docx", "d/a.docx"], in: folder)
    #expect(broken.status == 2)
    #expect(broken.complaint.contains("不是 Word 文件"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("b.docx")))
  }
}
