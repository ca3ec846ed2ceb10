import Numerals
import Testing

/// What one text must be read as: the value, how far the numeral goes, and what it is.
private struct Reading: CustomTestStringConvertible, Sendable {
  let text: String
  let value: String
  let numeral: String
  var kind = Numeral.Kind.number
  var notation = Numeral.Notation.chinese
  var lastDigitPower = 0
  var upTo: String?

  var testDescription: String { text }

  /// The whole of `text` is the numeral.
  init(
    _ text: String, _ value: String, _ notation: Numeral.Notation = .chinese, power: Int = 0,
    kind: Numeral.Kind = .number, upTo: String? = nil
  ) {
    self.init(text, text, value, notation, power: power, kind: kind, upTo: upTo)
  }

  /// `numeral`, with which `text` begins, is the numeral.
  init(
    _ text: String, _ numeral: String, _ value: String, _ notation: Numeral.Notation = .chinese, power: Int = 0,
    kind: Numeral.Kind = .number, upTo: String? = nil
  ) {
    self.text = text
    self.numeral = numeral
    self.value = value
    self.notation = notation
    self.kind = kind
    self.lastDigitPower = power
    self.upTo = upTo
  }
}

/// The numeral at the start of `text` and the text of it.
private func scan(_ text: String) -> (numeral: Numeral, text: String)? {
  let units = Array(text.utf16)
  return units.withUnsafeBufferPointer { units in
    Numeral.scan(units, from: 0).map { ($0.numeral, String(decoding: units[..<$0.end], as: UTF16.self)) }
  }
}

