import ProseText

/// What the words around a list in front of a numeral tell: how it is closed, and when it is no list of that numeral.
struct ListGrammar {
  let units: UnsafeBufferPointer<UInt16>

  /// How a list ends before what counts it.
  struct Closing {
    /// The unit after the last item.
    let end: Int
    /// Whether words close it that only close lists: 的, 等, 为内容的, 这.
    let isExplicit: Bool
    /// Whether 等 says that more members exist.
    let isOpen: Bool
  }

  /// Strips what closes a list before unit `end`: 的, 等, 等的, 这, 为主要内容的, 组成的, 相结合的.
  func closing(before end: Int, from start: Int) -> Closing {
    var at = end
    var isExplicit = false
    var isOpen = false
    let named = max(
      Self.naming.length(endingAt: at, from: start, in: units),
      Self.pointing.length(endingAt: at, from: start, in: units))
    if named > 0, at - named > start {
      at = beforeNamer(at - named, from: start)
      isExplicit = true
      if at > start, units[at - 1] == 0xFF0C { at -= 1 }
      if at > start, units[at - 1] == 0x7B49 {
        at -= 1
        isOpen = true
      }
      return Closing(end: at, isExplicit: true, isOpen: isOpen)
    }
    if at > start, units[at - 1] == 0x8FD9 || units[at - 1] == 0x5171 {
      at -= 1
      isExplicit = true
      if at > start, units[at - 1] == 0xFF0C { at -= 1 }
    }
    // 甲、乙、丙——三乡工程.
    if at > start + 1, units[at - 1] == 0x2014, units[at - 2] == 0x2014 {
      at -= 2
      isExplicit = true
    }
    if at > start, units[at - 1] == 0x7684 {
      at -= 1
      isExplicit = true
      at = beforeRole(at, from: start) ?? beforeUnion(at, from: start)
    }
    if at > start, units[at - 1] == 0x7B49 {
      at -= 1
      isExplicit = true
      isOpen = true
    }
    return Closing(end: at, isExplicit: isExplicit, isOpen: isOpen)
  }

  /// 甲、乙、丙，当地人称之为: the end of the clause before the one of those who give the name.
  private func beforeNamer(_ end: Int, from start: Int) -> Int {
    var at = end
    while at > start, end - at < Self.longestNamer, units[at - 1].isHan { at -= 1 }
    return at > start && units[at - 1] == 0xFF0C ? at : end
  }

  /// How long the name of those who give a name is, in units.
  private static let longestNamer = 6

  /// What gives the list before it a name: 甲、乙、丙，合称“三员”.
  private static let naming = WordTable("合称 合称为 并称 并称为 统称 统称为 简称 简称为 通称 被称为 被称作 称之为 称作 叫作 叫做 概括为 归纳为 总结为 概括成 归纳成")
  /// What points back to the list before it: 同吃、同住、同劳动，这样的“三同”.
  private static let pointing = WordTable("这样的 这些")

  /// 以甲、乙、丙为主要内容(的): the stretch up to 为, at most six units back.
  private func beforeRole(_ end: Int, from start: Int) -> Int? {
    (max(start + 1, end - 6)..<max(start + 1, end)).last { units[$0] == 0x4E3A }
  }

  /// 甲、乙、丙(相)结合(的), 组成, 构成, 贯通, 一体.
  private func beforeUnion(_ end: Int, from start: Int) -> Int {
    let words = ["相结合", "组成", "构成", "结合", "贯通", "融合", "一体", "在内"]
    for word in words.map({ Array($0.utf16) }) where end - word.count > start {
      if word.indices.allSatisfy({ units[end - word.count + $0] == word[$0] }) { return end - word.count }
    }
    return end
  }

  /// Skips the ordinal that a clause may open with: 一是, （一）, 二、.
  func afterOrdinal(_ index: Int, limit: Int) -> Int {
    if let mark = SeriesReader(units: units, limit: limit).mark(at: index) { return mark.range.upper }
    if let mark = HeadingMarkReader(units: units, limit: limit).read(at: index) { return mark.mark.upper }
    return index
  }

  /// Whether the 、-list before a numeral belongs to something else: its last item ends in a verb, which then governs
  /// the numeral; or is a chain of verbs with objects; or the list is of other slogans or of figures.
  func isObjectOrItem(_ list: ListItems, isOpen: Bool) -> Bool {
    guard let last = list.items.last?.range else { return true }
    if endsInVerb(last), !isParallel(list) { return true }
    if ends(last, with: Self.takingIn) { return true }
    // 东三省, 老三样: the numeral is part of the last item.
    let others = list.items.dropLast().map(\.range.count)
    let longer = (others.count > 1 ? others.dropFirst() : others[...]).contains { $0 > 1 }
    if last.count == 1, longer { return true }
    // 建设两大园区、培育三大产业: items that have numerals of their own.
    if !isOpen, list.items.dropLast().contains(where: { holdsCount($0.range) }) { return true }
    if beginsWithVerb(last), list.items.count >= 2 { return true }
    if Self.achievements.occurs(in: last, of: units) { return true }
    // 十大都讲, 理直气壮地宣传, 各国等也在: the last item goes on with a predicate.
    if holdsPredicate(last) { return true }
    let holdsQuotation = list.items.filter { units[$0.range.upper - 1] == 0x201D }
    if !holdsQuotation.isEmpty, holdsQuotation.count < list.items.count { return true }
    if !isOpen, list.items.contains(where: { holdsFigure($0.range) && !holdsDate($0.range) }) { return true }
    return false
  }

