import Foundation
import TestSupport
import Testing
import Workspace

@Suite struct OutputFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func contents(_ name: String) -> String? {
    try? String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test func appearsOnlyWhenComplete() throws {
    try folder.write("旧", to: "r.json")
    let output = try OutputFile.replacing(FilePath(folder.path("r.json")))
    try output.write(Array("新的".utf8))
    #expect(contents("r.json") == "旧")
    try output.write(Array("报告".utf8))
    try output.finish()
    #expect(contents("r.json") == "新的报告")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.json"])
  }

  @Test func leavesTheFileAloneWhenAbandoned() throws {
    try folder.write("旧", to: "r.json")
    let output = try OutputFile.replacing(FilePath(folder.path("r.json")))
    try output.write([0x41])
    output.abandon()
    #expect(contents("r.json") == "旧")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.json"])
  }

  @Test func keepsAccessRightsAndFollowsLinks() throws {
    let path = try folder.write("旧", to: "r.json")
    chmod(path, 0o640)
    try folder.link("link.json", to: "r.json")
    let output = try OutputFile.replacing(FilePath(folder.path("link.json")))
    try output.write([0x41])
    try output.finish()
    #expect(contents("r.json") == "A")
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o640)
  }

  @Test func refusesFoldersAndMissingFolders() throws {
    for name in ["", "none/r.json"] {
      #expect(throws: OutputProblem.self) { try OutputFile.replacing(FilePath(folder.path(name))) }
    }
  }

  #if os(Linux)
    /// Between finding a draft and mending it, somebody puts a link in the place of its folder.
    @Test func staysInsideWhatWasNamed() throws {
      let text = "推进推进重点工作。"
      for name in ["named/sub/a.txt", "named/other/a.txt", "outside/a.txt"] { try folder.write(text, to: name) }
      let drafts = DraftDiscovery([FilePath(folder.path("named"))]).drafts
      let draft = try #require(drafts.first { $0.name == "sub/a.txt" })
      let original = try DraftReader.read(draft)
      let mend = { (draft: DraftFile) throws in
        try DraftWriter.replace(FilePath(draft.openPath), original, with: Array("推进".utf8), inside: draft.root)
      }
      try FileManager.default.removeItem(atPath: folder.path("named/sub"))
      try folder.link("named/sub", to: folder.path("outside"))
      #expect(throws: DraftProblem.self) { try mend(draft) }
      #expect(contents("outside/a.txt") == text)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("outside")) == ["a.txt"])
      // What was named itself is written wherever it is, and what was not moved is written.
      try mend(DraftFile(name: "a.txt", origin: draft.origin))
      #expect(contents("outside/a.txt") == "推进")
      try mend(try #require(drafts.first { $0.name == "other/a.txt" }))
      #expect(contents("named/other/a.txt") == "推进")
    }
  #endif
}
