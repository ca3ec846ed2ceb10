import ProseText

/// What introduces a list after a slogan: a mark, a verb of definition, or a clause that carries the list out.
struct Introducer {
  /// The first unit of what is introduced.
  let end: Int
  /// How the list is tied to the slogan.
  let tie: MemberList.Tie
  /// Whether it introduces a list only if the members bear it out: 是, 为, or a mere comma.
  let isWeak: Bool

  /// The introducer after the slogan that ends at `index`, or nil.
  ///
  /// Between the two a noun may stand that the slogan qualifies (工作法, 的具体要求), a comma, and an adverb.
  static func after(_ index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Introducer? {
    var at = index
    var nouns = 0
    while at < limit {
      let unit = units[at]
      switch unit {
      case 0xFF1A, 0x3A:
        return Introducer(end: at + 1, tie: .colon, isWeak: false)
      case 0xFF08, 0x28:
        return Introducer(end: at + 1, tie: .bracket, isWeak: false)
      case 0x2014 where at + 1 < limit && units[at + 1] == 0x2014:
        return Introducer(end: at + 2, tie: .colon, isWeak: false)
      case 0xFF0C, 0x2C:
        return afterComma(at + 1, limit: limit, in: units)
      default:
        break
      }
      // In 工作要求（…） the verb is a noun.
      if let verb = Definition.verb(at: at, limit: limit, in: units),
        !verb.isWeak || verb.end >= limit || PairedMark.opened(by: units[verb.end]) != .bracket
      {
        let end = afterPause(verb.end, limit: limit, in: units)
        // 是：, 做到： introduce as a colon does.
        let hasColon = (verb.end..<end).contains { units[$0] == 0xFF1A || units[$0] == 0x3A }
        return Introducer(
          end: end, tie: verb.isWeak && hasColon ? .colon : .definition, isWeak: verb.isWeak && !hasColon)
      }
      // Only a short noun may stand between; 和, 与, 、 or another quotation part the slogan from what follows.
      guard unit.isHan, nouns < 10, ![0x548C, 0x4E0E, 0x53CA, 0x7B49, 0x6216, 0x5E76].contains(unit) else { return nil }
      nouns += 1
      at += 1
    }
    return nil
  }

  /// After a comma a verb of definition, or a clause whose items all hold the morpheme of the slogan.
  private static func afterComma(_ index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Introducer? {
    var at = index
    // 具体, 主要, 分别, 也, 内容, 其中, 一般: what may stand before the verb.
    while at < min(limit, index + 6) {
      if let verb = Definition.verb(at: at, limit: limit, in: units) {
        return Introducer(
          end: afterPause(verb.end, limit: limit, in: units), tie: .definition, isWeak: verb.isWeak || at > index + 4)
      }
      guard Self.adverbs.contains(units[at]) else { break }
      at += 1
    }
    return index < limit ? Introducer(end: index, tie: .sharedMorpheme, isWeak: true) : nil
  }

  /// The characters of what may stand between a comma and the verb of a definition.
  private static let adverbs = UnitSet("具体主要分别依次也内容其中一般它其含义意思大致通常简单来讲说各项")

  /// A colon, comma or dash right after the verb belongs to it.
  private static func afterPause(_ index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
    var at = index
    while at < limit, [0xFF1A, 0x3A, 0xFF0C, 0x2014].contains(units[at]) { at += 1 }
    return at
  }
}

/// The verbs that introduce a definition or an enumeration.
enum Definition {
  /// The verb at `index`, the longest first; nil when none stands there or it is part of another word.
  static func verb(
    at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> (end: Int, isWeak: Bool)? {
    guard let candidates = byFirst[units[index]] else { return nil }
    for candidate in candidates where index + candidate.units.count <= limit {
      guard candidate.units.indices.allSatisfy({ units[index + $0] == candidate.units[$0] }) else { continue }
      let end = index + candidate.units.count
      if end < limit, candidate.notBefore.contains(units[end]) { continue }
      return (end, candidate.isWeak)
    }
    return nil
  }

  private struct Verb {
    let units: [UInt16]
    let isWeak: Bool
    /// Characters with which a verb would make another word: 即将, 指导, 也就是说.
    let notBefore: [UInt16]
  }

  /// Verbs that only introduce; 是 and 为 and the like do other work too and are weak.
  private static let byFirst: [UInt16: [Verb]] = {
    let strong = [
      "即为", "即是", "也就是", "就是", "是指", "指的是", "具体指", "具体是", "具体为", "具体包括", "具体有", "主要指", "主要是", "主要包括", "主要有",
      "主要为", "包括", "包含", "涵盖", "囊括", "分别是", "分别为", "分别指", "依次是", "依次为", "内容是", "内容为", "内容包括", "如下", "即", "指",
      "意即", "亦即", "意为", "意思是", "含义是", "要求是", "分为", "细分为",
    ]
    let weak = ["是", "为", "有", "做到", "要做到", "实现", "确保", "坚持", "要求"]
    let notBefore: [String: String] = ["也就是": "说", "就是": "说", "即": "将使可日便刻时期", "指": "导标挥数示出引向南定派战令"]
    var byFirst: [UInt16: [Verb]] = [:]
    for (words, isWeak) in [(strong, false), (weak, true)] {
      for word in words {
        let units = Array(word.utf16)
        byFirst[units[0], default: []].append(
          Verb(units: units, isWeak: isWeak, notBefore: Array((notBefore[word] ?? "").utf16)))
      }
    }
    return byFirst.mapValues { $0.sorted { $0.units.count > $1.units.count } }
  }()
}