  /// Whether a clause names the topics that the numeral sums up: 聚焦…、…两大重点领域. Its verb governs the class noun, so
  /// that the items may be verbs with their objects.
  func isTopic(_ list: ListItems, of part: Slogan.Part) -> Bool {
    guard let first = list.items.first?.range, let last = list.items.last?.range,
      Self.topicVerbs.contains(where: { opens(first, with: $0) }), last.count >= 6,
      Self.classNouns.occurs(in: part.head, of: units), !endsInVerb(last)
    else { return false }
    return true
  }

  /// Whether `word` stands at the start of `item` or behind a short subject: 东胜区聚焦….
  private func opens(_ item: ProseRange, with word: [UInt16]) -> Bool {
    (item.lower..<max(item.lower, min(item.lower + 7, item.upper - word.count))).contains { at in
      word.indices.allSatisfy { units[at + $0] == word[$0] }
    }
  }

  /// The copula of a clause whose subject is what a numeral with 的 before it sums up: 甲和乙是…的两个. Nil where none stands
  /// in the last 16 units or a mark comes between.
  func copula(before end: Int, from start: Int) -> Int? {
    guard end - 1 > start, units[end - 1] == 0x7684 else { return nil }
    var at = end - 2
    while at > start + 2, end - at <= 16, units[at].isHan {
      // 只是, 就是, 而是, 不是 say other things; 正是, 都是, 是 do not.
      if units[at] == 0x662F {
        let before = units[at - 1]
        return Self.adverbs.contains(before) ? at - 1 : Self.noCopulas.contains(before) ? nil : at
      }
      at -= 1
    }
    return nil
  }

  /// Whether what follows the counted thing says that the subject is only a part of it: 三个试点之一, 三个村中的两个.
  func isPartitive(_ index: Int, limit: Int) -> Bool {
    (max(0, index - 4)..<min(limit, index + 4)).contains { at in
      (units[at] == 0x4E4B && at + 1 < limit && units[at + 1] == 0x4E00) || units[at] == 0x4E2D
    }
  }

  /// The start of a verb such as 实现, 得到了 right before unit `end`, or nil.
  func resultVerb(before end: Int, from start: Int) -> Int? {
    let verbEnd = end - 1 > start && units[end - 1] == 0x4E86 ? end - 1 : end
    for word in Self.resultVerbs where verbEnd - word.count > start {
      if word.indices.allSatisfy({ units[verbEnd - word.count + $0] == word[$0] }) { return verbEnd - word.count }
    }
    return nil
  }

  /// Skips another counted list that a conjunction ties to this one: of 甲、乙三个村和丙、丁, what stands behind 和.
  func afterOtherCount(in clause: ProseRange) -> Int {
    var lower = clause.lower
    var counted: Int?
    var depth = 0
    for at in clause.lower..<max(clause.lower, clause.upper - 2) {
      let unit = units[at]
      if PairedMark.opened(by: unit) != nil { depth += 1 }
      if PairedMark.closed(by: unit) != nil { depth -= 1 }
      guard depth == 0 else { continue }
      let isDigit = unit.isASCIIDigit || unit == 0x4E24 || (unit.isChineseOrdinalDigit && unit != 0x4E00)
      if isDigit, Self.measures.contains(units[at + 1]) || Self.places.contains(units[at + 1]),
        at > clause.lower, units[at - 1].isHan, units[at - 1] != 0x7B2C
      {
        counted = at
      } else if let start = counted,
        unit == 0x548C || unit == 0x4E0E || unit == 0x53CA || unit == 0xFF0C || unit == 0x7684
      {
        // The noun between is short: 三个村和, 4个街道和.
        if at - start <= 8 { lower = at + 1 }
        counted = nil
      } else if unit == 0x3001 {
        counted = nil
      }
    }
    return lower
  }

  /// Three items or more, all but the first of one length: a parallel list, whatever its last character is.
  private func isParallel(_ list: ListItems) -> Bool {
    guard list.items.count >= 3, let length = list.items.last?.range.count else { return false }
    return list.items.dropFirst().allSatisfy { $0.range.count == length }
  }

  private func endsInVerb(_ item: ProseRange) -> Bool {
    ends(item, with: Self.lastVerbs)
  }

  private func beginsWithVerb(_ item: ProseRange) -> Bool {
    let length = Self.firstVerbs.length(startingAt: item.lower, in: units)
    return length > 0 && item.count > length
  }

  private func ends(_ item: ProseRange, with words: WordTable) -> Bool {
    words.length(endingAt: item.upper, from: item.lower, in: units) > 0
  }

