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

  /// The whole phrase.
  package var range: ProseRange { ProseRange(part.numeral.lower, part.head.upper) }

  /// The phrase whose numeral `count` stands in `numeral`, or nil where no measure word of lists follows or the
  /// numeral belongs to something else: 第三个, 二十四个, 近三项.
  static func read(_ count: Int, _ numeral: ProseRange, limit: Int, in units: UnsafeBufferPointer<UInt16>)
    -> CountedPhrase?
  {
    guard (2...99).contains(count), numeral.upper < limit else { return nil }
    if numeral.lower > 0, blocked.contains(units[numeral.lower - 1]) { return nil }
    guard let measure = measureEnd(numeral.upper, limit, units) else { return nil }
    var head = measure
    while head < limit, head - measure < 10, units[head].isHan, !functionWords.contains(units[head]) { head += 1 }
    let isClassNoun = measure + 1 < limit && longMeasures[units[measure]]?.contains(units[measure + 1]) == true
    let nounEnd = isClassNoun ? measure + 2 : head - measure <= 4 ? head : measure
    return CountedPhrase(
      part: Slogan.Part(
        count: count, numeral: numeral, measure: ProseRange(numeral.upper, measure), head: ProseRange(measure, head)),
      noun: ProseRange(measure, nounEnd),
      isArabic: units[numeral.lower].isASCIIDigit || units[numeral.lower].isFullWidthDigit)
  }

  private static func measureEnd(_ at: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    let next = at + 1 < limit ? units[at + 1] : 0
    if let seconds = longMeasures[units[at]], seconds.contains(next) { return at + 2 }
    // 级 counts a list only where the levels work together: 三级联动, not 三级医院.
    if units[at] == 0x7EA7 { return levelled.contains(next) ? at + 1 : nil }
    return measures.contains(units[at]) ? at + 1 : nil
  }

  /// What makes a numeral an ordinal, a part of a larger one, an approximation or a distribution; an opening
  /// quotation mark makes it a slogan.
  private static let blocked = Set("第百千万亿十几数近约超余多每各上前后分之＋+“‘·.．—～-两一二三四五六七八九".utf16)
  private static let functionWords = Set("的了和与及等为是在".utf16)
  private static let measures = Set("个大项种类条点件名对记场市县区省镇乡村州旗盟方支张套座所家座道步".utf16)
  private static let levelled = Set("联组体网责平书共治协".utf16)
  private static let longMeasures: [UInt16: Set<UInt16>] = {
    var words: [UInt16: Set<UInt16>] = [:]
    for word in "方面 环节 领域 部门 单位 街道 维度 层面 渠道 阶段 步骤 板块 片区 层次 方向 关口 问题 任务 原则 要求 措施 举措 机制 重点".split(separator: " ") {
      let units = Array(word.utf16)
      words[units[0], default: []].insert(units[1])
    }
    return words
  }()
}
