package import ProseText

/// What a rule found at one place. It carries no severity: that is decided by rule and kind, outside the rule.
package struct Finding: Hashable, Sendable {
  /// Which of the kinds that the rule's description declares this is.
  package let kind: FindingKind
  /// The wrong words, not their paragraph.
  package let range: SourceRange
  /// A sentence in plain Chinese that shows the figures.
  package let message: String
  /// The other places that the finding rests on.
  package let related: [RelatedPlace]
  /// What could be done about it, the best first.
  package let fixes: [Fix]

  /// A finding of `kind` at `range`.
  package init(
    _ kind: FindingKind, at range: SourceRange, _ message: String, related: [RelatedPlace] = [], fixes: [Fix] = []
  ) {
    self.kind = kind
    self.range = range
    // Words of the draft stand in it, which may hold anything.
    self.message = VisibleText.line(message)
    self.related = related
    self.fixes = fixes
  }
}

/// The name of one kind of finding within its rule, for example `count` or `weekday`.
package struct FindingKind: Hashable, Sendable {
  /// A short English name in lower-case letters and hyphens.
  package let name: String

  /// The kind called `name`.
  package init(_ name: String) {
    self.name = name
  }
}

/// Another place that a finding points to, in the draft itself or in a report that it is checked against.
package struct RelatedPlace: Hashable, Sendable {
  /// The name of the report that holds the place; nil for the draft itself.
  package let report: String?
  /// Where it is.
  package let range: SourceRange
  /// What it has to do with the finding, in plain Chinese.
  package let message: String

  /// The place `range`, explained by `message`, of the draft itself unless `report` names another text.
  package init(_ range: SourceRange, in report: String? = nil, _ message: String) {
    self.report = report
    self.range = range
    self.message = VisibleText.line(message)
  }
}

extension Finding {
  /// All places of the draft itself that the finding speaks of: its own first, then the others.
  package var ranges: [SourceRange] {
    [range] + related.filter { $0.report == nil }.map(\.range)
  }
}

/// One way to mend what was found.
package struct Fix: Hashable, Sendable {
  /// Whether a fix may be applied without a person looking.
  package enum Safety: Hashable, Sendable {
    /// The text alone proves that the fix is right.
    case safe
    /// The other side may be the wrong one: a person decides.
    case needsJudgement
  }

  /// What the fix does, as the editor's menu shows it, for example 改为“五要”.
  package let title: String
  /// Whether it may be applied unseen.
  package let safety: Safety
  /// The changes.
  package let edits: EditSet

  /// A fix called `title`.
  package init(title: String, safety: Safety, edits: EditSet) {
    self.title = VisibleText.line(title)
    self.safety = safety
    self.edits = edits
  }
}
