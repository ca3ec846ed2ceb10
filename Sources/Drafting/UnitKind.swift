import ProseText

/// What the pass over a draft has to do at a code unit. Nearly all units are `.plain`, and are passed by.
enum UnitKind: UInt8 {
  case plain
  /// A mark that opens a pair.
  case opens
  /// A mark that closes a pair.
  case closes
  /// The straight quotation mark, which does both.
  case straightQuote
  /// 。！？…
  case sentenceEnd
  /// A digit of either width.
  case digit
  /// 一 to 十, 百千万亿, 两, 〇, 几, 大写 …
  case hanNumeral
  /// 第 其 首 再 最: the first character of a mark of a series.
  case seriesOpening
  /// ① and the like.
  case circled

  /// The kind of every code unit. Built once; a switch at each unit would cost more.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: UnitKind.plain.rawValue, count: 0x1_0000)
    for unit in UInt16.min...UInt16.max {
      if PairedMark.opened(by: unit) != nil {
        table[Int(unit)] = UnitKind.opens.rawValue
      } else if PairedMark.closed(by: unit) != nil {
        table[Int(unit)] = UnitKind.closes.rawValue
      } else if unit.endsSentence {
        table[Int(unit)] = UnitKind.sentenceEnd.rawValue
      } else if unit.isASCIIDigit || unit.isFullWidthDigit {
        table[Int(unit)] = UnitKind.digit.rawValue
      }
    }
    for unit in 0x2460...0x2473 { table[unit] = UnitKind.circled.rawValue }
    for unit in 0x2776...0x277F { table[unit] = UnitKind.circled.rawValue }
    table[0x22] = UnitKind.straightQuote.rawValue
    for unit in "〇零○一二三四五六七八九十百千万亿两廿卅几数壹贰叁肆伍陆柒捌玖拾佰仟".utf16 {
      table[Int(unit)] = UnitKind.hanNumeral.rawValue
    }
    for unit in "第其首再最".utf16 { table[Int(unit)] = UnitKind.seriesOpening.rawValue }
    return table
  }()
}
