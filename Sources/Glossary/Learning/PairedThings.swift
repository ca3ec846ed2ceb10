import Drafting
import ProseText

/// The two things that a name of two says to be together or to reach the same: 夺取甲和乙的双胜利, 实现甲和乙“双覆盖”,
/// “党建业务两张皮”.
enum PairedThings {
  /// The two of `slogan`, or nil where the text does not name them.
  static func pair(of slogan: Slogan, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [String]? {
    guard slogan.parts.count == 1, slogan.parts[0].count == 2,
      let name = name(at: slogan.parts[0].numeral.lower, limit: slogan.form.upper, units),
      name.upper == slogan.form.upper
    else { return nil }
    guard name.lower == slogan.form.lower else { return nil }
    return pair(before: slogan.range.lower, in: draft, units)
  }

  /// The two that a quoted name of seven characters holds itself, each of two: 党建业务两张皮. Nil for other names.
  static func pair(in form: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> [String]? {
    let middle = form.lower + 2
    guard form.count == 7, let name = name(at: form.lower + 4, limit: form.upper, units),
      (form.lower..<name.lower).allSatisfy({ units[$0].isHan })
    else { return nil }
    return [text(ProseRange(form.lower, middle), units), text(ProseRange(middle, name.lower), units)]
  }

  /// The names outside quotation marks that say so, with their two.
  static func unquoted(
    in draft: Draft, _ units: UnsafeBufferPointer<UInt16>
  ) -> [(name: ProseRange, members: [String])] {
    var found: [(ProseRange, [String])] = []
    for at in units.indices.dropFirst() where units[at] == 0x53CC || units[at] == 0x4E24 {
      guard units[at - 1] != 0x201C, let name = name(at: at, limit: units.count, units),
        name.upper == units.count || !units[name.upper].isHan, let members = pair(before: at, in: draft, units)
      else { continue }
      found.append((name, members))
    }
    return found
  }

  /// 双胜利, 两不误: two and what both reach or how they are, at `index`.
  private static func name(at index: Int, limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> ProseRange? {
    guard index + 3 <= limit, units[index] == 0x53CC || units[index] == 0x4E24,
      results.contains(UInt32(units[index + 1]) << 16 | UInt32(units[index + 2]))
    else { return nil }
    return ProseRange(index, index + 3)
  }

  /// The two things that one conjunction joins right before unit `end`, behind the verb that makes them reach it.
  private static func pair(before end: Int, in draft: Draft, _ units: UnsafeBufferPointer<UInt16>) -> [String]? {
    guard let sentence = draft.sentence(at: end) else { return nil }
    var upper = end
    if upper > sentence.range.lower, units[upper - 1] == 0x7684 { upper -= 1 }
    var lower = upper
    while lower > sentence.range.lower, upper - lower < 40, !units[lower - 1].endsClause, !units[lower - 1].endsSentence
    {
      lower -= 1
    }
    let verbs = (lower..<max(lower, upper - 1)).filter {
      Self.verbs.contains(UInt32(units[$0]) << 16 | UInt32(units[$0 + 1]))
    }
    guard let verb = verbs.last else { return nil }
    let start = verb + 2
    let joints = (start..<upper).filter { [0x548C, 0x4E0E, 0x53CA, 0x3001].contains(units[$0]) }
    guard joints.count == 1, let joint = joints.first, (2...12).contains(joint - start),
      (2...12).contains(upper - joint - 1)
    else { return nil }
    return MemberTexts.members([ProseRange(start, joint), ProseRange(joint + 1, upper)], promised: 2, .after, units)
  }

  private static func text(_ range: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> String {
    String(decoding: units[range.lower..<range.upper], as: UTF16.self)
  }

  private static func words(_ text: String) -> Set<UInt32> {
    Set(text.split(separator: " ").map { $0.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  }

  /// What can only be said of two things, not of one thing that is named by two words.
  private static let results = words("胜利 丰收 覆盖 提升 促进 达标 增长 融合 落实 推进 下降 过半 不误 张皮 手抓 手硬 共进 互补 兼顾 齐抓")
  private static let verbs = words("夺取 实现 取得 赢得 达到 促进 推动 推进 确保 力争 做到 统筹 迎来 保障 形成 获得")
}
