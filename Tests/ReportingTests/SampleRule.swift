import Drafting
import Glossary
import Proofreading
import ProseText
import TestSupport

@testable import Reporting

/// A rule that finds what it is told to find; the kind of a finding is the name of its severity.
struct SampleRule: Rule {
  static let description = RuleDescription(
    id: "slogan-count", group: .numbering, name: Bilingual("口号数目", "Slogan count"),
    explanation: Bilingual("数字与所列项数应当一致。", "The numeral and the members listed should agree."),
    source: "practice", kinds: Severity.allCases.reversed().map { .init(FindingKind($0.rawValue), $0) },
    examples: [
      .wrong("坚持⟦“两要”⟧，即要一、要二、要三。"), .right("坚持“两要”，即要一、要二。"),
      .fixed("推进⟦推进⟧工作。\n第二行。", "推进工作。\n第二行。"),
    ])

  /// What is found, whatever the draft says.
  let findings: [Finding]

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    findings
  }
}

extension CheckedDraft {
  /// The draft `text`, in which each ⟦range⟧ is marked with `severity` and `message`.
  init(
    path: String = "report.txt", _ text: String, _ severity: Severity = .error, _ message: String = "数目不对",
    related: [RelatedPlace] = [], fixes: [Fix] = []
  ) {
    let marked = MarkedText(text)
    let findings = marked.ranges.map { range in
      Finding(FindingKind(severity.rawValue), at: range, message, related: related, fixes: fixes)
    }
    self.init(path: path, SourceText(marked.text), findings)
  }

  /// The draft `source` with `findings`.
  init(path: String = "report.txt", _ source: SourceText, _ findings: [Finding]) {
    let proofreader = Proofreader(rules: [SampleRule(findings: findings)], glossary: Glossary())
    self.init(path: path, source: source, marks: proofreader.marks(on: Draft(source)))
  }
}

extension Report {
  /// The whole report on `drafts` as a string.
  func text(_ drafts: CheckedDraft...) -> String {
    String(decoding: whole(drafts), as: UTF8.self)
  }
}
