import Foundation
import Proofreading
import TestSupport
import Testing
import Workspace

@Suite struct ConfigurationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func configuration(_ name: String, fixed: String? = nil) throws -> Configuration {
    var search = ConfigurationSearch(fixedFile: fixed.map { FilePath(folder.path($0)) })
    return try search.configuration(for: FilePath(folder.path(name)))
  }

  private func problems(_ name: String) -> [String] {
    do {
      _ = try configuration(name)
      return []
    } catch let problems as ConfigurationProblems {
      return problems.all.map { $0.sentence.replacing(folder.path + "/", with: "") }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func theNearestFileWinsKeyByKey() throws {
    try folder.write(
      """
      {rules: {"slogan-count": "warning", "repeated-text": "off"}, locale: "en",
       options: {"ordinal-mark": {"arabic-comma": "off", allow: "1、"}}}
      """, to: ".zhubi.json")
    try folder.write(
      #"{rules: {"slogan-count": "off"}, options: {"ordinal-mark": {mark: "error"}}}"#, to: "a/.zhubi.json")
    try folder.makeFolder("a/b")
    let inner = try configuration("a/b")
    #expect(inner.ruleSettings.levels == ["slogan-count": .off, "repeated-text": .off])
    #expect(
      inner.ruleSettings.kindLevels == [
        "ordinal-mark": [FindingKind("mark"): .severity(.error), FindingKind("arabic-comma"): .off]
      ])
    #expect(inner.ruleSettings.allowedTexts == ["ordinal-mark": ["1、"]])
    #expect(inner.locale == "en")
    #expect(try configuration(".").ruleSettings.levels["slogan-count"] == .severity(.warning))
    #expect(try configuration("a/none/deeper").ruleSettings.levels["slogan-count"] == .off, "folders need not exist")
  }

  @Test func aRuleSetNearbyDoesNotMeanOuterDetails() throws {
    try folder.write(#"{profile: "公文"}"#, to: ".zhubi.json")
    try folder.write(#"{rules: {"ordinal-mark": "off"}}"#, to: "a/.zhubi.json")
    let rule = try #require(RuleCatalogue.description(of: "ordinal-mark"))
    #expect(try !configuration(".").ruleSettings.turnsOff(rule))
    #expect(try configuration("a").ruleSettings.turnsOff(rule))
  }

  @Test(arguments: Profile.allCases)
  func aProfileIsTheOutermostLayer(_ profile: Profile) throws {
    for name in [profile.rawValue, profile.title] {
      try folder.write("{profile: \"\(name)\"}", to: ".zhubi.json")
      let settings = try configuration(".").ruleSettings
      #expect(settings != RuleSettings(), "a profile that changes nothing is none")
      for (rule, kinds) in settings.kindLevels {
        #expect(RuleCatalogue.description(of: rule).map { $0.kinds.count { kinds[$0.kind] != nil } } == kinds.count)
      }
    }
  }

  /// What each profile makes of the findings whose weight it changes; all others keep that of the rule.
  private static let weights: [Profile: [String: [String: String]]] = [
    .official: [
      "figure-form": [
        "mixed": "warning", "percent": "warning", "year": "warning", "zero": "warning", "grouping": "warning",
      ],
      "unit-form": ["name": "warning", "symbol": "warning", "rate": "warning"],
      "punctuation-width": ["width": "warning"],
      "abbreviation": [
        "twice": "warning", "early": "warning", "ignored": "warning", "full-again": "info", "unused": "info",
      ],
      "term-inconsistent": ["body": "warning", "person": "warning", "post": "warning"],
      "ordinal-mark": ["arabic-comma": "warning"], "label-sequence": ["reference": "error"],
      "slogan-members": ["order": "info"], "figure-range": ["multiplier": "info", "varying": "info"],
      "figure-approximation": ["redundancy": "info"],
    ],
    .newspaper: [
      "heading-sequence": ["gap": "info", "repetition": "info", "order": "info", "start": "info"],
      "heading-level": ["inversion": "info", "form": "info"],
      "label-sequence": ["sequence": "info", "reference": "info"],
      "term-inconsistent": ["name": "warning", "body": "warning", "person": "warning", "post": "warning"],
      "figure-form": ["mixed": "hint", "percent": "hint", "year": "hint", "zero": "hint", "width": "hint"],
      "unit-form": ["name": "hint", "symbol": "hint"], "punctuation-width": ["width": "hint"],
      "abbreviation": ["twice": "hint", "early": "hint", "ignored": "hint", "full-again": "off", "unused": "off"],
      "ordinal-mark": ["arabic-comma": "off"], "figure-approximation": ["redundancy": "info"],
    ],
  ]

  @Test(arguments: Profile.allCases)
  func aProfileWeighsEveryRule(_ profile: Profile) throws {
    try folder.write("{profile: \"\(profile.rawValue)\"}", to: ".zhubi.json")
    let settings = try configuration(".").ruleSettings
    let weights = try #require(Self.weights[profile])
    for rule in RuleCatalogue.descriptions {
      for kind in rule.kinds {
        let level = RuleLevel(rawValue: weights[rule.id]?[kind.kind.name] ?? kind.severity.rawValue)
        #expect(settings.severity(of: kind.kind, in: rule) == level?.severity, "\(rule.id) \(kind.kind.name)")
      }
    }
  }

  @Test func ignoresAddUp() throws {
    try folder.write(
      #"{ignore: [{rule: "repeated-text", text: "推进推进", path: "a/*.md"}]}"#, to: ".zhubi.json")
    try folder.write(#"{ignore: [{rule: "slogan-count", text: "六要", context: "坚持六要"}]}"#, to: "a/.zhubi.json")
    try folder.write("", to: "a/x.md")
    let ignores = try configuration("a").ignores
    #expect(ignores.map(\.finding.text) == ["六要", "推进推进"])
    let file = FilePath(folder.path("a/x.md")).canonical
    #expect(ignores.map { $0.applies(to: file) } == [true, true])
    #expect(ignores.map { $0.applies(to: FilePath(folder.path).canonical?.appending("b.md".utf8)) } == [true, false])
    #expect(ignores.map { $0.applies(to: nil) } == [true, false])
  }

  @Test func pointsAtEveryMistake() throws {
    try folder.write(
      """
      {
        glosary: "a.tsv",
        rules: {"slogan-cuont": "off",
                "slogan-count": "warn"},
        options: {"ordinal-mark": {arabic: "off"}, "date-validity": {allow: 3}},
        ignore: [{rule: "repeated-text"}], locale: "fr", include: [],
        baseline: "",
      }
      """, to: "a/.zhubi.json")
    #expect(
      problems("a") == [
        "配置“a/.zhubi.json”第 2 行第 3 列：没有键“glosary”。是不是“glossary”？",
        "配置“a/.zhubi.json”第 3 行第 11 列（rules）：没有键“slogan-cuont”。是不是“slogan-count”？",
        "配置“a/.zhubi.json”第 4 行第 27 列（rules.slogan-count）：不能是“warn”，可以是 off、hint、info、warning、error。",
        "配置“a/.zhubi.json”第 5 行第 30 列（options.ordinal-mark）：没有键“arabic”。",
        "配置“a/.zhubi.json”第 5 行第 71 列（options.date-validity.allow）：应当是一段文字，不能是数 3。",
        "配置“a/.zhubi.json”第 6 行第 12 列（ignore[1]）：缺少键“text”。",
        "配置“a/.zhubi.json”第 6 行第 46 列（locale）：不能是“fr”，可以是 zh、en。",
        "配置“a/.zhubi.json”第 7 行第 13 列（baseline）：不能是空的文字。",
      ])
  }

  @Test func namedFilesMustBeThere() throws {
    try folder.write(#"{glossary: ["terms.tsv"], corpus: "历年"}"#, to: ".zhubi.json")
    #expect(problems(".") == ["配置“.zhubi.json”第 1 行第 13 列（glossary）：词库“terms.tsv”不存在；请改正路径，或删去这一项。"])
    try folder.write("", to: "terms.tsv")
    #expect(problems(".").first?.contains("语料“历年”不存在") == true)
    try folder.makeFolder("历年")
    let found = try configuration(".")
    #expect(
      try found.glossaries().map(\.text)
        == [FilePath(folder.path).canonical?.text].compactMap { $0 }.map { $0 + "/terms.tsv" })
    #expect(try found.corpora().count == 1)
  }

  @Test func aWorkspaceMayNotNameWhatLiesOutside() throws {
    try folder.write("", to: "outside.tsv")
    try folder.write(#"{glossary: "../outside.tsv"}"#, to: "w/.zhubi.json")
    #expect(problems("w").first?.contains("之外，不会读取") == true)
    try folder.link("w/inside.tsv", to: "../outside.tsv")
    try folder.write(#"{glossary: "inside.tsv"}"#, to: "w/.zhubi.json")
    #expect(problems("w").first?.contains("之外，不会读取") == true, "a link leads outside too")
    try folder.write(#"{baseline: "../new.json"}"#, to: "w/.zhubi.json")
    #expect(problems("w").first?.contains("之外") == true)
    // Where a repository holds both, the file is inside.
    try folder.makeFolder(".git")
    try folder.write(#"{glossary: "../outside.tsv"}"#, to: "w/.zhubi.json")
    #expect(problems("w") == [])
    let own = try ConfigurationLayer(
      Array(#"{glossary: "/etc/hosts"}"#.utf8), from: .ownFile(FilePath("/x/zhubi.json")), folder: FilePath("/x"))
    #expect(try Configuration([own]).glossaries().map(\.text) == ["/etc/hosts"])
  }

  @Test func oneFileMayReplaceTheSearch() throws {
    try folder.write(#"{locale: "en", profile: "official"}"#, to: ".zhubi.json")
    try folder.write(#"{locale: "zh"}"#, to: "ci/z.json")
    let found = try configuration(".", fixed: "ci/z.json")
    #expect(found.locale == "zh")
    #expect(found.value(of: .profile) == nil)
    #expect(throws: ConfigurationProblems.self) { try configuration(".", fixed: "none.json") }
  }

  @Test func strangeThingsInPlaceOfAFileAreProblems() throws {
    try folder.makeFolder("a/.zhubi.json")
    try folder.makeFolder("b")
    try folder.link("b/.zhubi.json", to: "nowhere")
    try folder.makeFolder("c")
    folder.makePipe("c/.zhubi.json")
    try folder.write(Array(repeating: 0x20, count: 2_000_000), to: "d/.zhubi.json")
    for name in ["a", "b", "c", "d"] { #expect(problems(name).first?.contains("\(name)/.zhubi.json") == true) }
  }
}
