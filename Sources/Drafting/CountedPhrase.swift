import Numerals
package import ProseText

/// A numeral with a measure word and what it counts, outside quotation marks: 三个方面, 四大行动, 5项机制.
///
/// It may promise a list or be a mere quantity (24项举措); which, is told by the list alone.
package struct CountedPhrase: Hashable, Sendable {
  /// Numeral, measure and what is counted.
  package let part: Slogan.Part
  /// The noun behind the measure as far as it can be told from what follows: a class noun (方面, 领域), or a short
  /// head as a whole; else empty.
  package let noun: ProseRange
  /// Whether the numeral is written with digits.
  package let isArabic: Bool
  /// Whether what follows the numeral is no measure word of lists: 引、育、用三法, 甲、乙、丙三人. Only a list right before
  /// it can be meant, and nothing that follows.
  package let isBare: Bool

  /// The whole phrase.
  package var range: ProseRange { ProseRange(part.numeral.lower, part.head.upper) }

  /// The phrase whose numeral `count` stands in `numeral`, or nil where no measure word of lists follows or the
  /// numeral belongs to something else: 第三个, 二十四个, 近三项.
  static func read(_ count: Int, _ numeral: ProseRange, limit: Int, in units: UnsafeBufferPointer<UInt16>)
    -> CountedPhrase?
  {
    guard (2...99).contains(count), numeral.upper < limit else { return nil }
    let before = numeral.lower > 0 ? units[numeral.lower - 1] : 0
    // Two dashes set off what sums up the list before them: 甲、乙、丙——三乡工程.
    let isSetOff = before == 0x2014 && numeral.lower > 1 && units[numeral.lower - 2] == 0x2014
    if blocked.contains(before), !isSetOff, !isDivided(numeral, units) { return nil }
    // 第二至六名: an ordinal.
    if isEndOfOrdinals(numeral.lower, units) { return nil }
    // 教训有三。一是…: nothing is named.
    if before == 0x6709, units[numeral.upper] == 0x3002 || units[numeral.upper] == 0xFF1A, numeral.count == 1 {
      let none = ProseRange(numeral.upper, numeral.upper)
      return CountedPhrase(
        part: Slogan.Part(count: count, numeral: numeral, measure: none, head: none), noun: none, isArabic: false,
        isBare: false)
    }
    let counted = measureEnd(numeral, limit, units)
    guard let measure = counted ?? bareEnd(count, numeral, limit, units) else { return nil }
    var head = measure
    while head < limit, head - measure < 10, units[head].isHan, !functionWords.contains(units[head]) { head += 1 }
    let isClassNoun = measure + 1 < limit && longMeasures[units[measure]]?.contains(units[measure + 1]) == true
    let nounEnd = isClassNoun ? measure + 2 : head - measure <= 4 ? head : measure
    return CountedPhrase(
      part: Slogan.Part(
        count: count, numeral: numeral, measure: ProseRange(numeral.upper, measure), head: ProseRange(measure, head)),
      noun: ProseRange(measure, nounEnd),
      isArabic: units[numeral.lower].isASCIIDigit || units[numeral.lower].isFullWidthDigit, isBare: counted == nil)
  }

  /// 分两类处置, 分三步走: 分 is the verb, not a hundredth and no point of a score.
  private static func isDivided(_ numeral: ProseRange, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard numeral.lower > 1, units[numeral.lower - 1] == 0x5206, "类步批块档级路".utf16.contains(units[numeral.upper]) else {
      return false
    }
    let before = units[numeral.lower - 2]
    return !before.isASCIIDigit && !before.isChineseOrdinalDigit && !"百千万成得".utf16.contains(before)
  }

  /// Whether a range of ordinals ends with the numeral at `lower`: 第二至六名, 第3-5个.
  private static func isEndOfOrdinals(_ lower: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard lower > 2, units[lower - 1] == 0x81F3 || units[lower - 1] == 0x5230 else { return false }
    var at = lower - 2
    while at > 0, lower - at < 6, units[at].isChineseOrdinalDigit || units[at].isASCIIDigit { at -= 1 }
    return units[at] == 0x7B2C
  }

  private static func measureEnd(_ numeral: ProseRange, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    let at = numeral.upper
    let next = at + 1 < limit ? units[at + 1] : 0
    // 2个百分点 measures.
    if units[at] == 0x4E2A, next == 0x767E, at + 2 < limit, units[at + 2] == 0x5206 { return nil }
    // 两位数增长: of a number with two digits.
    if units[at] == 0x4F4D, next == 0x6570 { return nil }
    if let seconds = longMeasures[units[at]], seconds.contains(next) { return at + 2 }
    // 级 counts a list only where the levels work together or are named: 三级联动, 省市县三级, not 三级医院.
    if units[at] == 0x7EA7 {
      let before = numeral.lower > 0 ? units[numeral.lower - 1] : 0
      let isNamed = AdministrativeLevels.names.contains(before) || before == 0xFF09
      return isNamed || levelled.contains(next) ? at + 1 : nil
    }
    return measures.contains(units[at]) ? at + 1 : nil
  }

  /// The end of the one character that is counted right behind a list by 、 though it is no measure word of lists:
  /// 语文、数学、英语三科. Two may stand in too many idioms: 两手抓, 两不误.
  private static func bareEnd(
    _ count: Int, _ numeral: ProseRange, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>
  ) -> Int? {
    guard (2...9).contains(count), numeral.count == 1, units[numeral.upper].isHan,
      !units[numeral.upper].isChineseOrdinalDigit
    else { return nil }
    // 五湖四海, 三反五反: two numerals in four characters.
    if numeral.lower > 1, units[numeral.lower - 2].isChineseOrdinalDigit || units[numeral.lower - 2] == 0x4E24 {
      return nil
    }
    // “甲”“乙”2期: quotations or titles side by side can be counted with any measure word.
    let isAfterName = numeral.lower > 0 && (units[numeral.lower - 1] == 0x201D || units[numeral.lower - 1] == 0x300B)
    if isAfterName, !lasting.contains(units[numeral.upper]) { return numeral.upper + 1 }
    guard count > 2, units[numeral.lower].isChineseOrdinalDigit, !uncounted.contains(units[numeral.upper]) else {
      return nil
    }
    var at = numeral.lower - 1
    while at >= 0, numeral.lower - at <= 12 {
      if units[at] == 0x3001 { return at < numeral.lower - 2 ? numeral.upper + 1 : nil }
      guard units[at].isHan || PairedMark.closed(by: units[at]) != nil || PairedMark.opened(by: units[at]) != nil else {
        return nil
      }
      at -= 1
    }
    return nil
  }

  /// Measures of time and parts of larger numerals.
  private static let lasting = UnitSet("年月日天时分秒刻周季旬岁代百千万亿元成倍折")
  /// What is measured or numbered by the numeral before it, not listed: time, order, parts of larger numerals.
  private static let uncounted = UnitSet("年月日天时分秒刻周季旬岁代世届次期批轮度倍成折番百千万亿元角等线是要来十")

  /// What makes a numeral an ordinal, a part of a larger one, an approximation or a distribution; an opening
  /// quotation mark makes it a slogan.
  private static let blocked = UnitSet("第百千万亿十几数近约超余多每各上前后分之＋+“‘·.．—～-两一二三四五六七八九")
  private static let functionWords = UnitSet("的了和与及等为是在")
  private static let measures = UnitSet("个大项种类条点件名位路对记场市县区省镇乡村州旗盟方支张套座所家座道步处块股份篇门片层环链句招笔首册幅栋间台关起棵")
  private static let levelled = UnitSet("联组体网责平书共治协")
  private static let longMeasures: [UInt16: Set<UInt16>] = {
    var words: [UInt16: Set<UInt16>] = [:]
    for word in "方面 环节 领域 部门 单位 街道 维度 层面 渠道 阶段 步骤 板块 片区 层次 方向 关口 问题 任务 原则 要求 措施 举措 机制 重点 部分".split(separator: " ") {
      let units = Array(word.utf16)
      words[units[0], default: []].insert(units[1])
    }
    return words
  }()
}
