import Foundation
import Proofreading
import TestSupport
import Testing
import Workspace

@testable import Reporting

@Suite struct ConfigurationSchemaTests {
  private let schema = ConfigurationSchema(SettingKey.shape).text

  @Test func theFileThatEditorsReadIsFresh() throws {
    let file = Checkout.root.appending(path: "EditorConfigs/schema/zhubi.schema.json")
    let stored = try? String(contentsOf: file, encoding: .utf8)
    guard stored != schema else { return }
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try schema.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("EditorConfigs/schema/zhubi.schema.json was stale and has been written anew: commit it")
  }

  @Test func namesEveryKeyAndRule() throws {
    let json = try #require(try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
    let keys = try #require(json["properties"] as? [String: [String: Any]])
    #expect(Set(keys.keys) == Set(SettingKey.allCases.map(\.rawValue) + ["$schema"]))
    let rules = keys["rules"]?["properties"] as? [String: Any]
    #expect(rules.map { Set($0.keys) } == Set(RuleCatalogue.descriptions.map(\.id)))
    #expect(keys.values.allSatisfy { ($0["description"] as? String)?.contains(" / ") == true })
  }

  @Test func showsEachValueWithItsOrigin() throws {
    let near = try ConfigurationLayer(
      Array("{\n rules: {\"slogan-count\": \"off\"}}".utf8), from: .file(FilePath("a/.zhubi.json")),
      folder: FilePath("a"))
    let view = ConfigurationView(
      Configuration([near, ConfigurationLayer([(.profile, .text("newspaper"))], folder: FilePath("."))]),
      rules: RuleCatalogue.descriptions)
    let lines = view.text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(lines.contains("rules.slogan-count \"off\" ← a/.zhubi.json 第 2 行"))
    #expect(lines.contains("rules.heading-sequence \"info\" ← “报纸”方案"))
    #expect(lines.contains("rules.slogan-parts \"error\" ← 默认值"))
    #expect(lines.contains("profile \"newspaper\" ← 命令行"))
    #expect(lines.contains("locale （未设置） ← 默认值"))
    let json = try JSONSerialization.jsonObject(with: Data(view.json.utf8)) as? [String: [String: Any]]
    #expect(json?["rules.slogan-count"]?["value"] as? String == "off")
    #expect(json?["locale"]?["value"] is NSNull)
  }
}
