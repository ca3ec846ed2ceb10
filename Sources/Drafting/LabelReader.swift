import ProseText

/// Reads labels and mentions of them.
struct LabelReader {
  let units: UnsafeBufferPointer<UInt16>
  /// The unit after the paragraph; past it there is 0.
  let limit: Int

  /// A caption is a line, not a paragraph of text.
  private static let longestCaption = 60
  /// What a sentence about a figure goes on with.
  private static let verbs: [UInt16] = Array("显所反映可中为是表说列给呈描对与和及至".utf16)

  private subscript(index: Int) -> UInt16 { index < limit ? units[index] : 0 }

  /// The label that the sentence at `index` is the caption of: a line of its own, or a short sentence of a page whose
  /// lines were joined. `hasGap` tells whether blanks stood before a unit that follows a digit.
  func caption(at index: Int, hasGap: (Int) -> Bool) -> Label? {
    guard limit - index <= Self.longestCaption, let (kind, first) = word(at: index), let number = number(at: first)
    else { return nil }
    var start = number.end
    switch self[start] {
    case 0, 0x3002: break
    case 0xFF1A, 0x3A, 0x2E, 0xFF0E, 0x3001: start += 1
    default:
      if self[start].isBlank { start += 1 }
      guard start > number.end || (self[start].isHan && units[start - 1].isASCIIDigit && hasGap(start)) else {
        return nil
      }
    }
    var upper = limit
    while upper > start, units[upper - 1].endsSentence { upper -= 1 }
    guard !Self.verbs.contains(self[start]), word(at: start) == nil,
      !(start..<upper).contains(where: { units[$0] == 0xFF0C || units[$0] == 0xFF1B || units[$0].endsSentence })
    else { return nil }
    return Label(
      kind: kind, prefix: ProseRange(first, number.last), number: number.value, range: ProseRange(index, number.end),
      numeral: ProseRange(number.last, number.end), title: ProseRange(start, upper), place: .caption)
  }

  /// The mention whose first digit stands at `index`: after 见, 如 or an opening bracket, or joined to the mention
  /// `before` it.
  func reference(at index: Int, after before: LabelReference?) -> LabelReference? {
    guard index >= 2 else { return nil }
    let start = units[index - 1] == 0x4EF6 ? index - 2 : index - 1
    guard start > 0, introduces(start - 1) || joins(start - 1, after: before), let (kind, first) = word(at: start),
      first == index, let number = number(at: index)
    else { return nil }
    return LabelReference(
      kind: kind, prefix: ProseRange(first, number.last), number: number.value, range: ProseRange(start, number.end))
  }

  /// Whether the unit at `index` joins another mention to `before`: 见图1和图3.
  private func joins(_ index: Int, after before: LabelReference?) -> Bool {
    guard before?.range.upper == index else { return false }
    switch units[index] {
    case 0x3001, 0xFF0C, 0x548C, 0x4E0E, 0x53CA, 0x81F3: return true
    default: return false
    }
  }

  /// 见, 如, （, and 由, 据, 填写 and the like, of which a mention is the object.
  private func introduces(_ index: Int) -> Bool {
    units[index] == 0xFF08 || Self.introducers.contains(units[index])
  }

  private static let introducers: [UInt16] = Array("见如由从据照按写".utf16)

  private func word(at index: Int) -> (kind: Label.Kind, end: Int)? {
    switch self[index] {
    case 0x56FE: (.figure, index + 1)
    case 0x8868: (.table, index + 1)
    case 0x9644 where self[index + 1] == 0x4EF6: (.attachment, index + 2)
    default: nil
    }
  }

  /// 3, 2-3, 2.3 or 三; `last` is where the last number begins.
  private func number(at index: Int) -> (value: Int, last: Int, end: Int)? {
    guard self[index].isASCIIDigit else {
      let digits = Array("一二三四五六七八九十".utf16)
      guard let value = digits.firstIndex(of: self[index]), !self[index + 1].isChineseOrdinalDigit else { return nil }
      return (value + 1, index, index + 1)
    }
    var last = index
    var at = index
    var value = 0
    while at < index + 8 {
      if self[at].isASCIIDigit {
        value = value * 10 + Int(self[at] & 0xF)
      } else if self[at] == 0x2D || self[at] == 0x2E, self[at + 1].isASCIIDigit {
        last = at + 1
        value = 0
      } else {
        break
      }
      at += 1
    }
    return (value, last, at)
  }
}
