import Drafting
import Glossary
import ProseText

/// A name that stands once beside one that is nearly the same and stands more often.
struct NearName {
  /// The name that stands once.
  let rare: ProseRange
  /// One place of the other.
  let frequent: ProseRange
  /// How often the other stands.
  let uses: Int
  /// The unit that differs.
  let at: Int
}

/// Names of places and bodies by their last word: 青禾社区, 柳河镇, 市农业农村和水利局.
struct NameScan {
  private let draft: Draft
  private let units: UnsafeBufferPointer<UInt16>
  private let places: NamePlaces

  /// How often a name must stand to be the measure of another.
  private static let least = 3

  /// A scan of `draft`, whose units are `units`, at `places` of it.
  init(_ draft: Draft, units: UnsafeBufferPointer<UInt16>, _ places: NamePlaces) {
    self.draft = draft
    self.units = units
    self.places = places
  }

  // MARK: Names of places

  /// The class words with the two characters before them, in the order of their first places: how often each stands, and
  /// where first.
  func names() -> [(count: Int, range: ProseRange)] {
    counted().values.sorted { $0.range.lower < $1.range.lower }
  }

  private func counted() -> [UInt64: (count: Int, range: ProseRange)] {
    var names: [UInt64: (count: Int, range: ProseRange)] = [:]
    for at in places.ends {
      guard let length = classLength(endingAt: at), at + 1 - length - 2 >= 0 else { continue }
      let range = ProseRange(at - length - 1, at + 1)
      guard units[range.lower].isHan, units[range.lower + 1].isHan else { continue }
      names[key(range), default: (0, range)].count += 1
    }
    return names
  }

  /// Names whose last two characters before the class word differ by one that looks or sounds alike.
  func slipsOfNames() -> [NearName] {
    let names = counted()
    guard names.values.contains(where: { $0.count >= Self.least }) else { return [] }
    // By the class word and one of the two characters.
    var byPart: [UInt64: [(count: Int, range: ProseRange)]] = [:]
    for name in names.values.sorted(by: { $0.range.lower < $1.range.lower }) where name.count >= Self.least {
      for place in 0...1 where byPart[partKey(name.range, place), default: []].count < 8 {
        byPart[partKey(name.range, place), default: []].append(name)
      }
    }
    return names.values.filter { $0.count == 1 }.sorted { $0.range.lower < $1.range.lower }.compactMap { name in
      for place in 0...1 {
        for other in byPart[partKey(name.range, place)] ?? [] {
          let at = 1 - place
          let (written, right) = (units[name.range.lower + at], units[other.range.lower + at])
          if !TermContrast.partsNames(written, right), Confusion.between(written, right) != nil {
            return NearName(rare: name.range, frequent: other.range, uses: other.count, at: name.range.lower + at)
          }
        }
      }
      return nil
    }
  }

  /// How long the class word is whose last unit stands at `at`; nil where there is none.
  private func classLength(endingAt at: Int) -> Int? {
    if Self.classes.contains(UInt32(units[max(0, at - 1)]) << 16 | UInt32(units[at])) { return 2 }
    switch units[at] {
    // 城乡, 乡村, 农村, 全镇 name no place.
    case 0x9547 where namesNone(at), 0x4E61 where namesNone(at), 0x6751 where namesNone(at): return nil
    case 0x4E61 where at + 1 < units.count && (units[at + 1] == 0x6751 || units[at + 1] == 0x9547): return nil
    case 0x9547, 0x4E61, 0x6751: return 1
    default: return nil
    }
  }

  private func key(_ range: ProseRange) -> UInt64 {
    (range.lower..<range.upper).reduce(0) { $0 << 16 | UInt64(units[$1]) }
  }

  /// The key of a name without the other of its first two characters.
  private func partKey(_ range: ProseRange, _ place: Int) -> UInt64 {
    let rest = (range.lower + 2..<range.upper).reduce(UInt64(0)) { $0 << 16 | UInt64(units[$1]) }
    return rest << 24 | UInt64(place) << 16 | UInt64(units[range.lower + place])
  }

