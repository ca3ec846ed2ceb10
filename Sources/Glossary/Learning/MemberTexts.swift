import Drafting
import ProseText

/// The members of a slogan as strings, where their number leaves no doubt.
enum MemberTexts {
  /// The members that `list` gives for what `parts` count, cleared of words of the sentence around them; nil when there
  /// are not as many as the numerals say. Halves of one number count the same things: 三比三看 has three members.
  static func members(
    of parts: [Slogan.Part], _ list: MemberList, _ units: UnsafeBufferPointer<UInt16>
  ) -> [String]? {
    let counts = parts.map(\.count)
    guard let first = counts.first, list.tie != .pairBefore || isPair(list.members, units) else { return nil }
    // 班子信任、群众满意的“两委”: two clauses that qualify the name, and list nothing.
    if list.tie == .before, counts == [2], parts[0].measure.isEmpty, !list.sharesMorpheme,
      list.region.upper < units.count, units[list.region.upper] == 0x7684
    {
      return nil
    }
    // Clauses that only hold the morpheme of the slogan run on from the sentence too.
    let isBefore =
      list.range.lower < parts[0].numeral.lower || list.tie == .sharedMorpheme || list.tie == .carriedOut
    var promises = [counts.reduce(0, +)]
    if counts.count > 1, counts.allSatisfy({ $0 == first }) { promises.append(first) }
    let side: Side = isBefore ? .before : .after
    return promises.lazy.compactMap { promised -> [String]? in
      let likeliest = heads(of: list.members, parts[0].head, units) ?? list.members
      if let members = members(likeliest, promised: promised, side, units) { return members }
      // The reading with as many members as promised may not be the likeliest one.
      guard list.counts.contains(promised) else { return nil }
      let items = ListItems(list.region, in: units).items
      guard let run = isBefore ? lastRun(of: promised, items) : firstRun(of: promised, items, units) else { return nil }
      return members(run, promised: promised, side, units)
    }.first
  }

  /// Of members that are several clauses each the ones that say what was counted: 既…，又…，使…成为常态 for 三种常态. Nil where
  /// not exactly one clause of every member ends in it.
  private static func heads(
    of members: [ProseRange], _ head: ProseRange, _ units: UnsafeBufferPointer<UInt16>
  ) -> [ProseRange]? {
    guard head.count >= 2, members.count >= 2 else { return nil }
    var heads: [ProseRange] = []
    for member in members {
      let items = ListItems(member, in: units).items
      // Only commas part clauses; what 、 joins stays together.
      var clauses: [ProseRange] = []
      var lower = member.lower
      for item in items where item.separator == .comma || item.separator == .none {
        clauses.append(ProseRange(lower, item.range.upper))
        lower = item.range.upper + 1
      }
      let ending = clauses.filter { clause in
        clause.count > head.count
          && (0..<head.count).allSatisfy { units[clause.upper - head.count + $0] == units[head.lower + $0] }
      }
      guard clauses.count > 1, ending.count == 1 else { return nil }
      heads += ending
    }
    return heads
  }

  /// The last `count` items, where one kind of separator parts them all.
  private static func lastRun(of count: Int, _ items: [ListItems.Item]) -> [ProseRange]? {
    let run = items.suffix(count)
    // Where one is lacking, the last may be parted at its conjunction.
    guard run.count >= count - 1, Set(run.dropLast().map(\.separator)).count <= 1 else { return nil }
    return run.map(\.range)
  }

  /// The first `count` items, where one kind of separator parts them all; else the one run of so many items that 、 ties
  /// together, freed of what makes it a part of its clause: 以甲、乙、丙为主体.
  private static func firstRun(
    of count: Int, _ items: [ListItems.Item], _ units: UnsafeBufferPointer<UInt16>
  ) -> [ProseRange]? {
    let first = items.prefix(count)
    if first.count == count, Set(first.dropLast().map(\.separator)).count == 1 { return first.map(\.range) }
    if items.count == count - 1 { return items.map(\.range) }
    var runs: [[ProseRange]] = []
    var run: [ProseRange] = []
    for item in items {
      run.append(item.range)
      if item.separator != .enumeration {
        if run.count == count { runs.append(run) }
        run = []
      }
    }
    guard runs.count == 1, var only = runs.first, let opening = only.first, let closing = only.last,
      units[opening.lower] == 0x4EE5, opening.count > 2,
      let role = (closing.lower..<closing.upper).last(where: { units[$0] == 0x4E3A }), closing.upper - role <= 5,
      role > closing.lower
    else { return nil }
    only[0] = ProseRange(opening.lower + 1, opening.upper)
    only[count - 1] = ProseRange(closing.lower, role)
    return only
  }

