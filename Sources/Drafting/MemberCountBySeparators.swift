import ProseText

/// Counts the members of a list whose items share nothing, by what stands between them.
extension MemberCount {
  /// Counts the items in every way that the marks between them allow; nil where there are fewer than two.
  func bySeparators(_ list: ListItems) -> Result? {
    if list.items.contains(where: { $0.separator == .semicolon }) { return bySemicolons(list.items) }
    let items = withoutTail(list.items)
    let firstComma = items.firstIndex { $0.separator == .comma }
    let head = firstComma.map { Array(items[...$0]) } ?? items
    guard items.count >= 2 else { return nil }
    var counts: Set<Int> = []
    if firstComma == nil || head.count >= 2 { counts.insert(head.count) }
    if firstComma != nil {
      // Clauses; clauses with one more after the list; all parts together; and the sums clause by clause.
      let clauses = items.count { $0.separator == .comma || $0.separator == .none }
      counts.formUnion([clauses, clauses - 1, items.count])
      for (index, item) in items.enumerated() where item.separator == .comma { counts.insert(index + 1) }
      counts.insert(parallelClauses(items))
    }
    if let last = head.last, conjunction(in: last.range) != nil, !nearlyAllJoin(head) {
      counts.insert(head.count + 1)
      if firstComma == nil, head.count == items.count { counts.insert(items.count + 1) }
    }
    // 法院与公安局、司法局、民政局四部门: what stands before the first 与 is one of them, or not.
    if let first = head.first, head.count > 1, let at = conjunction(in: first.range), !nearlyAllJoin(head),
      units[at] != 0x53CA
    {
      counts.formUnion(counts.map { $0 + 1 })
    }
    counts = counts.filter { $0 >= 2 }
    guard !counts.isEmpty else { return nil }
    let members = head.count >= 2 ? head : items
    return Result(members: members.map(\.range), counts: counts, sharesMorpheme: false)
  }

  /// How many clauses from the first on begin with the same two characters: 坚持…，坚持…，坚持…、…，是….
  private func parallelClauses(_ items: [ListItems.Item]) -> Int {
    let starts = items.indices.filter { $0 == 0 || items[$0 - 1].separator == .comma }.map { items[$0].range }
    guard let first = starts.first, first.count > 2 else { return 0 }
    return starts.prefix {
      $0.count > 2 && units[$0.lower] == units[first.lower] && units[$0.lower + 1] == units[first.lower + 1]
    }.count
  }

  /// The items without the clauses that go on behind a 、-list of three and more and are built otherwise:
  /// 早排查、快受理、细调解，全镇信访量下降两成.
  private func withoutTail(_ items: [ListItems.Item]) -> [ListItems.Item] {
    guard let comma = items.firstIndex(where: { $0.separator == .comma }), comma >= 2, comma + 1 < items.count else {
      return items
    }
    let longest = items[1...comma].map(\.range.count).max() ?? 0
    guard
      items[(comma + 1)...].allSatisfy({ $0.range.count > longest + 2 }) || items[comma + 1].range.count >= 2 * longest
    else { return items }
    return Array(items[..<comma]) + [ListItems.Item(range: items[comma].range, separator: .none)]
  }

  private func bySemicolons(_ items: [ListItems.Item]) -> Result {
    var members: [ProseRange] = []
    var start: Int? = nil
    for item in items {
      if start == nil { start = item.range.lower }
      if item.separator == .semicolon || item.separator == .none, let lower = start {
        members.append(ProseRange(lower, item.range.upper))
        start = nil
      }
    }
    var counts: Set<Int> = [members.count]
    let first = items.prefix { $0.separator != .semicolon }
    if first.allSatisfy({ $0.separator != .comma }) { counts.insert(first.count + 1) }
    return Result(members: members, counts: counts, sharesMorpheme: false)
  }
}
