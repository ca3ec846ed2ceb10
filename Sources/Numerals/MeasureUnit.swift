/// What a figure is counted in: 元, 公顷, 人次, 个百分点, 微克/立方米.
///
/// 万 and 亿 belong to the numeral: 320万人 is 320万 and 人.
package struct MeasureUnit: Hashable, Sendable {
  /// The row of the unit in the table.
  private let row: UInt16
  /// The row of the unit after the stroke, of a rate.
  private let divisorRow: UInt16?

  fileprivate init(row: UInt16, per divisorRow: UInt16? = nil) {
    self.row = row
    self.divisorRow = divisorRow
  }

  /// What a unit measures. Units of one dimension can be converted, but for `count`, `personTimes` and `rate`.
  package enum Dimension: Hashable, Sendable {
    /// Money of one currency; base 元, 美元 and so on.
    case money(Currency)
    /// Base 米.
    case length
    /// Base 平方米.
    case area
    /// Base 立方米.
    case volume
    /// Base 克.
    case mass
    /// Base 焦耳.
    case energy
    /// Base 瓦.
    case power
    /// Base 伏.
    case voltage
    /// Base 摄氏度.
    case temperature
    /// 人, 名, 位.
    case people
    /// 人次, 车次 and the like: each of its own.
    case personTimes
    /// 户.
    case households
    /// 标箱, 标准箱.
    case containers
    /// 个, 项, 家 and other measure words: each of its own.
    case count
    /// Spans of the calendar; base 个月.
    case calendarTime
    /// Spans of the clock; base 秒.
    case time
    /// Years of life.
    case age
    /// Shares and multiples; base 倍, so that 1% is 1/100.
    case ratio
    /// Differences of percentages; base 个百分点.
    case percentagePoints
    /// 番, of which n are a factor of 2^n.
    case doublings
    /// One unit per another.
    case rate
  }

  /// The money of one issuer.
  package enum Currency: Hashable, Sendable {
    case renminbi, usDollar, hongKongDollar, macaoPataca, euro, yen, won, pound, rouble, australianDollar
  }

  /// The worth of a unit in the base unit of its dimension, as a fraction: 2000/3 for 亩 in 平方米.
  package struct Scale: Hashable, Sendable {
    /// The upper number, at least 1.
    package let numerator: Int128
    /// The lower number, at least 1.
    package let denominator: Int128

    /// The nearest binary number, for ratios; asked for every two figures of one thing, and by way of machine integers
    /// thirty times as fast.
    package var double: Double {
      guard let upper = Int64(exactly: numerator), let lower = Int64(exactly: denominator) else {
        return Double(numerator) / Double(denominator)
      }
      return Double(upper) / Double(lower)
    }
  }

  /// The unit as the table writes it, a rate with "/" between its units.
  package var name: String {
    let table = MeasureUnitTable.shared
    guard let divisorRow else { return table.rows[Int(row)].name }
    return table.rows[Int(row)].name + "/" + table.rows[Int(divisorRow)].name
  }

  /// What the unit measures.
  package var dimension: Dimension {
    divisorRow == nil ? MeasureUnitTable.shared.rows[Int(row)].dimension : .rate
  }

  /// The worth of the unit in base units; of a rate, in base units of the first per base unit of the second.
  package var scale: Scale {
    let rows = MeasureUnitTable.shared.rows
    let upper = rows[Int(row)].scale
    guard let divisorRow else { return upper }
    let lower = rows[Int(divisorRow)].scale
    // The table holds machine integers, so these products fit.
    return Scale(numerator: upper.numerator * lower.denominator, denominator: upper.denominator * lower.numerator)
  }

  /// All units of the table, rates left out.
  package static var all: [MeasureUnit] {
    MeasureUnitTable.shared.rows.indices.map { MeasureUnit(row: UInt16($0)) }
  }

  /// The unit that is the whole of `name`, or nil.
  package static func named(_ name: String) -> MeasureUnit? {
    let units = Array(name.utf16)
    return units.withUnsafeBufferPointer { units in
      guard let found = scan(units, from: 0), found.end == units.count else { return nil }
      return found.unit
    }
  }
}

// MARK: - Conversion

extension MeasureUnit {
  /// Whether figures in this unit and in `other` can be compared: both of one dimension, or the same unit where every
  /// unit is of its own kind (5个 and 5项 are not the same).
  package func isConvertible(to other: MeasureUnit) -> Bool {
    if self == other { return true }
    let rows = MeasureUnitTable.shared.rows
    if let divisorRow, let otherDivisor = other.divisorRow {
      return MeasureUnit(row: row).isConvertible(to: MeasureUnit(row: other.row))
        && MeasureUnit(row: divisorRow).isConvertible(to: MeasureUnit(row: otherDivisor))
    }
    guard divisorRow == nil, other.divisorRow == nil else { return false }
    switch rows[Int(row)].dimension {
    case .count, .personTimes, .rate: return false
    case let dimension: return dimension == rows[Int(other.row)].dimension
    }
  }

  /// `value` of this unit in `other`, rounded to `decimals` places (0…38); nil when the units do not go together or
  /// the figures need more than 38 digits.
  package func convert(_ value: ExactDecimal, to other: MeasureUnit, decimals: Int) -> ExactDecimal? {
    guard isConvertible(to: other) else { return nil }
    let from = scale
    let to = other.scale
    let (upper, isTooLarge) = from.numerator.multipliedReportingOverflow(by: to.denominator)
    let (lower, isTooSmall) = from.denominator.multipliedReportingOverflow(by: to.numerator)
    guard !isTooLarge, !isTooSmall, let upper = ExactDecimal(significand: upper, scale: 0),
      let lower = ExactDecimal(significand: lower, scale: 0), let product = value.multiplied(by: upper)
    else { return nil }
    return product.divided(by: lower, decimals: decimals)
  }
}

// MARK: - Reading

extension MeasureUnit {
  /// The longest unit that begins at the unit `from` of `units` (UTF-16), with the unit after a stroke where it is a
  /// rate (微克/立方米), and the index after it. Nil when none does, when `from` is outside, or when the character
  /// begins a common word instead (人 in 人民, 位 in 位居).
  package static func scan(_ units: UnsafeBufferPointer<UInt16>, from: Int) -> (unit: MeasureUnit, end: Int)? {
    guard from >= 0, from < units.count else { return nil }
    let table = MeasureUnitTable.shared
    guard let first = table.match(units, from: from) else { return nil }
    if first.end < units.count, units[first.end] == 0x2F || units[first.end] == 0xFF0F,
      let second = table.match(units, from: first.end + 1)
    {
      return (MeasureUnit(row: first.row, per: second.row), second.end)
    }
    return (MeasureUnit(row: first.row), first.end)
  }
}
