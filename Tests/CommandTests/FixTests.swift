import Foundation
import TestSupport
import Testing

/// `--fix` and `--diff`, with `git apply` and `patch` as readers of the patch.
@Suite struct FixTests {
  let folder: TemporaryFolder
  private static let wrong = "一、总体\r\n各村继续推进推进改厕工作。\n问计于民、问计于民，大力改善改善环境。\n\n😀（一）、任务\n第二、抓落实。"

  init() throws {
    folder = try TemporaryFolder()
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.path(name))))
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments, in: folder)
  }

  @Test func changesNothingButTheMistakes() throws {
    try folder.write(Self.wrong, to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a.txt"))
    let run = try run("lint", "--fix", "a.txt")
    #expect(run.text.contains("已直接修改"))
    let text = String(decoding: try bytes("a.txt"), as: UTF8.self)
    #expect(text.hasPrefix("一、总体\r\n各村继续推进改厕工作。\n问计于民，大力改善环境。\n\n"), "\(text)")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("a.txt"))[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    let again = try bytes("a.txt")
    #expect(try !self.run("lint", "--fix", "a.txt").text.contains("已直接修改"))
    #expect(try bytes("a.txt") == again)
  }

  @Test func keepsTheEncoding() throws {
    let text = "各村继续推进推进改厕工作。\r\n"
    let fixed = "各村继续推进改厕工作。\r\n"
    func utf16(_ text: String, _ isBig: Bool) -> [UInt8] {
      ("\u{FEFF}" + text).utf16.flatMap {
        isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
    }
    let national = { (text: String) in
      Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    }
    let table: [(String, [UInt8], [UInt8])] = [
      ("bom.txt", Array("\u{FEFF}\(text)".utf8), Array("\u{FEFF}\(fixed)".utf8)),
      ("little.txt", utf16(text, false), utf16(fixed, false)), ("big.txt", utf16(text, true), utf16(fixed, true)),
      ("gb.txt", national(text), national(fixed)),
    ]
    for (name, before, _) in table { try folder.write(before, to: name) }
    #expect(try run("lint", "--fix", ".").status == 0)
    for (name, _, after) in table { #expect(try bytes(name) == after, "\(name)") }
  }

  @Test func leavesAloneWhatItMayNotWrite() throws {
    try folder.write("各村继续推进推进改厕工作。\n", to: "a.txt")
    try folder.link("l.txt", to: "a.txt")
    #expect(try run("lint", "--fix", "l.txt").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("l.txt")) == "a.txt")
    #expect(try bytes("a.txt") == Array("各村继续推进改厕工作。\n".utf8))
    for arguments in [
      ["--fix", "--diff"], ["--fix", "-"], ["--diff", "--format", "json"], ["--fix", "--since", "HEAD"],
      ["--since", "HEAD", "--update-baseline"],
    ] {
      #expect(try CommandRun(["lint"] + arguments, in: folder).status == 2, "\(arguments)")
    }
  }

  @Test func patchesAreTakenByGitAndByPatch() throws {
    let national = Array("大力推进推进修路。\n".data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    let names = ["稿件/a b.txt", "c.md", "无行尾.txt", "quote\"d.txt"]
    for (number, name) in names.enumerated() {
      let lines = (0..<40).map { $0 % 9 == number ? "各村继续推进推进改厕第\($0)段。" : "第\($0)段没有问题。" }
      try folder.write(
        lines.joined(separator: number == 1 ? "\r\n" : "\n") + (number == 2 ? "" : "\n"), to: "w/\(name)")
    }
    try folder.write(national, to: "w/gb.txt")
    let script = { (apply: String) in
      """
      set -e
      rm -rf x y && cp -R w x && cp -R w y
      (cd x && "$ZHUBI" lint --diff > ../patch || true)
      (cd y && "$ZHUBI" lint --fix --quiet > /dev/null || true)
      (cd x && \(apply))
      diff -r x y && echo same
      """
    }
    for (program, apply) in [
      ("git", "git init -q . && git apply --whitespace=nowarn ../patch && rm -rf .git"),
      ("patch", "patch -s -p1 --binary < ../patch"),
    ] {
      guard try CommandRun(shell: "command -v \(program)", in: folder).status == 0 else {
        print("skipped: there is no \(program) on this machine")
        continue
      }
      let run = try CommandRun(shell: script(apply), in: folder)
      #expect(run.text == "same\n", "\(program): \(run.text) \(run.complaint)")
    }
    let patch = try bytes("patch")
    #expect(patch.starts(with: "--- a/".utf8))
  }

  @Test func aPatchOfUTF16IsNoText() throws {
    let text = "\u{FEFF}各村继续推进推进改厕工作。\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try folder.write(text, to: "a.txt")
    let run = try run("lint", "--diff")
    #expect(run.status == 2)
    #expect(run.output.isEmpty && run.complaint.contains("不能写成补丁"))
  }
}
