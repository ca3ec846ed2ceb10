import Drafting
import ProseText

/// Where a draft may have names of places, bodies and people: all found in one walk, because nearly all units are none.
struct NamePlaces {
  /// Last characters of words that end a name: 社区, 镇.
  private(set) var ends: [Int] = []
  /// Dots inside names: 绿城·书香苑.
  private(set) var dots: [Int] = []
  /// 和, 与 and 及.
  private(set) var conjunctions: [Int] = []
  /// Last characters of posts and of what people are called: 局长, 村民.
  private(set) var posts: [Int] = []

  /// The places of `units`, each list in the order of the text.
  init(_ units: UnsafeBufferPointer<UInt16>) {
    let (telling, lasts, postLasts) = (Self.telling, Self.lasts, Self.postLasts)
    var next = telling.next(in: units, from: 0, before: units.count)
    while next < units.count {
      let at = next
      next = telling.next(in: units, from: at + 1, before: units.count)
      switch units[at] {
      case 0xB7: dots.append(at)
      case 0x548C, 0x4E0E, 0x53CA: conjunctions.append(at)
      default:
        if lasts.contains(units[at]) { ends.append(at) }
        if postLasts.contains(units[at]) { posts.append(at) }
      }
    }
  }

  private static let lasts = UnitSet("镇乡村区道司团校院部站会盟场园坊堂屋")
  private static let postLasts = UnitSet("记任长理席书员授师生者民")
  private static let telling = UnitSet("·和与及镇乡村区道司团校院部站会盟场园坊堂屋记任长理席书员授师生者民")
}
