import Drafting
import Glossary
import ProseText

/// Characters that make two names of two things, and no slip of one.
enum TermContrast {
  /// Whether `first` and `second`, at the same place of two forms, tell two things apart: numerals, points of the compass,
  /// levels of administration, colours; and function words, which tell nothing.
  static func parts(_ first: UInt16, _ second: UInt16) -> Bool {
    if isParticle(first), isParticle(second) { return false }
    return functions.contains(first) || functions.contains(second) || partsNames(first, second)
  }

  /// The same of the characters that make a name, in which a function word is a character like any other: 青和社区.
  static func partsNames(_ first: UInt16, _ second: UInt16) -> Bool {
    isNumeral(first) || isNumeral(second) || sets.contains { $0.contains(first) && $0.contains(second) }
  }

  /// Whether `unit` is a function word by itself, which goes with any neighbour.
  static func isFunction(_ unit: UInt16) -> Bool { functions.contains(unit) }

  /// Whether the unit at `at` is what a numeral before it counts: 三改 and 三医, 一品 and 一策 are different things.
  static func isCounted(_ at: Int, from lower: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    at > lower && numerals.contains(units[at - 1])
  }

  /// 的 地 得, which are taken for each other.
  private static func isParticle(_ unit: UInt16) -> Bool {
    unit == 0x7684 || unit == 0x5730 || unit == 0x5F97
  }

  private static func isNumeral(_ unit: UInt16) -> Bool {
    unit.isASCIIDigit || unit.isFullWidthDigit || unit.isASCIILetter || numerals.contains(unit)
  }

  private static let numerals = UnitSet("〇零一二三四五六七八九十百千万亿两双几多第半首单各每")
  private static let functions = UnitSet("的了和与是在等及或并把被对从向于为以将所而也都就其之不有无上下去来到")
  private static let sets: [Set<UInt16>] = [
    "东西南北中", "上下前后左右内外里", "大小中高低长短微", "国省市县区州盟旗乡镇村街社", "春夏秋冬早中晚", "党政军群团工青妇", "农工商林牧渔副", "年月周日季旬", "男女老少幼青",
    "新旧老", "城乡", "甲乙丙丁戊己", "红橙黄绿青蓝紫白黑金银", "进出入", "增减升降", "正副", "这那", "你我他她它", "江河湖海溪山川沟岭", "金木水火土", "父母子女", "学教", "买卖",
    "收发", "主客",
  ].map { Set($0.utf16) }
}
