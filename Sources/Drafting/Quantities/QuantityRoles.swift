/// What each quantity of a draft does in its sentence, for people who look at how a draft was understood.
package struct QuantityRoles: Sendable {
  /// What a quantity does.
  package enum Role: Hashable, Sendable {
    /// The whole of some parts.
    case total
    /// A part of a whole.
    case part
    /// The figure before a change, and the figure after it.
    case before, after
    /// A change: growth, decline, difference, multiple.
    case change
    /// A share or rate.
    case share
    /// One of the values that belong to subjects one by one.
    case value
    /// For one of many, or a mean.
    case perUnit
    /// Meant, not reached.
    case planned
    /// A time or an age.
    case time
    /// None of these.
    case level
  }

  /// The roles, by the places in `QuantityLedger.quantities`.
  package let roles: [Role]

  /// The roles of the quantities of `draft`. Time is linear in the draft.
  package init(_ draft: Draft) {
    let ledger = draft.quantities
    var roles = ledger.quantities.indices.map { Self.ownRole($0, in: ledger) }
    let sums = QuantitySumFinder(draft)
    let changes = QuantityChangeFinder(draft)
    let values = RespectiveFinder(draft)
    for statement in ledger.statements {
      for list in values.lists(in: statement) {
        for index in list.values { roles[index] = .value }
      }
      for sum in sums.sums(in: statement) where sum.tie != .beside {
        roles[sum.total] = .total
        for part in sum.parts { roles[part] = .part }
      }
      let found = changes.changes(in: statement)
      for step in found.steps { (roles[step.before], roles[step.after]) = (.before, .after) }
      for change in found.changes {
        roles[change.change] = .change
        if case .pair(let before, let after) = change.ground { (roles[before], roles[after]) = (.before, .after) }
      }
    }
    self.roles = roles
  }

  /// What the words right before the quantity say alone.
  private static func ownRole(_ index: Int, in ledger: QuantityLedger) -> Role {
    let quantity = ledger.quantities[index]
    let lead = ledger.lead(of: index)
    switch quantity.kind {
    case .time: return .time
    case .points, .doublings: return .change
    default: break
    }
    for token in lead.reversed() {
      guard case .word(let word) = token.kind else { continue }
      switch word {
      case .share, .rate: return .share
      case .rise, .fall, .change: return .change
      case .per: return .perUnit
      case .planned: return .planned
      case .sum, .total: return .total
      case .to: return quantity.kind == .share ? .share : .level
      default: continue
      }
    }
    return quantity.kind == .share ? .share : .level
  }
}
