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
  func unpacksWhatPythonPackedAsZIP64() throws {
    let folder = try TemporaryFolder()
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scripts/pack_large.py")
    let run = try Self.python.run([script.path, folder.path])
    #expect(run.status == 0, "\(run.text)")
    for name in ["forced.zip", "directory.zip"] {
      let bytes = Array(try Data(contentsOf: URL(filePath: folder.path(name))))
      let archive = try ZipArchive(bytes)
      #expect(archive.entries.map(\.name) == ["a.xml", "目录/b.xml"])
      for entry in archive.entries {
        #expect(try archive.contents(of: entry) == Array(String(repeating: entry.name, count: 500).utf8), "\(name)")
      }
      // What was read can be written again in the plain form.
      var writer = ZipWriter()
      for entry in archive.entries { writer.add(entry, of: archive) }
      #expect(try ZipArchive(writer.finished()).entries.map(\.size) == archive.entries.map(\.size))
      // No cut and no changed byte may do harm.
      for length in stride(from: 4, to: bytes.count, by: 7) { _ = try? ZipArchive(Array(bytes.prefix(length))) }
      for at in stride(from: bytes.count - 220, to: bytes.count, by: 1) {
        var damaged = bytes
        damaged[at] ^= 0xFF
        guard let archive = try? ZipArchive(damaged) else { continue }
        for entry in archive.entries { _ = try? archive.contents(of: entry) }
      }
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
