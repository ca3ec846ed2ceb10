package import Drafting
package import Glossary
import Numerals
import ProseText

/// Units that have another legal name, symbols in the wrong case, and units that say the time twice.
package struct UnitForm: Rule {
  package static let description = RuleDescription(
    id: "unit-form",
    group: .figures,
    name: Bilingual("计量单位写法", "Forms of units"),
    explanation: Bilingual(
      """
      计量单位的写法：平米、平方应为平方米，立方应为立方米，公分应为厘米；符号的大小写（km、kg、kV、kW，不写KM、KG）；时速已经是每小时，不再写“时速60公里/小时”；\
      斜线后面不再写“每”；电量的单位是千瓦时，不是“千瓦/时”。亩、斤、公里、公斤不提示。
      """,
      """
      Units under names that the law does not have (平米, 立方, 公分), symbols in the wrong case (KM, KG), and rates that \
      name the hour or the stroke twice. 亩, 斤, 公里 and 公斤 are accepted.
      """),
    source: "GB 3100-1993；《中华人民共和国法定计量单位》",
    kinds: [RuleDescription.Kind(name, .info), RuleDescription.Kind(symbol, .info), RuleDescription.Kind(rate, .info)],
    examples: [
      .fixed("食堂面积800⟦平米⟧。", "食堂面积800平方米。"),
      .fixed("线路全长35⟦KM⟧，护栏高1.2米。", "线路全长35km，护栏高1.2米。"),
      .wrong("列车以⟦时速250公里/小时⟧运行。"),
      .wrong("风速达到20⟦米/每秒⟧。"),
      .wrong("年发电3.2亿⟦千瓦/时⟧。"),
      .right("面积3000平方米，容积20万立方米，3亩地产粮500斤。"),
      .right("净重50kg，电压220kV，细颗粒物35μg/m³，限速60km/h。"),
      .right("时速60公里，每小时60公里，60公里/小时。"),
    ])

  private static let name = FindingKind("name")
  private static let symbol = FindingKind("symbol")
  private static let rate = FindingKind("rate")

  /// The rule.
  package init() {}

  package func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let units = draft.prose.units
    return draft.figures.compactMap { figure in
      let end = figure.numeralRange.upper
      guard figure.numeral.kind == .number, end < units.count else { return nil }
      if units[end].isASCIILetter || units[end] == 0xB5 || units[end] == 0x3BC {
        return misspelt(figure, in: draft) ?? doubledHour(figure, in: draft)
      }
      guard figure.unit != nil, figure.range.upper <= units.count else { return nil }
      return doubledHour(figure, in: draft) ?? brokenRate(figure, in: draft) ?? misnamed(figure, in: draft)
    }
  }

  private func finding(_ kind: FindingKind, _ range: ProseRange, _ right: String, in draft: Draft) -> Finding {
    let prose = draft.prose
    let fixes = prose.edit(replacing: range, with: right).map {
      [Fix(title: "改为“\(right)”", safety: .needsJudgement, edits: EditSet($0))]
    }
    return Finding(
      kind, at: prose.sourceRange(of: range), "“\(prose.text(range))”应写作“\(right)”", fixes: fixes ?? [])
  }

  // MARK: Names

  private func misnamed(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let unit = ProseRange(figure.numeralRange.upper, figure.range.upper)
    guard (2...3).contains(unit.count), let right = Self.names[draft.prose.text(unit)] else { return nil }
    // 3立方体, 2平方根.
    if unit.upper < units.count, Self.wordTails.contains(units[unit.upper]) { return nil }
    return finding(Self.name, unit, right, in: draft)
  }

  // MARK: Symbols

  private func misspelt(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let start = figure.numeralRange.upper
    var end = start
    while end < units.count, end - start < 5, units[end].isASCIILetter || units[end].isASCIIDigit { end += 1 }
    guard end - start <= 4, end >= units.count || !units[end].isASCIILetter else { return nil }
    let before = figure.range.lower > 0 ? units[figure.range.lower - 1] : 0
    guard !before.isASCIILetter, before != 0x2D else { return nil }
    let range = ProseRange(start, end)
    guard let right = Self.symbols[draft.prose.text(range)] else { return nil }
    return finding(Self.symbol, range, right, in: draft)
  }

  // MARK: Rates

  /// 时速60公里/小时, 时速每小时80公里.
  private func doubledHour(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    var lower = figure.range.lower
    let perHour = Self.perHours.length(endingAt: lower, in: units)
    lower -= perHour
    lower -= Self.links.length(endingAt: lower, in: units)
    let speed = Self.speeds.length(endingAt: lower, in: units)
    guard speed > 0 else { return nil }
    var upper = figure.range.upper
    let end = figure.numeralRange.upper
    var tail = 0
    for at in end...figure.range.upper where tail == 0 {
      tail = Self.hourTails.length(startingAt: at, in: units)
      if tail > 0 { upper = max(upper, at + tail) }
    }
    guard perHour > 0 || tail > 0 else { return nil }
    let range = ProseRange(lower - speed, upper)
    return Finding(
      Self.rate, at: draft.prose.sourceRange(of: range), "“时速”已经是每小时的意思，不必再写“\(tail > 0 ? "/小时" : "每小时")”")
  }

  /// 米/每秒, 千瓦/时.
  private func brokenRate(_ figure: Figure, in draft: Draft) -> Finding? {
    let units = draft.prose.units
    let start = figure.numeralRange.upper
    let stroke = figure.range.upper
    guard stroke + 1 < units.count, units[stroke] == 0x2F || units[stroke] == 0xFF0F else { return nil }
    if units[stroke + 1] == 0x6BCF {
      let per = units.withUnsafeBufferPointer { MeasureUnit.scan($0, from: stroke + 2) }
      guard let per else { return nil }
      let right = draft.prose.text(ProseRange(start, stroke)) + "/" + draft.prose.text(ProseRange(stroke + 2, per.end))
      return finding(Self.rate, ProseRange(start, per.end), right, in: draft)
    }
    guard figure.unit?.dimension == .power, units[stroke + 1] == 0x65F6 else { return nil }
    let right = draft.prose.text(ProseRange(start, stroke)) + "时"
    return finding(Self.rate, ProseRange(start, stroke + 2), right, in: draft)
  }

  private static let names: [String: String] = [
    "平米": "平方米", "平方": "平方米", "立方": "立方米", "公分": "厘米", "华里": "里（500米）",
  ]
  private static let wordTails = UnitSet("根体数差和面程式公")
  private static let symbols: [String: String] = [
    "KM": "km", "Km": "km", "kM": "km", "KG": "kg", "Kg": "kg", "kG": "kg", "KV": "kV", "Kv": "kV", "kv": "kV",
    "KW": "kW", "Kw": "kW", "kw": "kW", "KWH": "kW·h", "KWh": "kW·h", "kwh": "kW·h", "Kwh": "kW·h", "CM": "cm",
    "Cm": "cm", "UG": "μg", "ug": "μg", "Mw": "MW", "KVA": "kVA", "Kva": "kVA", "kva": "kVA", "HZ": "Hz", "hz": "Hz",
    "MPA": "MPa", "Mpa": "MPa", "KPA": "kPa", "Kpa": "kPa", "M2": "平方米", "m2": "m²", "M3": "立方米", "m3": "m³",
    "KM2": "平方公里", "km2": "km²", "KHZ": "kHz", "Khz": "kHz", "MHZ": "MHz", "Mhz": "MHz",
  ]
  private static let speeds = WordTable("时速")
  private static let links = WordTable("达 为 达到 约 约为 近 超过 不超过 低于 高达 可达 保持在 控制在 在")
  private static let perHours = WordTable("每小时")
  private static let hourTails = WordTable("/小时 ／小时 每小时 /每小时 /h /时")
}