  private func namesNone(_ at: Int) -> Bool { Self.common.contains(units[max(0, at - 1)]) }

  /// What stands before 村 乡 镇 in words that name none.
  private static let common = UnitSet("农城乡集山全各本该每驻进到新老")

  private static let classes = Set(
    "社区 街道 公司 集团 学校 学院 医院 支部 驿站 协会 商会 联盟 广场 公园 小区 工坊 书院 讲堂 食堂 书屋".split(separator: " ").map { word in
      word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) }
    })

  // MARK: Dots

  /// Names with a dot in them, 绿城·书香苑, that stand once without it.
  func missingDots() -> [NearName] {
    var names: [UInt64: (count: Int, range: ProseRange)] = [:]
    var firsts = UnitSet()
    for at in places.dots {
      guard at >= 2, at + 2 < units.count, (at - 2...at + 2).allSatisfy({ $0 == at || units[$0].isHan }) else {
        continue
      }
      let key = key(ProseRange(at - 2, at)) << 32 | key(ProseRange(at + 1, at + 3))
      names[key, default: (0, ProseRange(at - 2, at + 3))].count += 1
      firsts.insert(units[at - 2])
    }
    guard names.values.contains(where: { $0.count > 1 }), units.count > 4 else { return [] }
    var plain: [UInt64: (count: Int, range: ProseRange)] = [:]
    for at in 0..<units.count - 3 where firsts.contains(units[at]) {
      let key = key(ProseRange(at, at + 4))
      if names[key] != nil { plain[key, default: (0, ProseRange(at, at + 4))].count += 1 }
    }
    return plain.filter { $0.value.count == 1 }.compactMap { key, rare in
      guard let name = names[key], name.count > 1 else { return nil }
      return NearName(rare: rare.range, frequent: name.range, uses: name.count, at: rare.range.lower + 2)
    }.sorted { $0.rare.lower < $1.rare.lower }
  }

  // MARK: Conjunctions

  /// Names of bodies that have 和 in one place and 与 or 及 in another.
  func mixedConjunctions() -> [NearName] {
    struct Use {
      var count = 0
      var first: ProseRange
      var at: Int
    }
    var names: [ArraySlice<UInt16>: [UInt16: Use]] = [:]
    var order: [ArraySlice<UInt16>] = []
    for at in places.conjunctions {
      guard let range = body(around: at) else { continue }
      let key = draft.prose.units[range.lower..<at] + draft.prose.units[at + 1..<range.upper]
      if names[key] == nil { order.append(key) }
      names[key, default: [:]][units[at], default: Use(first: range, at: at)].count += 1
    }
    return order.compactMap { key in
      guard let uses = names[key], uses.count == 2 else { return nil }
      let sorted = uses.values.sorted { ($0.count, -$0.at) < ($1.count, -$1.at) }
      return NearName(
        rare: sorted[0].first, frequent: sorted[1].first, uses: sorted[1].count, at: sorted[0].at)
    }
  }

  /// The name of a body around the conjunction at `at`: five characters before it at most, and what follows to the class
  /// word.
  private func body(around at: Int) -> ProseRange? {
    var lower = at
    while lower > 0, at - lower < 5, units[lower - 1].isHan { lower -= 1 }
    var upper = at + 1
    while upper < units.count, upper - at <= 10, units[upper].isHan {
      upper += 1
      guard upper - at >= 4, Self.isBody(units[upper - 1]) else { continue }
      return at - lower >= 3 ? ProseRange(lower, upper) : nil
    }
    return nil
  }

  /// 局 厅 委 办 院: the last character of the name of a body.
  private static func isBody(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x5C40, 0x5385, 0x59D4, 0x529E, 0x9662: true
    default: false
    }
  }
}
