import Numerals
import Testing

@Suite("Units")
struct MeasureUnitTests {
  @Test func everyNameIsReadAsItself() {
    for unit in MeasureUnit.all {
      #expect(MeasureUnit.named(unit.name) == unit, "\(unit.name)")
      #expect(!unit.name.isEmpty)
      #expect(unit.scale.numerator > 0 && unit.scale.denominator > 0)
    }
  }

  @Test func noNameTwice() {
    let names = MeasureUnit.all.map(\.name)
    #expect(names.count > 200)
    var seen: Set<String> = []
    #expect(names.filter { !seen.insert($0).inserted } == [])
  }

  @Test func scalesOfKilometreAndMetreArePrefixesApart() {
    // Units whose names differ by a prefix must differ by its worth, whatever the table says.
    let prefixes: [(String, Int128, Int128)] = [
      ("千", 1000, 1), ("毫", 1, 1000), ("微", 1, 1_000_000), ("兆", 1_000_000, 1), ("厘", 1, 100), ("分", 1, 10),
    ]
    var compared = 0
    for unit in MeasureUnit.all {
      for (prefix, numerator, denominator) in prefixes {
        guard let prefixed = MeasureUnit.named(prefix + unit.name), prefixed.dimension == unit.dimension else {
          continue
        }
        compared += 1
        #expect(
          prefixed.scale.numerator * unit.scale.denominator * denominator
            == unit.scale.numerator * prefixed.scale.denominator * numerator, "\(prefixed.name)")
      }
    }
    #expect(compared >= 12)
  }

  @Test(arguments: [
    ("元", "元"), ("亿元", ""), ("人次以上", "人次"), ("人", "人"), ("人民币", ""), ("个百分点", "个百分点"), ("个县", "个"), ("个月", "个月"),
    ("平方公里", "平方公里"), ("平方", "平方"), ("公顷，", "公顷"), ("千瓦时。", "千瓦时"), ("千瓦", "千瓦"), ("千瓦级", ""), ("户", "户"), ("户均", ""),
    ("位居", ""), ("位专家", "位"), ("年级", ""), ("年", "年"), ("周年", "周年"), ("吨级", ""), ("微克/立方米", "微克/立方米"), ("元／人", "元/人"),
    ("千瓦/时", "千瓦"), ("公里/小时", "公里/小时"), ("kg", "kg"), ("kgf", ""), ("KG", ""), ("km²", "km²"), ("m", "m"), ("m2", ""),
    ("G", ""),
    ("届", ""), ("级", ""), ("强", ""), ("%", "%"), ("％", "％"), ("倍", "倍"), ("倍增", ""), ("番", "番"), ("标箱", "标箱"), ("", ""),
    ("第", ""), ("套（间）", "套"), ("美元", "美元"), ("天然气", ""), ("部件", ""), ("辆次", "辆次"), ("支部队", "支"), ("平", ""),
  ])
  func scanned(text: String, unit: String) {
    let units = Array(text.utf16)
    units.withUnsafeBufferPointer { units in
      let found = MeasureUnit.scan(units, from: 0)
      #expect(found?.unit.name ?? "" == unit)
      #expect(found?.end ?? 0 == unit.utf16.count)
      for outside in [-1, units.count, Int.max] { #expect(MeasureUnit.scan(units, from: outside) == nil) }
    }
  }

  @Test(arguments: [
    ("1", "公顷", "亩", "15"), ("1", "平方公里", "亩", "1500"), ("1", "亩", "平方米", "666.67"), ("1", "吨", "斤", "2000"),
    ("1.5", "公斤", "斤", "3"), ("2", "年", "个月", "24"), ("320", "人", "名", "320"), ("15", "%", "倍", "0.15"),
    ("1", "千瓦时", "焦耳", "3600000"),
    ("36", "公里/小时", "千米/小时", "36"), ("1000", "公斤/亩", "吨/公顷", "15"), ("1", "个百分点", "基点", "100"),
  ])
  func converted(value: String, from: String, to: String, result: String) throws {
    let value = try #require(ExactDecimal(value))
    let from = try #require(MeasureUnit.named(from))
    let to = try #require(MeasureUnit.named(to))
    #expect(from.convert(value, to: to, decimals: 2)?.description == result)
  }

  @Test(arguments: [
    ("个", "项"), ("元", "美元"), ("人", "人次"), ("车次", "人次"), ("千瓦", "千瓦时"), ("年", "天"), ("元/人", "元"), ("元/人", "元/户"),
    ("%", "个百分点"),
  ])
  func notConverted(from: String, to: String) throws {
    let from = try #require(MeasureUnit.named(from))
    let to = try #require(MeasureUnit.named(to))
    #expect(!from.isConvertible(to: to))
    #expect(!to.isConvertible(to: from))
    #expect(from.isConvertible(to: from))
    #expect(from.convert(1, to: to, decimals: 2) == nil)
  }

  @Test func ratesOfAllUnits() {
    for unit in MeasureUnit.all {
      for divisor in MeasureUnit.all {
        guard let rate = MeasureUnit.named(unit.name + "/" + divisor.name) else {
          Issue.record("\(unit.name)/\(divisor.name)")
          continue
        }
        #expect(rate.dimension == .rate)
        let upper = unit.scale.numerator * divisor.scale.denominator
        let lower = unit.scale.denominator * divisor.scale.numerator
        #expect(rate.scale.numerator * lower == rate.scale.denominator * upper)
      }
    }
  }

  @Test func tooManyDigitsAreNotConverted() throws {
    let huge = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    let tonne = try #require(MeasureUnit.named("吨"))
    let kilogram = try #require(MeasureUnit.named("公斤"))
    #expect(tonne.convert(huge, to: kilogram, decimals: 0) == nil)
  }
}
