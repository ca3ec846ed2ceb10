package import Drafting
package import Glossary
import ProseText

/// Runs rules over drafts and turns their findings into marks: the one place that knows severities, what is suppressed,
/// and which rule gives way to which.
package struct Proofreader: Sendable {
  /// The rules that run.
  private let rules: [any Rule]
  /// The descriptions of all rules given, whether they run or not.
  private let descriptions: [RuleDescription]
  /// What is known of terms.
  private let glossary: Glossary
  /// What settings say of rules.
  private let settings: RuleSettings
  /// Words that rules do not report, blanks left out.
  private let allowed: [String: Set<[UInt16]>]

  /// A proofreader with `rules`, as far as `settings` leave them on, and `glossary`.
  package init(
    rules: [any Rule] = RuleCatalogue.all, glossary: Glossary, settings: RuleSettings = RuleSettings()
  ) {
    self.rules = rules.filter { !settings.turnsOff(type(of: $0).description) }
    descriptions = rules.map { type(of: $0).description }
    self.glossary = glossary
    self.settings = settings
    allowed = settings.allowedTexts.mapValues { Set($0.map { IgnoreList.inked($0) }) }
  }

  /// All marks on `draft`, by position, then rule. The same draft gives the same marks in the same order, always.
  package func marks(on draft: Draft) -> [Mark] {
    proofread(draft).marks
  }

  /// The marks on `draft` and what was suppressed: by comments in the draft, by settings, or because it is one of
  /// `ignored`. The draft is held against `reports` too.
  package func proofread(
    _ draft: Draft, ignoring ignored: [IgnoredFinding] = [], against reports: RestingReports = RestingReports()
  ) -> Proofread {
    let found = (0..<ruleCount).map { self.found(by: $0, in: draft, against: reports) }
    return proofread(draft, found: found, ignoring: ignored)
  }

  /// How many rules run.
  package var ruleCount: Int { rules.count }

  /// What the rule number `index`, from 0 and below `ruleCount`, finds in `draft`, suppressed or not: one of the pieces
  /// that `proofread(_:found:ignoring:)` puts together. No rule needs another, so pieces may be made on any threads.
  package func found(
    by index: Int, in draft: Draft, against reports: RestingReports = RestingReports()
  ) -> [Mark] {
    let rule = rules[index]
    let description = type(of: rule).description
    var findings = rule.check(draft, glossary)
    if !reports.isEmpty, let rule = rule as? any ComparingRule {
      // What the draft itself contradicts is marked once.
      let marked = Set(findings.map(\.range))
      findings += rule.check(draft, glossary, against: reports).filter { !marked.contains($0.range) }
    }
    return findings.compactMap { finding in
      settings.severity(of: finding.kind, in: description).map { severity in
        Mark(rule: description.id, group: description.group, severity: severity, finding: finding)
      }
    }
  }

  /// The marks on `draft` and what was suppressed, made of what each rule `found` in it, in the order of the rules.
  package func proofread(
    _ draft: Draft, found: [[Mark]], ignoring ignored: [IgnoredFinding] = []
  ) -> Proofread {
    let comments = SuppressionComments(draft)
    let ignoreList = IgnoreList(ignored, in: draft.prose)
    var result = Proofread()
    var usedComments: Set<Int> = []
    for mark in Supersession.applied(to: found.flatMap(\.self)).sorted(by: Self.isBefore) {
      if let entry = comments.entry(for: mark.rule, at: mark.range) {
        usedComments.insert(entry)
      } else if let entry = ignoreList.entry(for: mark.rule, at: mark.range) {
        result.usedIgnores.insert(entry)
      } else if !isAllowed(mark, in: draft) {
        result.marks.append(mark)
        continue
      }
      result.suppressed.append(mark)
    }
    result.marks += UnusedSuppression.marks(
      on: comments, used: usedComments, settings: settings, rules: descriptions)
    result.marks.sort(by: Self.isBefore)
    return result
  }

  private static func isBefore(_ left: Mark, _ right: Mark) -> Bool {
    (left.range, left.rule, left.finding.message) < (right.range, right.rule, right.finding.message)
  }

  private func isAllowed(_ mark: Mark, in draft: Draft) -> Bool {
    guard let texts = allowed[mark.rule] else { return false }
    return texts.contains(IgnoreList.inked(draft.source[mark.range]))
  }
}

/// What the runner says of one draft.
package struct Proofread: Hashable, Sendable {
  /// The marks, by position, then rule.
  package var marks: [Mark] = []
  /// What was found and is not shown, in the same order.
  package var suppressed: [Mark] = []
  /// The numbers of the ignored findings that were met.
  package var usedIgnores: Set<Int> = []

  /// Nothing.
  package init() {}
}
