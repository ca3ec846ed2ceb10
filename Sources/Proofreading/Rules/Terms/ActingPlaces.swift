import Drafting
import ProseText

/// Names of rivers and hills that do what only people do, in a draft that has a township of the same name: of 双龙乡 and
/// 双龙江积极发展林果 the second is a slip of the first.
struct ActingPlaces {
  /// A place with the wrong last character.
  struct Slip {
    /// The name as it stands.
    let range: ProseRange
    /// The first place of the township's name.
    let place: ProseRange
  }

  /// The slips, in the order of the text.
  let slips: [Slip]

  /// The slips in `draft`; `units` are those of its prose.
  init(_ draft: Draft, units: UnsafeBufferPointer<UInt16>) {
    // The two characters before the last one, and the township's first place.
    var townships: [UInt32: ProseRange] = [:]
    var next = Self.towns.next(in: units, from: 3, before: units.count)
    while next < units.count {
      let at = next
      next = Self.towns.next(in: units, from: at + 1, before: units.count)
      guard units[at - 1].isHan, units[at - 2].isHan, Self.counties.contains(units[at - 3]) else { continue }
      let stem = UInt32(units[at - 2]) << 16 | UInt32(units[at - 1])
      if townships[stem] == nil { townships[stem] = ProseRange(at - 2, at + 1) }
    }
    guard !townships.isEmpty else {
      slips = []
      return
    }
    var found: [UInt64: [ProseRange]] = [:]
    var acting = Set<UInt64>()
    next = Self.waters.next(in: units, from: 2, before: units.count)
    while next < units.count {
      let at = next
      next = Self.waters.next(in: units, from: at + 1, before: units.count)
      let stem = UInt32(units[at - 2]) << 16 | UInt32(units[at - 1])
      guard townships[stem] != nil, at + 2 < units.count, !Self.sides.contains(units[at + 1]) else { continue }
      let key = UInt64(stem) << 16 | UInt64(units[at])
      let opens = at == 2 || units[at - 3].endsClause || units[at - 3].endsSentence || units[at - 3] == .paragraphEnd
      if opens, Self.manners.contains(UInt32(units[at + 1]) << 16 | UInt32(units[at + 2])) { acting.insert(key) }
      found[key, default: []].append(ProseRange(at - 2, at + 1))
    }
    var slips: [Slip] = []
    for range in acting.flatMap({ found[$0] ?? [] }) {
      let stem = UInt32(units[range.lower]) << 16 | UInt32(units[range.lower + 1])
      if let place = townships[stem] { slips.append(Slip(range: range, place: place)) }
    }
    self.slips = slips.sorted { $0.range.lower < $1.range.lower }
  }

  private static let towns = UnitSet("乡镇")
  /// What a township stands behind.
  private static let counties = UnitSet("县市区旗州盟")
  private static let waters = UnitSet("江河湖海溪山岭川")
  /// What follows a name that is a river or hill indeed: 江水, 河畔, 山上, 江流域.
  private static let sides = UnitSet("水畔边沿两上下口流段岸里中大特景风旅区面湾")
  /// How those act who can.
  private static let manners = Set(
    "紧紧 积极 大力 着力 始终 坚持 立足 围绕 抓住 抓好 抓实 充分 认真 深入 扎实 探索 聚焦 组织 开展 推行 率先 党委 干部 全力 不断 创新 紧扣 紧盯 主动"
      .split(separator: " ").map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
}
