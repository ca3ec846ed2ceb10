import ProseText

/// Counts the members of a list in every way that it can be read.
struct MemberCount {
  let units: UnsafeBufferPointer<UInt16>

  /// What was counted.
  struct Result {
    /// The members by the likeliest reading.
    var members: [ProseRange]
    /// All counts that the list admits.
    var counts: Set<Int>
    /// Whether the members were told by the morpheme that they share.
    var sharesMorpheme: Bool
    /// Whether they all hold it at one end, or it has two characters or more: no accident.
    var sharesFirmly = false
  }

  /// The reading of `list` from its first item on, for the numeral of `part`.
  func read(_ list: ListItems, _ part: Slogan.Part) -> Result? {
    guard !list.items.isEmpty else { return nil }
    return byReductions(list, part) ?? byMorpheme(list, part) ?? byOpenings(list, part) ?? byMeasure(list, part)
      ?? byOnes(list) ?? bySeparators(list)
  }

  /// The reading of `list` from its first item on, for a slogan of one part or more.
  func read(_ list: ListItems, _ parts: [Slogan.Part]) -> Result? {
    guard parts.count > 1, let first = parts.first else { return parts.first.flatMap { read(list, $0) } }
    if let result = byParts(list, parts.map(\.head)) ?? byFigures(list, parts.map(\.head)) ?? byObjects(list, parts) {
      return result
    }
    guard var result = read(list, first) else { return nil }
    // 三自一包: the first part alone may be told by its morpheme.
    if result.sharesMorpheme { result.counts.formUnion(bySeparators(list)?.counts ?? []) }
    result.sharesFirmly = false
    // What joins the last two may join the parts: 党小组会和党课.
    if let last = result.members.last, conjunction(in: last) != nil {
      result.counts.formUnion(result.counts.map { $0 + 1 })
    }
    return result
  }

  // MARK: By the shared morpheme

  /// Whether `item` begins or ends with `morpheme`.
  func holdsAtEdge(_ morpheme: ProseRange, _ item: ProseRange) -> Bool {
    Place.of(morpheme, in: item, units).isEdge
  }

  /// Whether `item` holds `morpheme` anywhere.
  func holds(_ morpheme: ProseRange, _ item: ProseRange) -> Bool {
    Place.of(morpheme, in: item, units) != .nowhere
  }

  /// Counts the items that hold the morpheme of `head`, if they stand together from the first item on and no other
  /// item stands among them.
  private func byMorpheme(_ list: ListItems, _ part: Slogan.Part) -> Result? {
    for morpheme in morphemes(of: part) {
      let run = sharing(morpheme, list.items)
      guard run.count >= 2 else { continue }
      var counts: Set<Int> = [run.count]
      // A list by 、 may be followed by a clause that happens to hold the morpheme too.
      if let comma = run.firstIndex(where: { list.items[$0].separator == .comma }), comma + 1 >= 2,
        run[..<comma].allSatisfy({ list.items[$0].separator != .comma })
      {
        counts.insert(comma + 1)
      }
      let joined = run.count { joinsTwo(list.items[$0].range, morpheme) }
      if joined > 0 { counts.insert(run.count + joined) }
      // 生活保障、失业保险和最低生活保障: one side of the conjunction may lack the morpheme.
      if let last = run.last, joined == 0, run.count > 1, morpheme.count > 1,
        conjunction(in: list.items[last].range) != nil,
        !nearlyAllJoin(run.map { list.items[$0] })
      {
        counts.insert(run.count + 1)
      }
      counts.formUnion(further(run.count, list.items))
      // 有老干部、老战士，也有老模范: one more.
      if run.count < list.items.count, Self.adding.contains(units[list.items[run.count].range.lower]),
        holds(morpheme, list.items[run.count].range)
      {
        counts.insert(run.count + 1)
      }
      // 以及 stands between members only, never inside one.
      if let last = run.last, joined == 1, joinsByAsWellAs(list.items[last].range) { counts.remove(run.count) }
      let places = run.dropFirst().map { Place.of(morpheme, in: list.items[$0].range, units) }
      let isFirm =
        morpheme.count > 1 || (places[0].isFirm(run.count) && (places[0].isEdge || Set(places).count == 1))
        || (places.allSatisfy { $0 == .inside(1) } && areNumbered(run.map { list.items[$0].range }))
        || areAlike(run.dropFirst().map { list.items[$0].range }, places)
      return Result(
        members: run.map { list.items[$0].range }, counts: counts, sharesMorpheme: true, sharesFirmly: isFirm)
    }
    return nil
  }

