import Foundation
import TestSupport
import Testing

@testable import Workspace

/// Archives compared with Python's zipfile, in both directions.
@Suite struct ArchiveReferenceTests {
  private static let python = OutsideProgram("python3")

  @Test(.enabled(if: python.isExpected))
  func unpacksWhatPythonPacked() throws {
    let folder = try TemporaryFolder()
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scripts/pack.py")
    let run = try Self.python.run([script.path, folder.path])
    #expect(run.status == 0, "\(run.text)")
    let archive = try ZipArchive(Array(try Data(contentsOf: URL(filePath: folder.path("all.zip")))))
    #expect(archive.entries.count == 7 * 41)
    for entry in archive.entries {
      let name = String(entry.name.prefix { $0 != "-" })
      let expected = Array(try Data(contentsOf: URL(filePath: folder.path(name))))
      #expect(try archive.contents(of: entry) == expected, "\(entry.name)")
    }
  }

  @Test(.enabled(if: python.isExpected))
  func writesWhatPythonUnpacks() throws {
    let folder = try TemporaryFolder()
    var writer = ZipWriter()
    writer.add("甲/a.xml", Array("文".utf8))
    writer.add("b", [])
    let first = writer.finished()
    let archive = try ZipArchive(first)
    var second = ZipWriter()
    for entry in archive.entries { second.add(entry, of: archive) }
    #expect(second.finished() == first)
    try folder.write(first, to: "a.zip")
    let code = "import zipfile;z=zipfile.ZipFile('a.zip');print(z.testzip(),z.namelist(),z.read('甲/a.xml').decode())"
    let run = try Self.python.run(
      ["-c", code], in: URL(filePath: folder.path), environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(run.text == "None ['甲/a.xml', 'b'] 文\n")
  }
}