  private func holdsPredicate(_ item: ProseRange) -> Bool {
    (item.lower + 1..<max(item.lower + 1, item.upper - 1)).contains { at in
      switch units[at] {
      case 0x90FD: !Self.cities.contains(units[at - 1])
      case 0x5730:
        item.count >= 6 && item.upper - at <= 4 && item.upper - at > 2 && !Self.grounds.contains(units[at - 1])
      case 0x7B49: units[at + 1] != 0x7EA7 && !Self.equals.contains(units[at - 1])
      case 0x4E5F: true
      default: false
      }
    }
  }

  private static let cities = UnitSet("首成古国东旧新京花")
  private static let grounds = UnitSet("土当基场工绿湿耕林草荒各本外内属阵陆驻旱水山坡园宅用两三四田林农产房")
  private static let equals = UnitSet("平高同对优中均")

  private func holdsFigure(_ item: ProseRange) -> Bool {
    units[item.lower..<item.upper].contains { $0.isASCIIDigit || $0.isFullWidthDigit }
  }

  /// Whether the figures of an item are those of a date: 将于5月在北京.
  private func holdsDate(_ item: ProseRange) -> Bool {
    guard let last = (item.lower..<item.upper).last(where: { units[$0].isASCIIDigit || units[$0].isFullWidthDigit })
    else { return false }
    return last + 1 < item.upper && [0x5E74, 0x6708, 0x65E5].contains(units[last + 1])
  }

  /// Whether an item counts something itself: 两大园区, 三件实事.
  private func holdsCount(_ item: ProseRange) -> Bool {
    (item.lower..<max(item.lower, item.upper - 2)).contains { at in
      let isCount = units[at] == 0x4E24 || (units[at].isChineseOrdinalDigit && units[at] != 0x4E00)
      return isCount && Self.measures.contains(units[at + 1]) && (at == item.lower || units[at - 1] != 0x7B2C)
    }
  }

  private static let measures = UnitSet("个大项种类条件张支套座所家")

  /// Verbs and function words after which a numeral is an object, not a sum. Nouns that can be verbs (建设, 发展, 组织,
  /// 服务) are not among them: they end the items of true lists.
  private static let lastVerbs = WordTable(
    """
    做到 做好 做 当好 争当 开展 实施 推行 推进 推动 落实 坚持 坚定 增强 树立 贯彻 执行 打造 构建 建立 建成 形成 实现 完成 赋予 新增 用好 抓好 抓实 建好 守好 做实 做强 \
    践行 遵守 严守 强化 深化 优化 完善 健全 巩固 提升 提高 聚焦 围绕 突出 把握 牢记 捍卫 拥护 领悟 胸怀 统筹 争创 创建 达到 解决 破解 补齐 加快 加强 \
    按照 依托 通过 利用 探索 深入 全面 设置 设立 安排 配备 配置 投放 安装 悬挂 张贴 发放 印发 种植 建起 建有 办起 开办 举办 召开 组建 成立 选派 派出 抽调 查处 修建 新建 改建 扩建 铺设 购置 添置 签约 \
    开工 投入 争取 拨付 走访 慰问 评选 评出 表彰 挂牌 盘活 流转 引进 引入 举行 进行 承办 承担 拥有 下设 下辖 设有 分设 的 了 在 近 和 与 及 对 把 将 以 是 为 有 到 从 被 给 面向 投向 转向 迈向 走向 全省 全市 全县 全国
    """)
  private static let firstVerbs = WordTable(
    """
    开展 实施 推行 推进 推动 落实 坚持 坚定 增强 树立 贯彻 执行 打造 构建 建立 做到 做好 实现 完成 抓好 用好 践行 强化 深化 优化 完善 健全 巩固 提升 \
    提高 聚焦 围绕 突出 把握 牢记 统筹 创建 加快 加强 探索 组织 选树 培育 全面
    """)
  /// Words that take in more than the names before them, or what they name together.
  private static let takingIn = WordTable("他们 她们 我们 咱们 你们 它们 一家 全家 一带 附近 周边 夫妇 夫妻 父子 父女 母子 母女 兄弟 姐妹 一行 以及其他")
  private static let topicVerbs = words("聚焦 围绕 突出 紧扣 瞄准 针对 紧盯 立足 锚定 抓住 扭住")
  private static let classNouns = WordTable("领域 方面 任务 环节 关键 重点 方向 目标 主题 课题 主线")
  private static let resultVerbs = words("实现 得到 取得 迎来 赢得 达到 达成")
  private static let adverbs = UnitSet("都正均皆也")
  private static let noCopulas = UnitSet("就只而不若但可还总要")
  private static let places = UnitSet("市县区省镇乡村州旗街")
  private static let achievements = WordTable("入选 获评 荣获 覆盖 先后 中央 全国 成为 评为 跻身")

  private static func words(_ text: String) -> [[UInt16]] {
    text.split(separator: " ").map { Array($0.utf16) }
  }
}
