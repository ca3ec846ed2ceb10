import ProseText
import TestSupport
import Testing
import Workspace

@Suite struct DraftDiscoveryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The names that `paths`, inside the test's folder, are reported under.
  private func names(_ paths: String...) -> [String] {
    DraftDiscovery(paths.map { FilePath(folder.path($0)) }).drafts.map {
      $0.name.hasPrefix(folder.path) ? "/" + $0.name.dropFirst(folder.path.utf8.count + 1) : $0.name
    }
  }

  @Test func takesDraftsOfAFolderByExtensionAndSortsThem() throws {
    for name in ["乙.txt", "b.MD", "a.text", "sub/deep/c.markdown", "sub.txt", "d.docx", "README", "e.json", "txt"] {
      try folder.write("文", to: name)
    }
    #expect(names("") == ["a.text", "b.MD", "d.docx", "sub.txt", "sub/deep/c.markdown", "乙.txt"])
  }

  @Test func skipsHiddenThingsAndPackagesOfOtherTools() throws {
    for name in [".git/a.txt", ".build/a.md", "node_modules/x/readme.md", "x/.hidden/a.txt", "._a.txt", "x/a.txt"] {
      try folder.write("文", to: name)
    }
    #expect(names("") == ["x/a.txt"])
    #expect(names(".git") == ["a.txt"], "a hidden folder named on purpose is entered")
  }

  @Test func takesANamedFileWhateverItsExtension() throws {
    try folder.write("文", to: "报告.dat")
    #expect(names("报告.dat", "没有的文件") == ["/报告.dat", "/没有的文件"])
  }

  @Test func takesEachFileOnce() throws {
    try folder.write("文", to: "x/a.txt")
    try folder.link("x/0.txt", to: "a.txt")
    #expect(names("x", "x/a.txt", "x", "x/../x/a.txt") == ["a.txt"])
    #expect(names("x/a.txt", "x") == ["/x/a.txt"])
  }

  @Test func survivesLinksInACircle() throws {
    try folder.write("文", to: "x/a.txt")
    try folder.link("x/again", to: "..")
    try folder.link("x/self", to: "self")
    try folder.link("0", to: "x")
    #expect(names("") == ["x/a.txt"])
  }

  @Test func followsLinksToFilesOnly() throws {
    try folder.write("文", to: "elsewhere/a.txt")
    try folder.makeFolder("x")
    try folder.link("x/linked", to: "../elsewhere")
    try folder.link("x/b.txt", to: "../elsewhere/a.txt")
    try folder.link("x/gone.txt", to: "nowhere")
    #expect(names("x") == ["b.txt", "gone.txt"], "a dead link is a draft that cannot be read")
  }

  @Test func tellsFilesOfOneNameInTwoFoldersApart() throws {
    try folder.write("文", to: "x/a.txt")
    try folder.write("文", to: "y/a.txt")
    try folder.write("文", to: "y/b.txt")
    #expect(names("x", "y") == ["/x/a.txt", "/y/a.txt", "b.txt"])
  }

  @Test func takesAFolderCalledLikeADraftForAMistakeUnlessASlashFollows() throws {
    try folder.write("文", to: "x.txt/a.txt")
    #expect(names("x.txt") == ["/x.txt"])
    #expect(names("x.txt/") == ["a.txt"])
    #expect(names("") == ["x.txt/a.txt"])
  }

  @Test func findsFilesWhoseNamesAreNotUTF8() throws {
    let name = FilePath(folder.path).appending([0xD6, 0xEC] + Array(".txt".utf8))
    try folder.write("文", to: "plain")
    try #require(name.renamed(from: folder.path("plain")))
    let drafts = DraftDiscovery([FilePath(folder.path)]).drafts
    #expect(drafts.map(\.name) == ["\u{FFFD}\u{FFFD}.txt"])
    #expect(try DraftReader.read(try #require(drafts.first)).source.bytes == Array("文".utf8))
  }
}

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a.txt", "txt"), ("a/b.TXT", "txt"), ("a.b/c", ""), (".txt", ""), ("x/.md", ""), ("a.", ""), ("", ""),
    ("a.md/", ""), ("报告.v2.md", "md"),
  ])
  func readsTheExtension(_ path: String, _ expected: String) {
    #expect(FilePath(path).fileExtension == expected)
  }

  @Test func joinsPaths() {
    #expect(FilePath("a").appending("b".utf8).text == "a/b")
    #expect(FilePath("a/").appending("b".utf8).text == "a/b")
    #expect(FilePath(".").appending("b".utf8).text == "b")
    #expect(FilePath("a/b").folder.text == "a")
    #expect(FilePath("/b").folder.text == "/")
    #expect(FilePath("b").folder.text == ".")
  }
}