  /// Whether what a conjunction joins is two members: of one length behind the verb, or with one last character.
  private static func isPair(_ ranges: [ProseRange], _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard ranges.count == 2 else { return false }
    let first = trimmedFirst(ranges, units)
    return first.count == ranges[1].count || units[first.upper - 1] == units[ranges[1].upper - 1]
  }

  /// Where a list stands.
  enum Side {
    /// Before its slogan: its first member runs on from the sentence.
    case before
    /// Behind it.
    case after
  }

  /// `ranges` as members when there are `promised` of them, the last one parted at its conjunction where that is needed.
  static func members(
    _ ranges: [ProseRange], promised: Int, _ side: Side, _ units: UnsafeBufferPointer<UInt16>
  ) -> [String]? {
    var ranges = ranges
    if ranges.count == promised - 1, let last = ranges.last, let at = conjunction(in: last, units) {
      let width = units[at] == 0x53CA && units[at - 1] == 0x4EE5 ? 1 : 0
      ranges[ranges.count - 1] = ProseRange(last.lower, at - width)
      ranges.append(ProseRange(at + 1, last.upper))
    }
    guard ranges.count == promised, promised >= 2 else { return nil }
    if side == .before { ranges[0] = trimmedFirst(ranges, units) }
    if let last = ranges.last { ranges[ranges.count - 1] = trimmedLast(last, ranges, units) }
    // 实施甲计划、实施乙计划: the verb carries out what is named.
    if ranges.allSatisfy({ $0.count >= 6 && openingVerb($0, units).map { lightVerbs.contains($0) } == true }) {
      ranges = ranges.map { ProseRange($0.lower + 2, $0.upper) }
    }
    let members = ranges.map { text($0, units) }
    guard members.allSatisfy({ (1...40).contains($0.utf16.count) && isBalanced($0) }),
      Set(members).count == members.count
    else {
      return nil
    }
    return members
  }

