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
}
