import Foundation
import TestSupport
import Testing

/// The draft that the manual shows, through the built command.
@Suite struct SampleDraftTests {
  private static let sample = Checkout.root.appending(path: "Sources/zhubi/Samples/sample-draft.txt").path
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A finding, as far as both the report and the server tell it. Lines and columns count from 0, columns in scalars.
  private struct Found: Hashable {
    let rule: String
    let message: String
    let start: [Int]
    let end: [Int]
  }

  private func report() throws -> [String: Any] {
    let run = try CommandRun(["lint", "--format", "json", Self.sample], in: folder)
    #expect(run.status == 1)
    #expect(run.complaint.isEmpty)
    return run.json
  }

  private func findings() throws -> [[String: Any]] {
    let files = try #require(try report()["files"] as? [[String: Any]])
    #expect(files.count == 1)
    return try #require(files.first?["findings"] as? [[String: Any]])
  }

  @Test func findsThePlantedMistakes() throws {
    let found = try findings().map { finding in
      let start = (finding["range"] as? [String: Any])?["start"] as? [String: Int]
      return "\(finding["rule"] ?? "") \(start?["line"] ?? 0) \(finding["excerpt"] ?? "") \(finding["severity"] ?? "")"
    }
    #expect(
      found == [
        "slogan-count 7 五有 error", "date-validity 9 2月30日 error", "date-validity 10 五 error",
        "repeated-text 13 推进推进 warning",
      ])
  }

  @Test func theReportHasTheShapeOfTheContract() throws {
    let report = try report()
    #expect(Set(report.keys) == ["tool", "files", "summary"])
    #expect((report["tool"] as? [String: String]).map { Set($0.keys) } == ["name", "version"])
    #expect(
      report["summary"] as? [String: Int] == [
        "files": 1, "error": 3, "warning": 1, "info": 0, "hint": 0, "suppressed": 0, "baselined": 0,
      ])
    let bytes = Array(try Data(contentsOf: URL(filePath: Self.sample)))
    let found = try findings()
    #expect(found.count == 4)
    for finding in found {
      #expect(
        Set(finding.keys) == ["rule", "group", "severity", "message", "excerpt", "range", "related", "fixes"])
      #expect(["numbering", "figures", "terms"].contains(finding["group"] as? String))
      let (start, end) = try offsets(finding["range"])
      #expect(String(decoding: bytes[start..<end], as: UTF8.self) == finding["excerpt"] as? String)
      for place in try #require(finding["related"] as? [[String: Any]]) {
        #expect(Set(place.keys) == ["message", "path", "range"])
        #expect(place["path"] as? String == Self.sample)
        _ = try offsets(place["range"])
      }
      for fix in try #require(finding["fixes"] as? [[String: Any]]) {
        #expect(Set(fix.keys) == ["title", "safe", "edits"])
        #expect(fix["safe"] is Bool)
        let edits = try #require(fix["edits"] as? [[String: Any]])
        #expect(!edits.isEmpty)
        for edit in edits {
          #expect(Set(edit.keys) == ["range", "newText"])
          _ = try offsets(edit["range"])
        }
      }
    }
  }

  /// The offsets of a range, whose two positions must agree with the draft.
  private func offsets(_ range: Any?) throws -> (Int, Int) {
    let range = try #require(range as? [String: [String: Int]])
    #expect(Set(range.keys) == ["start", "end"])
    let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
    let bytes = Array(text.utf8)
    let offsets = try ["start", "end"].map { name in
      let position = try #require(range[name])
      #expect(Set(position.keys) == ["offset", "line", "column"])
      let offset = try #require(position["offset"])
      let before = String(decoding: bytes[..<offset], as: UTF8.self)
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(position["line"] == lines.count)
      #expect(position["column"] == (lines.last?.unicodeScalars.count ?? 0) + 1)
      return offset
    }
    return (offsets[0], offsets[1])
  }

  @Test func theServerSaysTheSame() throws {
    let uri = URL(filePath: Self.sample).absoluteString
    let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
    let opening: [[String: Any]] = [
      [
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": ["capabilities": ["general": ["positionEncodings": ["utf-32"]]]],
      ],
      ["jsonrpc": "2.0", "method": "initialized", "params": [String: Any]()],
      [
        "jsonrpc": "2.0", "method": "textDocument/didOpen",
        "params": ["textDocument": ["uri": uri, "languageId": "plaintext", "version": 1, "text": text]],
      ],
    ]
    let closing: [[String: Any]] = [
      ["jsonrpc": "2.0", "id": 2, "method": "shutdown"], ["jsonrpc": "2.0", "method": "exit"],
    ]
    try folder.write(try opening.flatMap(Self.frame), to: "opening")
    try folder.write(try closing.flatMap(Self.frame), to: "closing")
    let script = """
      { cat opening; i=0
        until grep -q publishDiagnostics said || [ $i -ge 300 ]; do sleep 0.1; i=$((i+1)); done
        cat closing; } | "$ZHUBI" lsp > said; echo $?
      """
    #expect(try CommandRun(shell: script, in: folder).text == "0\n")
    let published = try Self.messages(Array(Data(contentsOf: URL(filePath: folder.path("said")))))
      .filter { $0["method"] as? String == "textDocument/publishDiagnostics" }
    let diagnostics = (published.first?["params"] as? [String: Any])?["diagnostics"] as? [[String: Any]]
    let shown = try #require(diagnostics).map { diagnostic in
      let range = diagnostic["range"] as? [String: [String: Int]]
      func position(_ name: String) -> [Int] { [range?[name]?["line"] ?? -1, range?[name]?["character"] ?? -1] }
      return Found(
        rule: diagnostic["code"] as? String ?? "", message: diagnostic["message"] as? String ?? "",
        start: position("start"), end: position("end"))
    }
    let reported = try findings().map { finding in
      let range = finding["range"] as? [String: [String: Int]]
      func position(_ name: String) -> [Int] { [(range?[name]?["line"] ?? 0) - 1, (range?[name]?["column"] ?? 0) - 1] }
      return Found(
        rule: finding["rule"] as? String ?? "", message: finding["message"] as? String ?? "",
        start: position("start"), end: position("end"))
    }
    #expect(reported.count == 4)
    #expect(shown == reported)
  }

  /// `message` as it goes over the line.
  private static func frame(_ message: [String: Any]) throws -> [UInt8] {
    let body = try JSONSerialization.data(withJSONObject: message)
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + Array(body)
  }

  /// The messages in `bytes`; a line that is cut off or malformed is a failure.
  private static func messages(_ bytes: [UInt8]) throws -> [[String: Any]] {
    var rest = bytes[...]
    var messages: [[String: Any]] = []
    while let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      let header = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      let length = try #require(Int(header.drop { !$0.isNumber }.prefix { $0.isNumber }))
      let body = rest[end.upperBound...].prefix(length)
      #expect(body.count == length)
      messages.append(try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]))
      rest = rest[body.endIndex...]
    }
    return messages
  }
}