  /// A member without the marks around it: “立法” is 立法; with both, as in “两新”组织, it stays as it is.
  private static func text(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> String {
    var range = range
    while range.count > 2, units[range.lower].isBlank { range = ProseRange(range.lower + 1, range.upper) }
    while range.count > 2, let last = Optional(units[range.upper - 1]),
      last.isBlank || last.endsClause || last.endsSentence || last == 0x3001
    {
      range = ProseRange(range.lower, range.upper - 1)
    }
    if range.count > 2, let pair = PairedMark.opened(by: units[range.lower]),
      pair.quotes || pair == .title, PairedMark.closed(by: units[range.upper - 1]) == pair,
      !(range.lower + 1..<range.upper - 1).contains(where: { PairedMark.opened(by: units[$0]) == pair })
    {
      range = ProseRange(range.lower + 1, range.upper - 1)
    }
    return String(decoding: units[range.lower..<range.upper], as: UTF16.self)
  }

  /// Whether every quotation that a member opens is closed in it.
  private static func isBalanced(_ member: String) -> Bool {
    member.utf16.count { $0 == 0x201C } == member.utf16.count { $0 == 0x201D }
  }

  private static func conjunction(in item: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard item.count >= 3 else { return nil }
    return (item.lower + 1..<item.upper - 1).first {
      units[$0] == 0x548C || units[$0] == 0x4E0E || units[$0] == 0x53CA
    }
  }

  /// The first of members that stand before their slogan, without the words of the sentence that it runs on from: cut to
  /// the length of the others where these are of one length, else from where it begins as they do, else behind a verb,
  /// where that leaves it as long as they are.
  private static func trimmedFirst(_ ranges: [ProseRange], _ units: UnsafeBufferPointer<UInt16>) -> ProseRange {
    var first = ranges[0]
    let others = ranges.dropFirst()
    let lengths = Set(others.map(\.count))
    if others.count > 1, lengths.count == 1, let length = lengths.first, first.count > length {
      return ProseRange(first.upper - length, first.upper)
    }
    // 具有优势的新材料、特色装备: the words before 的 belong to all.
    if !others.contains(where: { range in (range.lower..<range.upper).contains { units[$0] == 0x7684 } }),
      let at = (first.lower..<first.upper - 1).last(where: { units[$0] == 0x7684 }), first.upper - at > 2
    {
      first = ProseRange(at + 1, first.upper)
    }
    let openings = Set(others.map { units[$0.lower] })
    if openings.count == 1, let opening = openings.first,
      let at = (first.lower..<first.upper - 1).last(where: { units[$0] == opening }),
      others.count > 1 || at - first.lower <= 3
    {
      return ProseRange(at, first.upper)
    }
    let longest = others.map(\.count).max() ?? 0
    let haveNoOwner = !others.contains { opens($0, with: owners, units) }
    if !others.contains(where: { openingVerb($0, units) != nil }) {
      while first.count > 2,
        let width =
          opens(first, with: verbs, units) || (haveNoOwner && opens(first, with: owners, units))
            || (first.count > longest && opens(first, with: nounVerbs, units))
          ? 2 : singleVerbs.contains(units[first.lower]) ? 1 : nil
      {
        first = ProseRange(first.lower + width, first.upper)
      }
    }
    // Of all places behind a verb the one that leaves a member as long as the others are.
    let cuts = (first.lower + 1..<first.upper).filter { at in
      first.upper - at >= 1 && (singleVerbs.contains(units[at - 1]) || (at - 2 >= first.lower && isVerb(at - 2, units)))
    }
    guard first.count > longest, !cuts.isEmpty else { return first }
    let wanted = others.map(\.count).reduce(0, +) / max(1, others.count)
    let best = cuts.min { abs(first.upper - $0 - wanted) < abs(first.upper - $1 - wanted) }
    if let best, abs(first.upper - best - wanted) < first.count - wanted { first = ProseRange(best, first.upper) }
    return first
  }

  private static func isVerb(_ at: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    verbs.contains(UInt32(units[at]) << 16 | UInt32(units[at + 1]))
  }

  /// The verb of two characters that `range` begins with and that takes what follows as its object, as one number.
  private static func openingVerb(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> UInt32? {
    guard range.count >= 3 else { return nil }
    let pair = UInt32(units[range.lower]) << 16 | UInt32(units[range.lower + 1])
    return verbs.contains(pair) ? pair : nil
  }

  private static func opens(_ range: ProseRange, with words: Set<UInt32>, _ units: UnsafeBufferPointer<UInt16>) -> Bool
  {
    range.count >= 3 && words.contains(UInt32(units[range.lower]) << 16 | UInt32(units[range.lower + 1]))
  }

  /// Verbs that are nouns as well, which may belong to the first member.
  private static let nounVerbs = Set(
    ["建设", "培育", "发展", "支持", "创新", "创建", "做大", "做强", "做优", "保障", "规划", "布局", "服务", "管理"]
      .map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  /// Whose the members are.
  private static let owners = Set(
    ["自身", "全国", "全省", "全市", "全县", "全区", "全镇", "我省", "我市", "我县", "各级", "各地"]
      .map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  private static let verbs = Set(
    [
      "实施", "实行", "推行", "推进", "推动", "开展", "落实", "坚持", "加强", "完善", "发挥", "建立", "健全", "聚焦", "围绕", "着力", "打造",
      "构建", "强化", "深化", "探索", "形成", "通过", "按照", "做好", "做实", "抓好", "抓实", "充分", "认真", "切实", "持续", "不断", "积极",
      "全面", "深入", "扎实", "大力", "统筹", "提升", "提高", "促进", "实现", "增强", "优化", "健全", "突出", "紧扣", "组建", "成立", "设立",
      "奋力", "夺取", "运用", "采取", "落细", "贯彻", "严格", "召集", "组织", "整合", "汇聚", "依托", "针对", "具备", "必须", "包括", "涵盖", "逐渐", "逐步",
    ].map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  private static let lightVerbs = Set(
    ["实施", "开展", "建立", "打造", "推行", "实行"].map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  /// 要 把 将 以 由 按 对 从 在 有 为
  private static let singleVerbs = Set("要把将以由按对从在有为".utf16)

  /// The last member without 的 and the noun that sums all up: …和城市轨道交通的融合.
  private static func trimmedLast(
    _ last: ProseRange, _ ranges: [ProseRange], _ units: UnsafeBufferPointer<UInt16>
  ) -> ProseRange {
    guard last.count >= 4, let at = (last.lower + 2..<last.upper).last(where: { units[$0] == 0x7684 }),
      last.upper - at <= 5,
      !ranges.dropLast().contains(where: { range in (range.lower..<range.upper).contains { units[$0] == 0x7684 } })
    else { return last }
    return ProseRange(last.lower, at)
  }
}