  /// Counts the parts between semicolons, or the clauses, that all begin with what is counted, whatever they hold behind
  /// it: 盯住甲、乙两本账；盯住丙、丁两类岗, 一亮身份，佩徽上岗；二亮承诺，公开姓名.
  private func byOpenings(_ list: ListItems, _ part: Slogan.Part) -> Result? {
    guard !part.head.isEmpty else { return nil }
    let hasParts = list.items.contains { $0.separator == .semicolon }
    let groups = grouped(list.items) { hasParts ? $0 == .semicolon : $0 == .comma }
    guard groups.count >= 2 else { return nil }
    let numbered = groups.prefix { begins($0, with: part.head, behindNumeral: true) }
    if numbered.count == groups.count, areNumbered(numbered.map(\.self)) {
      return Result(members: groups, counts: [groups.count], sharesMorpheme: true, sharesFirmly: true)
    }
    guard part.head.count >= 2, groups.allSatisfy({ begins($0, with: part.head, behindNumeral: false) }) else {
      return nil
    }
    return Result(members: groups, counts: [groups.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// The stretches of `items` between the separators that `part`.
  func grouped(_ items: [ListItems.Item], _ parts: (ListItems.Separator) -> Bool) -> [ProseRange] {
    var groups: [ProseRange] = []
    var start: Int?
    for item in items {
      let lower = start ?? item.range.lower
      start = lower
      guard parts(item.separator) || item.separator == .none else { continue }
      groups.append(ProseRange(lower, item.range.upper))
      start = nil
    }
    return groups
  }

  private func begins(_ item: ProseRange, with head: ProseRange, behindNumeral: Bool) -> Bool {
    let lower = item.lower + (behindNumeral ? 1 : 0)
    return item.upper - lower > head.count
      && (0..<head.count).allSatisfy { units[lower + $0] == units[head.lower + $0] }
  }

  /// What members may share, the longest first: 必谈; of 好农村路 also 好, of 到位 also 位. A word behind a measure, as in
  /// 三项制度, is shared as a word.
  private func morphemes(of part: Slogan.Part) -> [ProseRange] {
    let head = part.head
    guard head.count > 0 else { return [] }
    var found = [head]
    if head.count > 2 { found += [ProseRange(head.upper - 2, head.upper), ProseRange(head.lower, head.lower + 2)] }
    if head.count > 1, part.measure.isEmpty {
      found += [ProseRange(head.lower, head.lower + 1), ProseRange(head.upper - 1, head.upper)]
    }
    return found
  }

  /// Whether two items or more are built alike: of one length with the morpheme at one place, or all beginning with
  /// one character, 把…培养成….
  private func areAlike(_ items: [ProseRange], _ places: [Place]) -> Bool {
    guard items.count >= 2, let first = items.first else { return false }
    return (Set(items.map(\.count)).count == 1 && Set(places).count == 1)
      || items.allSatisfy { units[$0.lower] == units[first.lower] }
  }

  /// Items that each begin with 一 and a measure word, three at least: 一本民情日记、一张联系卡、一份明白纸.
  private func byOnes(_ list: ListItems) -> Result? {
    let ones = list.items.prefix { item in
      item.range.count >= 3 && units[item.range.lower] == 0x4E00
        && Self.onesMeasures.contains(units[item.range.lower + 1])
    }
    guard ones.count >= 3 else { return nil }
    return Result(members: ones.map(\.range), counts: [ones.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// Clauses that each begin with 一 and the measure word that was counted with, one of the later ones perhaps behind 还有:
  /// 四股劲：一股…的冲劲，一股…的韧劲.
  private func byMeasure(_ list: ListItems, _ part: Slogan.Part) -> Result? {
    guard part.measure.count == 1 else { return nil }
    let opening = list.items.indices.filter { index in
      let item = list.items[index].range
      let lower = index == 0 ? item.lower : item.lower + Self.addings.length(startingAt: item.lower, in: units)
      return item.upper - lower >= 3 && units[lower] == 0x4E00 && units[lower + 1] == units[part.measure.lower]
    }
    guard opening.count >= 2, opening.first == 0 else { return nil }
    let members = opening.indices.map { number -> ProseRange in
      let last = number + 1 < opening.count ? opening[number + 1] - 1 : opening[number]
      return ProseRange(list.items[opening[number]].range.lower, list.items[last].range.upper)
    }
    return Result(members: members, counts: [members.count], sharesMorpheme: true, sharesFirmly: true)
  }

  /// What a further member may begin with.
  private static let addings = WordTable("还有 再有 又有 另有 还 再 又 另")

  private static let onesMeasures = UnitSet("个本张份套条件项支把部台座片面盏顶块碗杯封场次堂门册户名位批组站所")

  /// The items from the first on that hold `morpheme` at the same place, or none when items without it are followed by
  /// items with it again.
  private func sharing(_ morpheme: ProseRange, _ items: [ListItems.Item]) -> [Int] {
    guard items.count >= 2 else { return [] }
    let place = Place.of(morpheme, in: items[1].range, units)
    guard place != .nowhere else { return [] }
    var end = 0
    var longest = 0
    while end < items.count {
      let item = items[end].range
      let found = Place.of(morpheme, in: item, units)
      // The first item may have words of the sentence before it, the last what all items share: 党务、村务、财务公开.
      let isEdge = end == 0 || place.isInside || items[end - 1].separator == .enumeration
      guard found == place || (found != .nowhere && isEdge) else { break }
      // Behind the comma that ends a 、-list, a clause of another build is no member, whatever it holds.
      if end > 1, items[end - 1].separator == .comma, items[end - 2].separator == .enumeration,
        item.count > 2 * longest || Self.resuming.contains(units[item.lower])
      {
        break
      }
      longest = max(longest, item.count)
      end += 1
    }
    let goesOn = end > 1 && end < items.count && Self.resuming.contains(units[items[end].range.lower])
    guard
      goesOn || !items[end...].contains(where: { Place.of(morpheme, in: $0.range, units) == place && !place.isInside })
    else {
      return []
    }
    return Array(0..<end)
  }

  /// The first characters of a clause that adds a member: 也有, 还有, 更有, 又, 并.
  private static let adding = UnitSet("也还更又并")

  /// The first characters of clauses that speak of the members just listed: 每过一关, 各司其职, 让群众….
  static let resuming = UnitSet("每各这该均都让使")

  /// 一问冷暖、二问诉求: each item begins with its own number.
  private func areNumbered(_ items: [ProseRange]) -> Bool {
    let digits = Array("一二三四五六七八九".utf16)
    return zip(items, digits).allSatisfy { units[$0.lower] == $1 } && items.count <= digits.count
  }

  /// Items that 、 ties to a run of `count` items, or quotations side by side, may be members all the same though they
  /// lack the morpheme.
  private func further(_ count: Int, _ items: [ListItems.Item]) -> Set<Int> {
    var end = count
    while end < items.count, items[end - 1].separator == .enumeration || items[end - 1].separator == .adjacency {
      end += 1
    }
    return Set(count...end)
  }

  /// Where in an item a morpheme stands.
  private enum Place: Hashable {
    case nowhere
    case first
    case last
    /// So many units after the first.
    case inside(Int)

    var isEdge: Bool { self == .first || self == .last }
    var isInside: Bool { if case .inside = self { true } else { false } }

    /// Whether `count` items that hold a single character at this place do so by no accident.
    func isFirm(_ count: Int) -> Bool {
      switch self {
      case .nowhere: false
      case .first, .last: true
      case .inside(let distance): distance == 1 && count >= 3
      }
    }

    static func of(_ morpheme: ProseRange, in item: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Place {
      let size = morpheme.count
      guard item.count > size else { return .nowhere }
      func matches(_ at: Int) -> Bool { (0..<size).allSatisfy { units[at + $0] == units[morpheme.lower + $0] } }
      // Marks at the edges of an item do not count: “立法”.
      var lower = item.lower
      var upper = item.upper
      while lower < upper, PairedMark.opened(by: units[lower]) != nil { lower += 1 }
      while upper > lower, PairedMark.closed(by: units[upper - 1]) != nil { upper -= 1 }
      guard upper - lower >= size else { return .nowhere }
      if matches(upper - size) { return .last }
      if matches(lower) { return .first }
      var at = lower + 1
      while at + size < upper {
        if matches(at) { return .inside(at - lower) }
        at += 1
      }
      return .nowhere
    }
  }

  /// Whether 和, 与, 及 or 以及 joins two members in one item: both sides hold the morpheme.
  private func joinsTwo(_ item: ProseRange, _ morpheme: ProseRange) -> Bool {
    guard let at = conjunction(in: item) else { return false }
    return Place.of(morpheme, in: ProseRange(item.lower, at), units) != .nowhere
      && Place.of(morpheme, in: ProseRange(at + 1, item.upper), units) != .nowhere
  }

  /// Whether 以及 is the conjunction in an item.
  private func joinsByAsWellAs(_ item: ProseRange) -> Bool {
    guard let at = conjunction(in: item) else { return false }
    return units[at] == 0x53CA && units[at - 1] == 0x4EE5
  }

  /// Whether both stretches hold a morpheme of what `part` counts at one end: 党建示范带与振兴示范带 for 双带.
  func bothHold(_ first: ProseRange, _ second: ProseRange, _ part: Slogan.Part) -> Bool {
    morphemes(of: part).contains { morpheme in
      let places = (Place.of(morpheme, in: first, units), Place.of(morpheme, in: second, units))
      return places.0 == places.1 && places.0.isEdge
    }
  }

  // MARK: Conjunctions

  /// 和, 与, 及 or 以及 inside an item, not at its edges; nil where there is none.
  func conjunction(in item: ProseRange) -> Int? {
    guard item.count >= 3 else { return nil }
    return (item.lower + 1..<item.upper - 1).first {
      let unit = units[$0]
      guard unit == 0x548C || unit == 0x4E0E || unit == 0x53CA else { return false }
      return !Self.wordsWithConjunctions.contains(UInt32(units[$0 - 1]) << 16 | UInt32(unit))
        && !Self.wordsWithConjunctions.contains(UInt32(unit) << 16 | UInt32(units[$0 + 1]))
    }
  }

  /// Words that hold the character of a conjunction, as pairs of units.
  private static let wordsWithConjunctions: Set<UInt32> = {
    let words = "参与 赋与 付与 授与 给与 和谐 和平 和解 和睦 和美 和善 和气 和好 温和 缓和 平和 总和 饱和 共和 调和 中和 祥和 涉及 普及 波及 危及 触及 顾及 惠及 及时 及早 及格 来得及"
    return Set(
      words.split(separator: " ").map { word in
        let units = Array(word.utf16.suffix(2))
        return UInt32(units[0]) << 16 | UInt32(units[1])
      })
  }()

  /// Whether the conjunction at `at` joins two verbs of the sentence, whose object begins the list: 坚持和完善下岗保障.
  private func joinsVerbs(_ at: Int, in item: ProseRange) -> Bool {
    let next = Self.governing.length(startingAt: at + 1, in: units)
    return next > 0 && at + 1 + next < item.upper && Self.governing.length(endingAt: at, in: units) > 0
  }

  private static let governing = WordTable(
    "坚持 完善 巩固 提高 加强 改进 健全 推进 深化 拓展 发展 保持 扩大 落实 维护 规范 促进 支持 实施 建立 增强 提升 优化 做好 抓好 保障 改善 继承 弘扬 学习 宣传 贯彻 建设 管理 用好 保护 利用")

  /// In 休戚与共、荣辱与共 the conjunction is part of every item. In 要坚持和完善下岗保障 it joins two verbs that are none.
  func nearlyAllJoin(_ items: [ListItems.Item]) -> Bool {
    items.count { item in
      conjunction(in: item.range).map { !joinsVerbs($0, in: item.range) } ?? false
    } * 4 >= items.count * 3
  }
}
