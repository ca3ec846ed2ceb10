import Foundation
import Proofreading
import TestSupport
import Testing

/// The list of rules against the files they are written in and what is promised of them.
@Suite struct CatalogueTests {
  /// The severities by rule and kind that other tools rely on.
  private static let severities: [String: [String: Severity]] = [
    "slogan-count": ["count": .error],
    "heading-sequence": ["gap": .warning, "repetition": .warning, "order": .warning, "start": .warning],
    "heading-level": ["inversion": .warning, "form": .warning],
    "ordinal-mark": ["mark": .warning, "arabic-comma": .info],
    "series-sequence": ["gap": .warning, "repetition": .warning, "order": .warning, "start": .warning],
    "series-mixed": ["mixture": .warning],
    "label-sequence": ["sequence": .warning, "reference": .warning],
    "slogan-parts": ["part": .error],
    "slogan-numeral": ["numeral": .error],
    "slogan-members": ["members": .warning, "order": .hint],
    "slogan-form": ["form": .warning],
    "stated-count": ["list": .error, "headings": .warning],
    "figure-conflict": ["value": .warning],
    "figure-sum": ["sum": .error],
    "figure-respective": ["count": .error],
    "figure-percentage": ["share": .error, "sum": .error, "limit": .error],
    "figure-change": ["change": .error, "direction": .error, "points": .warning, "multiple": .warning],
    "date-validity": ["date": .error, "weekday": .error, "time": .error],
    "date-span": ["reversed": .error, "length": .error, "plan": .error, "years": .warning],
    "figure-range": ["reversed": .warning, "percent": .warning, "multiplier": .hint, "varying": .hint],
    "figure-approximation": ["contradiction": .warning, "redundancy": .hint],
    "figure-form": [
      "mixed": .info, "percent": .info, "year": .info, "zero": .info, "grouping": .info, "width": .info,
    ],
    "unit-form": ["name": .info, "symbol": .info, "rate": .info],
    "unit-conversion": ["conversion": .error],
    "term-variant": ["variant": .warning],
    "term-near-miss": ["near-miss": .warning],
    "term-inconsistent": ["name": .info, "body": .info, "person": .info, "post": .info],
    "abbreviation": ["twice": .info, "early": .info, "ignored": .info, "full-again": .hint, "unused": .hint],
    "title-mark": ["balance": .warning, "nesting": .warning, "title": .warning],
    "quote-balance": ["balance": .warning, "nesting": .warning, "place": .warning],
    "stray-script": ["foreign-word": .warning, "character": .warning],
    "punctuation-width": ["width": .info],
    "unused-suppression": ["unused": .info, "unknown": .warning],
    "repeated-text": ["word": .warning, "item": .warning, "character": .warning],
  ]

  /// A rule type and the folder of its file.
  private struct Declared {
    let type: String
    let folder: String
  }

  /// Every `struct X: Rule` below Sources/Proofreading/Rules.
  private static func declaredRules() throws -> [Declared] {
    let rules = Checkout.root.appending(path: "Sources/Proofreading/Rules")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: rules.path).filter { $0.hasSuffix(".swift") }
    return try paths.sorted().flatMap { path in
      let text = try String(contentsOf: rules.appending(path: path), encoding: .utf8)
      return text.matches(of: /struct +(\w+)\s*:\s*(?:\w+, *)*Rule\b/).map { match in
        Declared(type: String(match.1), folder: String(path.prefix { $0 != "/" }))
      }
    }
  }

  @Test func listsEveryRuleThatIsWritten() throws {
    let declared = try Self.declaredRules()
    #expect(declared.count >= 3)
    let listed = RuleCatalogue.all.map { "\(type(of: $0))" }
    #expect(Set(declared.map(\.type)) == Set(listed))
    #expect(Set(listed).count == listed.count)
  }

  @Test func everyRuleStandsInTheFolderOfItsGroup() throws {
    let groups = Dictionary(
      RuleCatalogue.all.map { ("\(type(of: $0))", type(of: $0).description.group.rawValue) }
    ) { first, _ in first }
    for declared in try Self.declaredRules() {
      #expect(groups[declared.type] == declared.folder.lowercased(), "\(declared.type)")
    }
  }

  @Test func idsAreUniqueAndInKebabCase() {
    let ids = RuleCatalogue.descriptions.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(id)")
      #expect(RuleCatalogue.description(of: id)?.id == id)
    }
    #expect(RuleCatalogue.description(of: "no-such-rule") == nil)
  }

  @Test(arguments: RuleCatalogue.descriptions.map(\.id))
  func everyRuleIsExplained(_ id: String) throws {
    let rule = try #require(RuleCatalogue.description(of: id))
    for text in [rule.name, rule.explanation] {
      #expect(text.chinese.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) })
      #expect(text.english.contains { $0.isASCII && $0.isLetter })
      for line in [text.chinese, text.english] {
        #expect(!line.contains("\n") && !line.contains("  "))
        #expect(line.trimmingCharacters(in: .whitespaces) == line)
      }
    }
    #expect(!rule.source.isEmpty)
    // What the runner itself finds has its examples tested with the runner.
    guard id != UnusedSuppression.description.id else { return }
    let cases = ExampleCase.all.filter { $0.id == id }
    #expect(cases.count { !$0.ranges.isEmpty } >= 2)
    #expect(cases.count { $0.ranges.isEmpty } >= 3)
  }

  @Test(arguments: RuleCatalogue.all.map { type(of: $0).description.id })
  func everyKindHasAnExample(_ id: String) throws {
    let rule = try #require(RuleCatalogue.description(of: id))
    let shown = ExampleCase.wrong.filter { $0.id == id }.flatMap { $0.check.marks($0.text).map(\.finding.kind) }
    #expect(Set(shown) == Set(rule.kinds.map(\.kind)))
    #expect(rule.kinds.allSatisfy { $0.kind.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
  }

  @Test(arguments: RuleCatalogue.descriptions.map(\.id))
  func severitiesAreThoseOfTheContract(_ id: String) throws {
    let rule = try #require(RuleCatalogue.description(of: id))
    let given = Dictionary(rule.kinds.map { ($0.kind.name, $0.severity) }) { first, _ in first }
    #expect(given == Self.severities[id], "write the severities of \(id) into this test")
    #expect(rule.kinds.count == given.count)
    #expect(rule.severity(of: FindingKind("undeclared")) == rule.severity)
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.allCases.sorted() == [.hint, .info, .warning, .error])
    #expect(RuleGroup.allCases.map(\.rawValue) == ["numbering", "figures", "terms"])
  }
}
