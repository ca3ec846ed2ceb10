import Foundation
import GlossaryStore
import ProseText
import TestSupport
import Testing
import Workspace

@Suite struct CorpusFilesTests {
  /// What was found in the corpus of a workspace is opened only as long as it lies there.
  @Test func aCorpusThatIsSwappedIsNotOpened() throws {
    let folder = try TemporaryFolder()
    try folder.write("甲\n", to: "w/hist/inner/a.txt")
    try folder.write("乙\n", to: "out/a.txt")
    try folder.write("乙\n", to: "out/inner/a.txt")
    let root = try #require(FilePath(folder.path("w/hist")).canonical)
    let files = CorpusFiles(workspaceCorpus: [root])
    let path = try #require(files.documents.first?.path)
    #expect(String(decoding: try files.opener.open(path).source.bytes, as: UTF8.self) == "甲\n")
    for (place, target) in [("w/hist/inner", "../../out"), ("w/hist", "../out")] {
      try FileManager.default.moveItem(atPath: folder.path(place), toPath: folder.path("was"))
      try folder.link(place, to: target)
      #expect(throws: CorpusProblem.self) { try files.opener.open(path) }
      #expect(CorpusFiles(workspaceCorpus: [root]).documents.isEmpty)
      try FileManager.default.removeItem(atPath: folder.path(place))
      try FileManager.default.moveItem(atPath: folder.path("was"), toPath: folder.path(place))
    }
    #expect(CorpusFiles(workspaceCorpus: [root]).documents.count == 1)
  }
}
