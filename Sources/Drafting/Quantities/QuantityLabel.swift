package import ProseText

/// What a quantity is the number of, as far as the words before it say: questions about such stretches of text.
package struct QuantityLabels: Sendable {
  private let units: [UInt16]

  /// Labels in the prose of `draft`.
  package init(_ draft: Draft) {
    units = draft.prose.units
  }

  /// A way to divide people or things. Parts that are told by different ways may overlap: women and graduates.
  package enum Attribute: UInt16, CaseIterable, Sendable {
    case age, education, sex, rank, politics, people, time, merit

    fileprivate var words: [[UInt16]] {
      let list =
        switch self {
        case .age: "岁 青年 老年 中年 年轻 老龄 少年"
        case .education: "学历 大专 本科 硕士 博士 研究生 专科 文化程度"
        case .sex: "男 女"
        case .rank: "职称 高级 中级 初级 处级 科级 厅级 正高 副高"
        case .politics: "党员 团员 党派 党外"
        case .people: "少数民族 汉族"
        case .time: "今年 新增 当年 去年 上半年 下半年 季度"
        case .merit: "获 表彰"
        }
      return list.split(separator: " ").map { Array($0.utf16) }
    }
  }

  /// 群众 stands for those who are in no party as well as for people at large.
  private static let neutral = Array("群众".utf16)

  private static let attributeWords: [(bit: UInt16, word: [UInt16])] = Attribute.allCases.flatMap { attribute in
    attribute.words.map { (1 << attribute.rawValue, $0) }
  }

  /// Pairs of words of which each names what the other leaves over.
  private static let opposites: [(left: [UInt16], right: [UInt16])] = """
    男/女 上半年/下半年 城/乡 城/农 城/村 镇/村 内/外 正式/预备 线上/线下 山/川 水/旱 水田/旱地 已/未 已/正在 已/正办 已/正建 有/无 有/没有 实到/请假 实到/缺席 实到/未到 出席/缺席 \
    公/民 国有/民营 国有/民间 国营/民营 国资/民资 国企/民企 国家/民间 党员/群众 党员/非 集中/分散 东/西 南/北 以下/以上 以内/以上 以内/以外 满意/不满意 完成/未 完成/剩余 企业/个人 单位/个人 \
    本/外 在编/编外 在编/聘用 固定/流动 常住/流动 新/旧 新/老 单/双 赞成/反对 赞成/弃权 国内/入境 国内/国外 进口/出口 直接/间接 左/右 财政/自筹 上级/自筹 政府/社会 \
    合格/不合格 及格/不及格 通过/未 参加/未 县/乡 前/后 现场/网上 线路/站 常规/急诊 门诊/住院 一审/二审 刑事/民事 专职/兼职 全日制/非 脱产/在职 首/末 室内/室外 \
    上/下 甲/乙 大/小 成年/未成年 开工/未开工 建成/在建 建成/正在 完工/在建 竣工/在建 外出/在家 外出/留守 在外/在家 晋级/淘汰 进入/淘汰 入围/淘汰 录取/淘汰 初中/小学 中学/小学 初中/高中 收入/支出
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).compactMap { pair in
      let sides = pair.split(separator: "/")
      return sides.count == 2 ? (Array(sides[0].utf16), Array(sides[1].utf16)) : nil
    }

  /// Whether the stretch `range` holds `word`.
  package func holds(_ word: [UInt16], in range: ProseRange) -> Bool {
    let upper = min(range.upper, units.count)
    guard let first = word.first, word.count <= upper - range.lower else { return false }
    for at in range.lower...(upper - word.count) where units[at] == first {
      var offset = 1
      while offset < word.count, units[at + offset] == word[offset] { offset += 1 }
      if offset == word.count { return true }
    }
    return false
  }

  /// The attributes named in `range`, one bit each.
  package func attributes(in range: ProseRange) -> UInt16 {
    Self.attributeWords.reduce(0) { bits, entry in
      bits & entry.bit == 0 && holds(entry.word, in: range) ? bits | entry.bit : bits
    }
  }

  /// Whether parts labelled `labels` may overlap: some are told by an attribute by which others are not.
  package func mayOverlap(_ labels: [ProseRange]) -> Bool {
    // A name of one character or none goes on from the name before it: 分别为12人、15人.
    let bits = labels.filter { $0.count > 1 && !holds(Self.neutral, in: $0) }.map { attributes(in: $0) }
    guard let all = bits.reduce(nil, { (common: UInt16?, next) in common.map { $0 & next } ?? next }) else {
      return false
    }
    return all == 0 && bits.contains { $0 != 0 }
  }

  /// Whether the two labels name what there is and what is left: 男 and 女, 已 and 未.
  package func areOpposite(_ left: ProseRange, _ right: ProseRange) -> Bool {
    if isDenied(left, by: right) || isDenied(right, by: left) { return true }
    if isClosed(left) && isOpen(right) || isOpen(left) && isClosed(right) { return true }
    return Self.opposites.contains { pair in
      // 县 and 乡 may be parts of other words: only where they stand in one place of both.
      if pair.left.count == 1, pair.right.count == 1, !standAlike(pair.left[0], left, pair.right[0], right),
        !standAlike(pair.right[0], left, pair.left[0], right)
      {
        return false
      }
      return (holds(pair.left, in: left) && holds(pair.right, in: right) && !(holds(pair.right, in: left)))
        || (holds(pair.right, in: left) && holds(pair.left, in: right) && !(holds(pair.left, in: left)))
    }
  }

  /// Whether `one` stands in `left` where `other` stands in `right`, counted from the start or from the end; a word of the
  /// sentence may stand before (其中男, 女) and behind.
  private func standAlike(_ one: UInt16, _ left: ProseRange, _ other: UInt16, _ right: ProseRange) -> Bool {
    guard let first = units[left.lower..<left.upper].firstIndex(of: one),
      let second = units[right.lower..<right.upper].firstIndex(of: other)
    else { return false }
    return first - left.lower == second - right.lower || left.upper - first == right.upper - second
  }

  /// Whether `other` is what `label` ends in with a word of denial before it: 采纳 and 未采纳.
  private func isDenied(_ label: ProseRange, by other: ProseRange) -> Bool {
    Self.denials.contains { denial in
      let length = other.count - denial.count
      return (2...8).contains(length) && label.count >= length
        && holds(denial, in: ProseRange(other.lower, other.lower + denial.count))
        && !holds(denial, in: label)
        && (1...length).allSatisfy { units[label.upper - $0] == units[other.upper - $0] }
    }
  }

  /// Whether `label` ends in what a case comes to: 办结, 整改到位.
  private func isClosed(_ label: ProseRange) -> Bool {
    !isOpen(label)
      && Self.closures.contains { word in
        label.count >= word.count && holds(word, in: ProseRange(label.upper - word.count, label.upper))
      }
  }

  /// Whether `label` begins with a word by which a case is still open: 正在办理, 限期整改.
  private func isOpen(_ label: ProseRange) -> Bool {
    Self.pending.contains { word in
      label.count >= word.count && holds(word, in: ProseRange(label.lower, label.lower + word.count))
    }
  }

  private static let denials = "未 不 没有 无 非 尚未 未能".split(separator: " ").map { Array($0.utf16) }
  private static let closures = "办结 审结 结案 办完 到位 化解 了结 销号".split(separator: " ").map { Array($0.utf16) }
  private static let pending = "正在 仍在 尚在 在办 待办 待审 待结 待整改 待处理 待化解 待落实 未结 限期".split(separator: " ").map {
    Array($0.utf16)
  }

  /// The length of the longest common ending of all `labels`.
  package func commonEnding(_ labels: [ProseRange]) -> Int {
    guard let first = labels.first else { return 0 }
    var length = 0
    while labels.allSatisfy({ $0.count > length && units[$0.upper - 1 - length] == units[first.upper - 1 - length] }) {
      length += 1
    }
    return length
  }

  /// The length of the longest common beginning of all `labels`.
  package func commonBeginning(_ labels: [ProseRange]) -> Int {
    guard let first = labels.first else { return 0 }
    var length = 0
    while labels.allSatisfy({ $0.count > length && units[$0.lower + length] == units[first.lower + length] }) {
      length += 1
    }
    return length
  }

  /// Whether the word right behind `range` is a noun of its own: 130名党员, not 130名， or 130名的.
  package func hasNounBehind(_ range: ProseRange) -> Bool {
    guard range.upper < units.count else { return false }
    let unit = units[range.upper]
    return unit.isHan && ![0x7684, 0x6765, 0x53CA, 0x548C, 0x4E0E].contains(unit)
  }
}
