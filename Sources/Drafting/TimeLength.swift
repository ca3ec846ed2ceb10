import Numerals
package import ProseText

/// A length of time as it is written: 五年, 两年零六个月, 三个半月, 10天, 近两周.
package struct TimeLength: Hashable, Sendable {
  /// What a length is counted in.
  package enum Unit: Hashable, Sendable {
    case year, month, week, day

    /// As messages have it.
    package var name: String {
      switch self {
      case .year: "年"
      case .month: "个月"
      case .week: "周"
      case .day: "天"
      }
    }
  }

  /// Numeral and unit, without 近 or 多.
  package let range: ProseRange
  /// How many of `unit`; halves are counted.
  package let count: Double
  /// The unit, the smaller one where two are given.
  package let unit: Unit
  /// Whether the words around it make it inexact: 近, 约, 多, 余, 左右.
  package let isApproximate: Bool
  /// Where the words before it that belong to it begin: 近, 整整, 约; else its own start.
  package let lower: Int
  /// Where what belongs to it ends: 多, 左右; else its own end.
  package let upper: Int

  /// The length that figure number `index` of `figures` begins, and how many figures it takes; nil where it begins none.
  static func read(_ index: Int, of figures: [Figure], in units: [UInt16]) -> (length: TimeLength, figures: Int)? {
    let figure = figures[index]
    guard figure.numeral.kind == .number, figure.numeral.approximation == .exact,
      let unit = unit(of: figure, in: units)
    else { return nil }
    var count = figure.numeral.value.double
    var end = unit.end
    var last = unit.unit
    var used = 1
    guard count > 0, count < 10_000 else { return nil }
    if unit.unit == .year, index + 1 < figures.count, let part = months(figures[index + 1], behind: end, in: units) {
      count = count * 12 + part.count
      last = .month
      end = part.end
      used = 2
    } else if end < units.count, units[end] == 0x534A, unit.unit == .year {
      // 两年半.
      count += 0.5
      end += 1
    }
    if unit.isHalf { count += 0.5 }
    let before = approximators.length(endingAt: figure.range.lower, in: units)
    let emphasis = emphases.length(endingAt: figure.range.lower - before, in: units)
    let after = surplus.length(startingAt: end, in: units)
    let length = TimeLength(
      range: ProseRange(figure.range.lower, end), count: count, unit: last, isApproximate: before > 0 || after > 0,
      lower: figure.range.lower - before - emphasis, upper: end + after)
    return (length, used)
  }

  private static func unit(of figure: Figure, in units: [UInt16]) -> (unit: Unit, end: Int, isHalf: Bool)? {
    let end = figure.range.upper
    switch figure.unit?.name {
    case "年": return (.year, end, false)
    case "个月": return (.month, end, false)
    case "周", "星期", "个星期": return (.week, end, false)
    case "天": return (.day, end, false)
    case "个" where end + 1 < units.count && units[end] == 0x534A && units[end + 1] == 0x6708:
      return (.month, end + 2, true)
    case "个" where yearWords.length(startingAt: end, in: units) > 0,
      nil where yearWords.length(startingAt: end, in: units) > 0:
      return (.year, end + yearWords.length(startingAt: end, in: units), false)
    case nil where end < units.count && units[end] == 0x65E5: return (.day, end + 1, false)
    default: return nil
    }
  }

  /// 零六个月 or 六个月 right behind the years before it.
  private static func months(_ figure: Figure, behind end: Int, in units: [UInt16]) -> (count: Double, end: Int)? {
    let gap = figure.range.lower - end
    guard figure.unit?.name == "个月", figure.numeral.approximation == .exact, gap == 0 || gap == 1 else { return nil }
    if gap == 1, units[end] != 0x96F6, units[end] != 0x53C8 { return nil }
    return (figure.numeral.value.double, figure.range.upper)
  }

  /// Behind 个 or, of 载, alone.
  private static let yearWords = WordTable("春秋 年头 寒暑 载")
  private static let approximators = WordTable("近 将近 接近 约 大约 超 超过 逾 不到 不足 大概 约为 几乎 长达近")
  private static let emphases = WordTable("整整 整 足足")
  private static let surplus = WordTable("多 余 左右 有余 以上 上下")
}
