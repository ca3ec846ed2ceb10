import Drafting
import ProseText

/// Makes entries of what was learnt: the last step, when evidence, free terms and uses are known.
package struct GlossaryAssembly {
  /// What the documents say by marks and words.
  private let evidence: [String: TermEvidence]
  private let freeTerms: [String: FreeTerms.Term]
  private let known: Glossary
  private let leastDocuments: Int
  /// The forms whose uses are to be counted, sorted.
  package let forms: [String]

  /// An assembly of `evidence` and `freeTerms`. A form that stands in marks less than `leastMarks` times and is nothing
  /// more is left out, and a free term that stands alone in less than `leastDocuments` documents. `known` says which numerals promise no list.
  package init(
    evidence: [String: TermEvidence], freeTerms: [FreeTerms.Term], leastMarks: Int = 1, leastDocuments: Int = 2,
    known: Glossary = Glossary()
  ) {
    self.leastDocuments = leastDocuments
    self.evidence = evidence.filter { $0.value.marks >= leastMarks || $0.value.isDefined }
    self.freeTerms = Dictionary(freeTerms.map { ($0.form, $0) }) { first, _ in first }
    self.known = known
    var forms = Set(self.evidence.keys)
    forms.formUnion(self.freeTerms.keys)
    for evidence in self.evidence.values { forms.formUnion(evidence.shortForms.keys) }
    self.forms = forms.sorted(by: GlossaryEntry.precedes)
  }

  /// The entries, sorted. `usages` belong to `forms`; `path` gives the path of a document by its number.
  package func entries(
    _ usages: [UsageCounter.Usage], sequences: SequenceFrequencies, path: (Int) -> String
  ) -> [GlossaryEntry] {
    var entries: [GlossaryEntry] = []
    let nested = nestedUses(usages)
    for (number, form) in forms.enumerated() where number < usages.count {
      let usage = usages[number]
      if let evidence = evidence[form], !isOrdinary(form, evidence, usage) {
        entries.append(entry(form, evidence, usage, path))
      } else if let term = freeTerms[form], isWorthAnEntry(usage, nested: nested[number], term) {
        entries.append(entry(form, TermEvidence(), usage, path))
      }
    }
    return SlipMarker(sequences).marked(VariantGroups.joined(entries, evidence: evidence, usages: byForm(usages)))
  }

  private func byForm(_ usages: [UsageCounter.Usage]) -> [String: UsageCounter.Usage] {
    Dictionary(uniqueKeysWithValues: zip(forms, usages))
  }

  /// How often each form stands inside a longer one, directly or not.
  private func nestedUses(_ usages: [UsageCounter.Usage]) -> [Int] {
    var nested = [Int](repeating: 0, count: forms.count)
    let numbers = Dictionary(uniqueKeysWithValues: zip(forms, forms.indices))
    for (number, form) in forms.enumerated() where number < usages.count && usages[number].uses > 0 {
      let units = Array(form.utf16)
      guard units.count > 2 else { continue }
      for length in 2..<units.count {
        for start in 0...(units.count - length) {
          let part = String(decoding: units[start..<start + length], as: UTF16.self)
          if let inner = numbers[part] { nested[inner] += usages[number].uses }
        }
      }
    }
    return nested
  }

  /// A free term is one by standing alone, not as a part of longer ones.
  private func isWorthAnEntry(_ usage: UsageCounter.Usage, nested: Int, _ term: FreeTerms.Term) -> Bool {
    usage.uses >= 4 && usage.documents >= leastDocuments && usage.uses >= nested
  }

  private func entry(
    _ form: String, _ evidence: TermEvidence, _ usage: UsageCounter.Usage, _ path: (Int) -> String
  ) -> GlossaryEntry {
    let uses = max(usage.uses, evidence.marks)
    let isMarked = evidence.marks > 0
    let isLearnt =
      evidence.documents == 0 || (evidence.isDefined && isMarked) || evidence.marks >= 2 || isTitle(evidence)
      || (uses >= 3 && freeTerms[form] != nil)
    return GlossaryEntry(
      form: form, kind: kind(form, evidence), origin: .learnt, status: isLearnt ? .learnt : .seen,
      memberLists: memberLists(form, evidence), uses: uses, markedUses: evidence.marks,
      documents: max(usage.documents, evidence.documents), years: usage.years,
      firstSource: usage.firstDocument == .max
        ? nil : .init(path: path(usage.firstDocument), line: usage.firstLine),
      example: usage.example, note: evidence.note?.text ?? "")
  }

  /// Whether a form is a word like any other, quoted now and then: it stands without marks nearly always, and explains
  /// itself.
  private func isOrdinary(_ form: String, _ evidence: TermEvidence, _ usage: UsageCounter.Usage) -> Bool {
    !evidence.isDefined && !isTitle(evidence) && evidence.kinds[.slogan] == nil && usage.uses >= 8
      && evidence.marks * 8 <= usage.uses
  }

  private func isTitle(_ evidence: TermEvidence) -> Bool {
    evidence.kinds[.document] != nil || evidence.kinds[.work] != nil
  }

  private func kind(_ form: String, _ evidence: TermEvidence) -> GlossaryEntry.Kind {
    var kinds = evidence.kinds
    if let uncounted = known.uncountedForm(form), uncounted.kind != .generic { kinds[.slogan] = nil }
    if !known.knownSlogans(form).isEmpty { return .slogan }
    let best = GlossaryEntry.Kind.allCases.filter { kinds[$0] != nil }
      .max { (kinds[$0] ?? 0) < (kinds[$1] ?? 0) || (kinds[$0] == kinds[$1] && $0.rank > $1.rank) }
    // A single noun behind one of many quotations says little: “绿色”行动.
    if let best, best == .slogan || best == .document || best == .work || (kinds[best] ?? 0) * 2 >= evidence.documents {
      return best
    }
    return TermShape.kind(of: form) ?? .term
  }

  /// The lists by the number of documents that give them, then the shortest first. One that is another with words of
  /// the sentence before its first or behind its last member is left out.
  private func memberLists(_ form: String, _ evidence: TermEvidence) -> [[String]] {
    if evidence.memberLists.isEmpty { return membersOfParts(form).map { [$0] } ?? [] }
    func length(_ members: [String]) -> Int { members.reduce(0) { $0 + $1.utf8.count } }
    let ordered = evidence.memberLists.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      if length(left.key) != length(right.key) { return length(left.key) < length(right.key) }
      return left.key.joined(separator: "|").utf8.lexicographicallyPrecedes(right.key.joined(separator: "|").utf8)
    }
    var kept: [[String]] = []
    for (members, _) in ordered where kept.count < Self.mostLists {
      if !kept.contains(where: { isRunOn(members, $0) || isRunOn($0, members) }) { kept.append(members) }
    }
    return kept
  }

  /// The members of 三长四员 when 三长 and 四员 are listed each by itself; nil where one is not, or there are no parts.
  private func membersOfParts(_ form: String) -> [String]? {
    guard evidence[form]?.kinds[.slogan] != nil else { return nil }
    let draft = Draft(SourceText("“\(form)”"))
    guard let parts = draft.slogans.first?.parts, parts.count > 1 else { return nil }
    var members: [String] = []
    for part in parts {
      let name = draft.prose.text(ProseRange(part.numeral.lower, part.head.upper))
      guard let evidence = evidence[name], !evidence.memberLists.isEmpty,
        let list = memberLists(name, evidence).first
      else { return nil }
      members += list
    }
    return members
  }

  private static let mostLists = 4

  private func isRunOn(_ long: [String], _ short: [String]) -> Bool {
    guard long.count == short.count, long.count >= 2 else { return false }
    return long.indices.allSatisfy { at in
      long[at] == short[at] || (at == 0 && long[at].hasSuffix(short[at]))
        || (at == long.count - 1 && long[at].hasPrefix(short[at]))
    }
  }
}

extension TermEvidence {
  /// Whether a document says what the form means or stands for.
  var isDefined: Bool { note != nil || !shortForms.isEmpty || !memberLists.isEmpty }
}

extension GlossaryEntry.Kind {
  /// Its place in the order of kinds, for ties.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
