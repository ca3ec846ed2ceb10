import Foundation
import TestSupport
import Testing

/// Each output format through the built command and a public reader or the schema of the format.
@Suite struct FormatReaderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "一、总体\n坚持“六要”，即要实、要准、要新。\n二、任务\n四、保障\n2025年2月30日开会。\n😀继续推进推进\u{202E}修路。\n",
      to: "稿 件/100% & <新>:a,b.txt")
    try folder.write("各村继续推进推进改厕。\n\n各村继续推进推进改厕。\n", to: "b.md")
    try folder.write("好。\n", to: "clean.txt")
  }

  /// What the JSON report says, one line for each finding.
  private func expected(_ severities: [String: String] = [:]) throws -> [String] {
    let files = try CommandRun(["lint", "--format", "json"], in: folder).json["files"] as? [[String: Any]] ?? []
    let findings = files.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    #expect(findings.count >= 5)
    return findings.map { finding in
      let start = (finding["range"] as? [String: [String: Int]])?["start"]
      let severity = finding["severity"] as? String ?? ""
      return "\(severities[severity] ?? severity) \(finding["rule"] ?? "") \(start?["line"] ?? 0)"
    }
  }

  private func check(
    _ format: String, by script: String, needs modules: [String], schema: String? = nil,
    severities: [String: String] = [:]
  ) throws {
    let run = try CommandRun(["lint", "--format", format, "--output", "report.out"], in: folder)
    #expect(run.status == 1)
    let schemaPath = schema.flatMap { Checkout.material("data/schemas/" + $0)?.path }
    let arguments = [folder.path("report.out"), schemaPath].compactMap { $0 }
    guard let lines = try PythonReader.run(script, arguments, in: folder, needs: modules) else { return }
    #expect(lines.split(separator: "\n").map(String.init) == (try expected(severities)))
  }

  @Test func sarif() throws {
    try check(
      "sarif", by: "sarif_reader.py", needs: ["sarif", "jsonschema"], schema: "sarif-schema-2.1.0.json",
      severities: ["info": "note", "hint": "note"])
  }

  @Test func junit() throws {
    try check("junit", by: "junit_reader.py", needs: ["junitparser", "lxml"], schema: "JUnit.xsd")
  }

  @Test func checkstyle() throws {
    try check("checkstyle", by: "checkstyle_reader.py", needs: ["diff_cover"], severities: ["hint": "info"])
  }

  @Test func gitlab() throws {
    try check("gitlab", by: "gitlab_reader.py", needs: ["jsonschema"])
  }

  @Test func rdjsonl() throws {
    try check(
      "rdjsonl", by: "rdjsonl_reader.py", needs: ["jsonschema"], schema: "rdjsonl-Diagnostic.json",
      severities: ["hint": "info"])
  }

  @Test func everyFormatIsWholeWithoutFindings() throws {
    let run = { (format: String) in try CommandRun(["lint", "--format", format, "clean.txt"], in: folder) }
    #expect(try run("sarif").json["version"] as? String == "2.1.0")
    #expect(try run("gitlab").text == "[\n]\n")
    #expect(try run("rdjsonl").text.isEmpty)
    #expect(try run("github").text == "检查稿件 1 份：错误 0，警告 0，建议 0，提示 0。\n")
    for format in ["junit", "checkstyle"] { #expect(try run(format).text.contains("clean.txt")) }
  }

  @Test func theActionsOfGitHubGetAnnotations() throws {
    let text = try CommandRun(["lint"], in: folder, environment: ["GITHUB_ACTIONS": "true"]).text
    #expect(text.contains("::error file=稿 件/100%25 & <新>%3Aa%2Cb.txt,line=2,endLine=2,col="))
    #expect(
      try CommandRun(["lint", "--format", "text"], in: folder, environment: ["GITHUB_ACTIONS": "true"]).text != text)
    #expect(!text.contains("\u{202E}"))
  }

  @Test func theSchemaOfSettingsTakesWhatTheToolTakes() throws {
    let schema = Checkout.root.appending(path: "EditorConfigs/schema/zhubi.schema.json").path
    try folder.write(
      #"{"rules": {"slogan-count": "off"}, "ignore": [{"rule": "repeated-text", "text": "x"}]}"#, to: "good.json")
    try folder.write(#"{"rules": {"slogan-cuont": "off"}}"#, to: "bad1.json")
    try folder.write(#"{"ignore": [{"rule": "repeated-text"}]}"#, to: "bad2.json")
    for (name, taken) in [("good.json", "taken\n"), ("bad1.json", "refused\n"), ("bad2.json", "refused\n")] {
      guard
        let answer = try PythonReader.run(
          "settings_reader.py", [folder.path(name), schema], in: folder, needs: ["jsonschema"])
      else { return }
      #expect(answer == taken)
      #expect(
        (try CommandRun(["lint", "clean.txt", "--config", name], in: folder).status == 0) == (taken == "taken\n"))
    }
  }
}