private func check(_ reading: Reading) throws {
  let found = try #require(scan(reading.text))
  #expect(found.text == reading.numeral)
  #expect(found.numeral.value.description == reading.value)
  #expect(found.numeral.kind == reading.kind)
  #expect(found.numeral.notation == reading.notation)
  #expect(found.numeral.lastDigitPower == reading.lastDigitPower)
  let upTo: String? =
    switch found.numeral.approximation {
    case .exact: nil
    case .above: "…"
    case .span(let high): high.description
    }
  #expect(upTo == reading.upTo)
  if reading.text == reading.numeral { #expect(Numeral.parse(reading.text) == found.numeral) }
}

@Suite("Numerals")
struct NumeralTests {
  @Test(arguments: [
    Reading("五", "5"), Reading("十", "10", power: 1), Reading("十五", "15"), Reading("三百二十", "320", power: 1),
    Reading("两千零五", "2005"), Reading("两", "2"), Reading("两万二千", "22000", power: 3), Reading("廿五", "25"),
    Reading("卅", "30", power: 1), Reading("一百〇五", "105"), Reading("一百十五", "115"), Reading("一千零十五", "1015"),
    Reading("一千五十", "1050", power: 1), Reading("一万零五千", "15000", power: 3), Reading("一亿零五千万", "150000000", power: 7),
    Reading("一万五", "15000", power: 3), Reading("三百二", "320", power: 1), Reading("两千五", "2500", power: 2),
    Reading("三亿五", "350000000", power: 7), Reading("三亿五万", "300050000", power: 4),
    Reading("百", "100", power: 2), Reading("百万", "1000000", power: 6), Reading("千亿", "100000000000", power: 11),
    Reading("万亿", "1000000000000", power: 12), Reading("亿万", "1000000000000", power: 12),
    Reading("一万二千亿", "1200000000000", power: 11), Reading("一万亿二千亿", "1200000000000", power: 11),
    Reading("三百二十一萬", "3210000", power: 4), Reading("一亿亿", "10000000000000000", power: 16),
    Reading("三万亿零五", "3000000000005"), Reading("零", "0"),
  ])
  private func places(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("二〇二五", "2025", .chineseDigits), Reading("二零二五", "2025", .chineseDigits),
    Reading("一二三", "123", .chineseDigits), Reading("五四", "54", .chineseDigits), Reading("零五", "5", .chineseDigits),
    Reading("一七五六万", "17560000", .chineseDigits, power: 4), Reading("二〇二五年", "二〇二五", "2025", .chineseDigits),
    Reading("一二五点六亿", "12560000000", .chineseDigits, power: 7), Reading("一二三十", "一二三", "123", .chineseDigits),
  ])
  private func digitStrings(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("三点五", "3.5", power: -1), Reading("零点零五", "0.05", power: -2), Reading("三十五点六万", "356000", power: 3),
    Reading("一点二万亿", "1200000000000", power: 11), Reading("三点五百万", "3500000", power: 5),
    Reading("三百二十一点五〇", "321.5", power: -2), Reading("十点五", "10.5", power: -1),
    Reading("叁点伍", "3.5", .formal, power: -1), Reading("零点伍", "0.5", .formal, power: -1),
    Reading("三点五十", "三", "3"), Reading("八点零五分", "八", "8"), Reading("一点一滴", "一", "1"),
    Reading("三点一线", "三", "3"), Reading("八点半", "八", "8"), Reading("一万五点五", "一万五", "15000", power: 3),
    Reading("三点五个", "三点五", "3.5", power: -1), Reading("零点", "零", "0"),
  ])
  private func decimalsInWords(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("叁佰贰拾", "320", .formal, power: 1), Reading("壹拾", "10", .formal, power: 1),
    Reading("伍萬元", "伍萬", "50000", .formal, power: 4), Reading("伍元", "伍", "5", .formal),
    Reading("贰零贰伍", "2025", .formal), Reading("貳拾參億", "2300000000", .formal, power: 8),
    Reading("叁佰二", "叁佰", "300", .formal, power: 2), Reading("叁佰贰", "叁佰", "300", .formal, power: 2),
    Reading("三拾", "三", "3"),
  ])
  private func formal(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("3200000", "3200000", .arabic), Reading("3,200,000", "3200000", .arabic), Reading("007", "7", .arabic),
    Reading("3.45", "3.45", .arabic, power: -2), Reading("3.50", "3.5", .arabic, power: -2),
    Reading("12,56", "12", "12", .arabic), Reading("5,523,5367", "5,523", "5523", .arabic),
    Reading("1256,789", "1256", "1256", .arabic), Reading("0,123", "0", "0", .arabic),
    Reading("1,234,56", "1,234", "1234", .arabic), Reading("55\u{2009}235\u{2009}367", "55235367", .arabic),
    Reading("1,234\u{2009}567", "1,234", "1234", .arabic), Reading("1,234.5", "1234.5", .arabic, power: -1),
    Reading("3，200", "3", "3", .arabic), Reading("3.", "3", "3", .arabic),
    Reading("３，２００，０００元", "３，２００，０００", "3200000", .fullWidth), Reading("1，753亿", "175300000000", .mixed, power: 8),
    Reading("3，200人", "3", "3", .arabic), Reading("12，5005元", "12", "12", .arabic),
    Reading("２，３，４", "２", "2", .fullWidth),
    Reading("1.2.3", "1.2", "1.2", .arabic, power: -1),
    Reading("３２０", "320", .fullWidth), Reading("３．５", "3.5", .fullWidth, power: -1), Reading("3２", "32", .fullWidth),
    Reading("3．5", "3.5", .fullWidth, power: -1), Reading("2/3", "2", "2", .arabic), Reading("1，", "1", "1", .arabic),
  ])
  private func arabic(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("320万", "3200000", .mixed, power: 4), Reading("3亿4500万", "345000000", .mixed, power: 4),
    Reading("1.2万亿", "1200000000000", .mixed, power: 11), Reading("3,200万", "32000000", .mixed, power: 4),
    Reading("10亿零817万5288人", "10亿零817万5288", "1008175288", .mixed), Reading("3亿450万", "304500000", .mixed, power: 4),
    Reading("3亿45000000", "345000000", .mixed), Reading("3万零5", "30005", .mixed),
    Reading("３２０万", "3200000", .mixed, power: 4),
    Reading("5百万", "5000000", .mixed, power: 6), Reading("3千", "3000", .mixed, power: 3),
    Reading("9万2千6百", "92600", .mixed, power: 2), Reading("3.5千亿", "350000000000", .mixed, power: 10),
    Reading("1万亿2000亿", "1200000000000", .mixed, power: 8), Reading("3万5000亿", "3500000000000", .mixed, power: 8),
    Reading("1亿零817", "100000817", .mixed),
    Reading("3万5", "3万", "30000", .mixed, power: 4), Reading("3亿4500", "3亿", "300000000", .mixed, power: 8),
    Reading("1.5亿3000万", "1.5亿", "150000000", .mixed, power: 7), Reading("3亿1.2万", "3亿", "300000000", .mixed, power: 8),
    Reading("3万2025年", "3万", "30000", .mixed, power: 4), Reading("3万12345万", "3万", "30000", .mixed, power: 4),
    Reading("8千米", "8", "8", .arabic), Reading("5.2亿千瓦时", "5.2亿", "520000000", .mixed, power: 7),
    Reading("3百分点", "3", "3", .arabic), Reading("20千", "20", "20", .arabic),
    Reading("3千万", "30000000", .mixed, power: 7),
  ])
  private func mixed(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("15%", "15", .arabic, kind: .percentage), Reading("１５％", "15", .fullWidth, kind: .percentage),
    Reading("15 ％", "15", .arabic, kind: .percentage), Reading("15%%", "15%", "15", .arabic, kind: .percentage),
    Reading("6.80%", "6.8", .arabic, power: -2, kind: .percentage), Reading("十五%", "15", kind: .percentage),
    Reading("3‰", "3", .arabic, kind: .permille), Reading("百分之十五", "15", kind: .percentage),
    Reading("百分之十五点六", "15.6", power: -1, kind: .percentage), Reading("百分之百", "100", power: 2, kind: .percentage),
    Reading("百分之一百二十", "120", power: 1, kind: .percentage),
    Reading("百分之6.8", "6.8", .mixed, power: -1, kind: .percentage),
    Reading("千分之三", "3", kind: .permille), Reading("三分之二", "2", kind: .fraction(denominator: 3)),
    Reading("万分之一", "1", kind: .fraction(denominator: 10000)), Reading("一百分之一", "1", kind: .fraction(denominator: 100)),
    Reading("十分之三四", "3", kind: .fraction(denominator: 10), upTo: "4"),
    Reading("3分之2", "2", .arabic, kind: .fraction(denominator: 3)),
    Reading("一分之二", "一", "1"), Reading("三分之", "三", "3"), Reading("15 个", "15", "15", .arabic),
    Reading("三成", "3", kind: .tenths), Reading("三成五", "3.5", power: -1, kind: .tenths),
    Reading("8成", "8", .mixed, kind: .tenths),
    Reading("七八成", "7", kind: .tenths, upTo: "8"), Reading("三成五十", "三成", "3", kind: .tenths),
    Reading("一成不变", "一", "1"), Reading("3成员", "3", "3", .arabic), Reading("十二成", "十二", "12"),
    Reading("百分之三四十", "30", power: 1, kind: .percentage, upTo: "40"), Reading("零成", "零", "0"),
    Reading("五成以上", "五成", "5", kind: .tenths),
  ])
  private func shares(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("三四十", "30", power: 1, upTo: "40"), Reading("三四百", "300", power: 2, upTo: "400"),
    Reading("三五", "3", upTo: "5"),
    Reading("十五六", "15", upTo: "16"), Reading("四十五六岁", "四十五六", "45", upTo: "46"), Reading("两三", "2", upTo: "3"),
    Reading("一两", "1", upTo: "2"), Reading("二三十万", "200000", power: 5, upTo: "300000"),
    Reading("一百二三十", "120", power: 1, upTo: "130"), Reading("一百零五六", "105", upTo: "106"),
    Reading("几十", "10", power: 1, upTo: "90"), Reading("几百万", "1000000", power: 6, upTo: "9000000"),
    Reading("十几", "11", upTo: "19"), Reading("十几亿", "1100000000", power: 8, upTo: "1900000000"),
    Reading("二十几", "21", upTo: "29"), Reading("廿几", "21", upTo: "29"), Reading("数百", "100", power: 2, upTo: "900"),
    Reading("数十万", "100000", power: 5, upTo: "900000"), Reading("数万", "10000", power: 4, upTo: "90000"),
    Reading("几万", "10000", power: 4, upTo: "90000"),
    Reading("上百", "100", power: 2, upTo: "…"), Reading("上千万", "10000000", power: 7, upTo: "…"),
    Reading("上亿", "100000000", power: 8, upTo: "…"),
    Reading("100余万", "1000000", .mixed, power: 4, upTo: "…"),
    Reading("3.5多亿", "350000000", .mixed, power: 7, upTo: "…"),
    Reading("三百余万", "3000000", power: 6, upTo: "…"), Reading("十多万亿", "10000000000000", power: 13, upTo: "…"),
    Reading("十来万", "100000", power: 5, upTo: "…"), Reading("30余人", "30", "30", .arabic),
    Reading("十五五", "十五", "15"), Reading("十三五", "十三", "13"), Reading("十四五", "14", upTo: "15"),
    Reading("三四十五", "三四十", "30", power: 1, upTo: "40"), Reading("3亿多4500万", "3亿", "300000000", .mixed, power: 8),
  ])
  private func approximations(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    Reading("百十万千", "百", "100", power: 2), Reading("三千四千", "三千", "3000", power: 3),
    Reading("一万二千万", "一万二千", "12000", power: 3),
    Reading("一百二三", "一百", "100", power: 2), Reading("三百二万", "三百", "300", power: 2),
    Reading("一百零", "一百", "100", power: 2),
    Reading("一万零零五", "一万", "10000", power: 4), Reading("一万万", "一万", "10000", power: 4), Reading("两十", "两", "2"),
    Reading("十两", "十", "10", power: 1), Reading("三亿五亿", "三亿", "300000000", power: 8),
    Reading("百二十", "百", "100", power: 2),
    Reading("三百几", "三百", "300", power: 2), Reading("几十五", "几十", "10", power: 1, upTo: "90"),
    Reading("三千瓦时", "三千", "3000", power: 3), Reading("百年", "百", "100", power: 2),
    Reading("五四百", "五四", "54", .chineseDigits),
    Reading("一万五万", "一万", "10000", power: 4), Reading("一万亿五", "一万亿", "1000000000000", power: 12),
  ])
  private func longestWellFormedPart(_ reading: Reading) throws { try check(reading) }

  @Test(arguments: [
    "", "个", "点五", "几", "几个", "数", "数据", "数十三", "上", "上海", "上十", "上三", "上百分之三", "百分点", "百分比", "千瓦时", "千米", "千克",
    "陆续", "伍", "拾级", "○", ".46", "-5", "年", "\u{FF0E}5", "％", "百分之", "年来", "半", "双",
  ])
  func noNumeral(text: String) {
    #expect(scan(text) == nil)
    // As a whole text 伍 is five.
    if text != "伍" { #expect(Numeral.parse(text) == nil) }
  }

  @Test func tooLongIsNoNumber() {
    for digit in ["9", "９", "九"] {
      let text = String(repeating: digit, count: 200)
      #expect(scan(text) == nil)
      #expect(scan(String(repeating: digit, count: 38))?.numeral != nil)
      let units = Array(text.utf16) + Array("个".utf16)
      units.withUnsafeBufferPointer { #expect(Numeral.endOfDigits($0, from: 3) == 200) }
    }
    #expect(scan("1." + String(repeating: "3", count: 60)) == nil)
    #expect(scan("1" + String(repeating: ",333", count: 20)) == nil)
    #expect(scan("三点" + String(repeating: "三", count: 60))?.text == "三")
    #expect(scan(String(repeating: "9", count: 36) + "万亿")?.text == String(repeating: "9", count: 36))
    #expect(scan(String(repeating: "九", count: 36) + "万亿")?.text == String(repeating: "九", count: 36))
    let none: [UInt16] = Array("个个".utf16)
    none.withUnsafeBufferPointer {
      #expect(Numeral.endOfDigits($0, from: 1) == 1)
      #expect(Numeral.endOfDigits($0, from: 9) == 9)
    }
  }

  @Test func onlyTheseCharactersBegin() {
    let initials = Set(
      "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万萬亿億两兩廿卅几数上壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟".utf16)
    #expect((0...UInt16.max).filter(Numeral.canBegin) == initials.sorted())
  }

  @Test func shareOfOneWhole() throws {
    let shares = [("15%", "0.15"), ("三成五", "0.35"), ("千分之三", "0.003"), ("12", "12")]
    for (text, share) in shares { #expect(Numeral.parse(text)?.share?.description == share) }
    let third = try #require(Numeral.parse("三分之一"))
    #expect(third.share == nil)
  }

  @Test func beginsOnlyWhereAsked() {
    let units = Array("共320万人，其中".utf16)
    units.withUnsafeBufferPointer { units in
      #expect(Numeral.scan(units, from: 0) == nil)
      #expect(Numeral.scan(units, from: 1)?.end == 5)
      #expect(Numeral.scan(units, from: 2)?.numeral.value == 200_000)
      for outside in [-1, 9, 10, Int.max, Int.min] { #expect(Numeral.scan(units, from: outside) == nil) }
    }
    #expect(Numeral.scan(UnsafeBufferPointer(start: nil, count: 0), from: 0) == nil)
  }
}
