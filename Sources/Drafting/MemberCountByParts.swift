import ProseText

/// Counts members by what a slogan of several parts, or of a verb, says of each: 三会一课, 两降一升, 一控两减, 四减.
extension MemberCount {
  /// Counts the members of 三会一课 where each holds the morpheme of one part at one end, first all of the first part,
  /// then all of the next; nil when one holds none or both, or when a part has no member. The first may have words of
  /// the sentence before it, and behind a comma the sentence may go on.
  func byParts(_ list: ListItems, _ heads: [ProseRange]) -> Result? {
    var members: [ProseRange] = []
    var part = 0
    for (index, item) in list.items.enumerated() {
      let sides = halves(of: item.range, heads) ?? [item.range]
      let held = sides.map { side in
        heads.indices.filter { holdsAtEdge(heads[$0], side) || (index == 0 && holds(heads[$0], side)) }
      }
      let fits = held.allSatisfy { $0.count == 1 && ($0[0] == part || ($0[0] == part + 1 && !members.isEmpty)) }
      guard fits else {
        guard index > 0, part == heads.count - 1 else { return nil }
        if list.items[index - 1].separator == .comma { break }
        // 甲组、乙组、丙组各司其职: the last one goes on with what is said of all.
        guard let name = opening(of: item.range, with: heads[part], asLongAs: members[members.count - 1]) else {
          return nil
        }
        members.append(name)
        break
      }
      part = held.last?.first ?? part
      members += sides
    }
    guard part == heads.count - 1, members.count >= 2 else { return nil }
    return Result(members: members, counts: [members.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// The beginning of `item` up to `head`, if it is about as long as the member before and a predicate follows.
  private func opening(of item: ProseRange, with head: ProseRange, asLongAs member: ProseRange) -> ProseRange? {
    let end = (item.lower + head.count + 1..<item.upper).first { end in
      (0..<head.count).allSatisfy { units[end - head.count + $0] == units[head.lower + $0] }
    }
    guard let end, abs(end - item.lower - member.count) <= 2, Self.resuming.contains(units[end]) else { return nil }
    return ProseRange(item.lower, end)
  }

  /// 两降一升: 总量下降18.6%，重访下降22.4%，满意率上升5.2个百分点: clauses with a figure each, every one of which holds the
  /// character of one part, first those of the first part.
  func byFigures(_ list: ListItems, _ heads: [ProseRange]) -> Result? {
    guard heads.allSatisfy({ $0.count == 1 }) else { return nil }
    var members: [ProseRange] = []
    var part = 0
    for clause in grouped(list.items, { $0 == .comma || $0 == .semicolon }) {
      let held = heads.indices.filter { head in
        (clause.lower..<clause.upper).contains { units[$0] == units[heads[head].lower] }
      }
      guard held.count == 1, held[0] == part || held[0] == part + 1 && !members.isEmpty,
        (clause.lower..<clause.upper).contains(where: { units[$0].isASCIIDigit || units[$0].isFullWidthDigit })
      else { break }
      part = held[0]
      members.append(clause)
    }
    guard part == heads.count - 1, members.count >= 2 else { return nil }
    return Result(members: members, counts: [members.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// 四减: 环节由7个减到2个，材料由19份减到6份，时限由5天减到半天: three clauses or more from the first on that hold the
  /// character behind a figure or before 到.
  func byReductions(_ list: ListItems, _ part: Slogan.Part) -> Result? {
    guard part.head.count == 1 else { return nil }
    let members = grouped(list.items) { $0 == .comma || $0 == .semicolon }.prefix { clause in
      guard let at = (clause.lower..<clause.upper).first(where: { units[$0] == units[part.head.lower] }) else {
        return false
      }
      return at + 1 < clause.upper && units[at + 1] == 0x5230
        || (clause.lower..<at).contains { units[$0].isASCIIDigit || units[$0].isFullWidthDigit }
    }
    guard members.count >= 3 else { return nil }
    return Result(members: Array(members), counts: [members.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// 一控两减: 控制用水总量，减少化肥、农药的使用量: a clause for each part, which begins with a word of it; what it counts are
  /// the things in that clause.
  func byObjects(_ list: ListItems, _ parts: [Slogan.Part]) -> Result? {
    guard parts.allSatisfy({ $0.head.count == 1 }) else { return nil }
    var members: [ProseRange] = []
    var counts: Set<Int> = [0]
    var clauses = 0
    for clause in grouped(list.items, { $0 == .comma || $0 == .semicolon }) {
      guard clauses < parts.count else { break }
      guard clause.count > 3, units[clause.lower] == units[parts[clauses].head.lower] else { return nil }
      clauses += 1
      let objects = list.items.filter { clause.contains($0.range.lower) }
      var own: Set<Int> = [objects.count]
      if let last = objects.last, conjunction(in: last.range) != nil { own.insert(objects.count + 1) }
      counts = Set(counts.flatMap { sum in own.map { sum + $0 } })
      members += objects.map(\.range)
    }
    guard clauses == parts.count, members.count > clauses || counts.count > 1 else { return nil }
    return Result(members: members, counts: counts, sharesMorpheme: true, sharesFirmly: true)
  }

  /// Both sides of a conjunction when each is a member by itself, or nil.
  private func halves(of item: ProseRange, _ heads: [ProseRange]) -> [ProseRange]? {
    guard let at = conjunction(in: item) else { return nil }
    let sides = [ProseRange(item.lower, at), ProseRange(at + 1, item.upper)]
    let areMembers = sides.allSatisfy { side in heads.contains { holdsAtEdge($0, side) } }
    return areMembers ? sides : nil
  }
}
