extension GlossaryEntry {
  /// Whether `self` is shown before `other` where the most certain and most used terms come first.
  package func isWeightier(than other: GlossaryEntry) -> Bool {
    if trust != other.trust { return trust < other.trust }
    if documents != other.documents { return documents > other.documents }
    if markedUses != other.markedUses { return markedUses > other.markedUses }
    if uses != other.uses { return uses > other.uses }
    return self < other
  }

  /// How sure it is that the form is a term, from 0, the surest: fixed by a person or by the program; explained or
  /// listed; in marks more than once; found in plain text; seen once; a slip.
  private var trust: Int {
    switch status {
    case .approved: 0
    case .learnt:
      !note.isEmpty || (markedUses > 1 && documents > 1)
        ? 1
        : markedUses > 1 || kind == .document ? 2 : markedUses > 0 ? 3 : 4
    case .seen: 5
    case .suspect: 6
    case .rejected: 7
    }
  }
}
