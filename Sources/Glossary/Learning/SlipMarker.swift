/// Tells slips from variants: a form seen once that is one character away from a well-known one, by a character that
/// breaks the words around it.
struct SlipMarker {
  private let sequences: SequenceFrequencies

  /// A marker that asks `sequences` whether a word is known.
  init(_ sequences: SequenceFrequencies) {
    self.sequences = sequences
  }

  /// The shortest form that is judged, in code units: of two shorter ones both may be words.
  private static let shortest = 4
  /// How many times as often a form must be used as its slip.
  private static let ratio = 5

  /// `entries` with the slips among them marked.
  func marked(_ entries: [GlossaryEntry]) -> [GlossaryEntry] {
    var references: [Gap: [Int]] = [:]
    let units = entries.map { Array($0.form.utf16) }
    for (number, entry) in entries.enumerated() where entry.status == .learnt && entry.uses >= Self.ratio {
      guard (Self.shortest...20).contains(units[number].count) else { continue }
      for at in units[number].indices { references[Gap(units[number], at), default: []].append(number) }
    }
    guard !references.isEmpty else { return entries }
    var marked = entries
    for (number, entry) in entries.enumerated() where isRare(entry) && units[number].count >= Self.shortest {
      let likely = units[number].indices.lazy.compactMap { at in
        references[Gap(units[number], at)]?.first { other in
          other != number && entries[other].uses >= entry.uses * Self.ratio
            && breaksWords(units[number], units[other], at)
        }
      }.first
      if let likely {
        marked[number].status = .suspect
        marked[number].likelyForm = entries[likely].form
      }
    }
    return marked
  }

  private func isRare(_ entry: GlossaryEntry) -> Bool {
    entry.documents <= 1 && entry.uses <= 2 && entry.note.isEmpty && entry.memberLists.isEmpty
  }

  /// Whether the character at `at` of `slip`, which is the other of the two forms elsewhere, stands in no known word with
  /// one of its neighbours, while that of the right form does. Numerals are another matter: 三提升 and 双提升.
  private func breaksWords(_ slip: [UInt16], _ right: [UInt16], _ at: Int) -> Bool {
    guard !Self.numerals.contains(slip[at]), !Self.numerals.contains(right[at]) else { return false }
    return [(at - 1, at), (at, at + 1)].contains { first, second in
      guard first >= 0, second < slip.count else { return false }
      // The form itself is one document of those that have the pair.
      return sequences.documents(withKey: SequenceFrequencies.key(slip[first...second])) <= 1
        && sequences.documents(withKey: SequenceFrequencies.key(right[first...second])) >= 2
    }
  }

  private static let numerals = Set("零〇一二三四五六七八九十百千万亿两双几多第单0123456789".utf16)

  /// A form with one character left out.
  private struct Gap: Hashable {
    let rest: [UInt16]
    let at: Int

    init(_ units: [UInt16], _ at: Int) {
      var rest = units
      rest.remove(at: at)
      self.rest = rest
      self.at = at
    }
  }
}
