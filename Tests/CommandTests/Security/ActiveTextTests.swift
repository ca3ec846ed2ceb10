import Foundation
import TestSupport
import Testing

/// Characters that would act on a terminal, hide, or turn a line around come out of no command as they are.
@Suite struct ActiveTextTests {
  private static let active =
    "\u{1B}]0;x\u{7}\u{1B}[2J\u{9B}31m\u{8}\u{7F}\u{85}\u{202E}\u{2066}\u{200F}\u{200B}\u{2028}\u{2029}\u{FEFF}\u{AD}\u{E0041}\u{1}\u{3164}\u{34F}\u{115F}\u{2800}"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let active = Self.active
    try folder.write(
      "一、总\(active)体\n各村继续推进推进\(active)改厕工作。\n三、“\(active)”二是甲\(active)。\n2025年2月30日\(active)开会，赴\(active)民晴夜淡。\n增强“五个\(active)意识”，“五个意识”。\n附件2\(active)\n",
      to: "d/\u{1B}[31m\u{202E}甲\u{9B}\n::error::x.txt")
    try folder.write(
      "民情夜谈\n  不用：民晴夜淡\n  说明：\(active.replacing("\u{85}", with: ""))\n  例句：例\(active)\n\n甲\(active)乙\n  又作：丙\(active)\n  出处：\(active):1\n",
      to: "g.txt")
    // One that differs from it, has an entry that awaits a word, and lines that cannot be understood.
    try folder.write(
      "民情夜谈\n  不用：民\(active)夜淡\n  状态：存疑\n  疑为：民\(active)夜谈\n  例句：例\(active)\n  没有\(active)：项\n  次数：3\(active)次\n",
      to: "h.txt")
    try folder.write(
      "{\"ignore\": [{\"rule\": \"repeated-text\", \"text\": \"\u{202E}\\u001b[2J\", \"path\": \"\u{202E}\"}]}",
      to: "d/.zhubi.json")
  }

  /// What acts in `bytes`; line ends alone may stand there.
  private static func acting(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
      }
    }.map { String($0.value, radix: 16) }
  }

  private static let formats = ["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "html"]

  @Test(arguments: formats)
  func reports(_ format: String) throws {
    let run = try CommandRun(["lint", "d", "--glossary", "g.txt", "--format", format], in: folder)
    #expect(run.status == 1, "\(run.complaint)")
    #expect(Self.acting(run.output) == [], "\(run.text)")
    #expect(Self.acting(Array(run.complaint.utf8)) == [])
    #expect(run.text.contains("date-validity"))
    #expect(!run.text.split(separator: "\n").contains { $0.hasPrefix("::error::x") })
  }

  /// In JSON a character keeps its meaning, whatever it is written as.
  @Test func valuesInJSONStayTheSame() throws {
    try folder.write("各村继续推进\u{202E}推进\u{202E}改厕、2月30\u{200B}日。2025年2月30日\n", to: "e/\u{202E}.txt")
    let run = try CommandRun(["lint", "e", "--format", "json"], in: folder)
    #expect(Self.acting(run.output) == [] && run.paths == ["\u{202E}.txt"])
    let sarif = try CommandRun(["lint", "e", "--format", "sarif"], in: folder)
    #expect(sarif.text.contains("%E2%80%AE.txt"))
  }

  @Test func otherCommands() throws {
    let draft = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("d")).first { $0.hasSuffix("txt") })
    for arguments in [
      ["inspect", "d/\(draft)"], ["inspect", "d/\(draft):2"], ["config", "check", "d"],
      ["glossary", "list", "--glossary", "g.txt"],
      ["glossary", "list", "--glossary", "g.txt", "--format", "json"],
      ["glossary", "lookup", "民情夜谈", "--glossary", "g.txt"],
      ["glossary", "lookup", "甲\(Self.active)乙", "--glossary", "g.txt"],
      ["glossary", "lookup", "民情夜谈", "--glossary", "g.txt", "--format", "json"], ["glossary", "check", "g.txt"],
      ["glossary", "diff", "g.txt", "d/\(draft)"], ["glossary", "stats", "--glossary", "g.txt"],
      ["glossary", "report", "--glossary", "g.txt"], ["glossary", "review", "g.txt"],
      ["glossary", "diff", "g.txt", "h.txt"], ["glossary", "check", "h.txt"],
      ["glossary", "export", "--glossary", "g.txt", "--format", "jsonl"],
      ["glossary", "merge", "g.txt", "d/\(draft)", "-o", "m"],
      ["lint", "d/\(draft)", "--config", "d/\(draft)"], ["lint", "\u{1B}[2J"], ["\u{1B}[2J"], ["lint", "--\u{202E}"],
      ["lint", "d", "--only", "\u{9B}2J"], ["rules", "\u{202E}"], ["lint", "--glossary", "d/\(draft)"],
      ["help", "\u{1B}"],
      ["lint", "--output", "\u{1B}[2J/x", "d"], ["lint", "--since", "\u{1B}[2J", "d"],
      ["lint", "--baseline", "\u{1B}c", "d"],
    ] {
      let run = try CommandRun(arguments, in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")])
      #expect(Self.acting(run.output) == [], "\(arguments): \(run.text)")
      #expect(Self.acting(Array(run.complaint.utf8)) == [], "\(arguments): \(run.complaint)")
    }
    let shown = try CommandRun(shell: "cd d && \"$ZHUBI\" config show", in: folder)
    #expect(Self.acting(shown.output) == [] && shown.status == 0, "\(shown.text)")
  }

  /// A patch is for programs and exact; on a terminal it is for eyes.
  @Test func patchesOnATerminal() throws {
    let exact = try CommandRun(["lint", "d", "--diff"], in: folder)
    #expect(Self.acting(exact.output).contains("1b"), "\(exact.text)")
    guard let seen = try PythonReader.run("patch_reader.py", [], in: folder, needs: ["pty"]) else { return }
    #expect(seen.contains("@@") && seen.contains("<U+202E>"), "\(seen)")
    #expect(Self.acting(Array(seen.replacing("\r\n", with: "\n").utf8)) == [], "\(seen)")
  }
}
