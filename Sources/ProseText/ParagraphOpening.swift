/// The marks that open a paragraph: ordinals of headings and series, bullets, `#`.
///
/// Only their shape is recognised here, to decide whether a line can continue the one before it; what they count is
/// read later, from the prose.
package enum ParagraphOpening: UInt8, Sendable {
  /// Nothing that opens a paragraph.
  case none
  /// 一、 （一） 1. （1） 1） ① 第一章: the mark of a heading or a list item.
  case ordinal
  /// 一是 一要 第一， 首先， 其一，: the mark of a series in running text.
  case series
  /// ——, a bullet, a label in 【】, a Markdown list sign.
  case bullet
  /// `#` marks of a title.
  case title

  /// What the units from `lower` to `upper`, blanks trimmed, open with.
  package static func at(_ lower: Int, upTo upper: Int, in units: UnsafeBufferPointer<UInt16>) -> ParagraphOpening {
    guard lower < upper else { return .none }
    let line = Line(units: units, lower: lower, upper: upper)
    switch line[0] {
    case 0x23: return line.isTitle ? .title : .none
    case 0x2D, 0x2A, 0x2B: return line[1].isBlank ? .bullet : .none
    case 0x2014: return line[1] == 0x2014 || line[1] == 0x2015 ? .bullet : .none
    case 0x25A0...0x25FF, 0x2605, 0x2606, 0x203B, 0x2022, 0x00B7, 0x3010: return .bullet
    case 0x2460...0x249B, 0x2776...0x277F: return .ordinal
    case 0xFF08, 0x28: return line.bracketed
    case 0x30...0x39, 0xFF10...0xFF19: return line.arabic
    case 0x7B2C: return line.afterDi
    case 0x9996: return line[1] == 0x5148 && line[2].isClauseMark ? .series : .none
    case 0x5176: return line[1].isChineseOrdinalDigit && line[2].isClauseMark ? .series : .none
    default: return line[0].isChineseOrdinalDigit ? line.chinese : .none
    }
  }

  /// A line of units in which everything past the end is 0.
  private struct Line {
    let units: UnsafeBufferPointer<UInt16>
    let lower: Int
    let upper: Int

    subscript(index: Int) -> UInt16 {
      lower + index < upper ? units[lower + index] : 0
    }

    /// `# ` to `###### `, also with nothing behind.
    var isTitle: Bool {
      var depth = 0
      while self[depth] == 0x23 { depth += 1 }
      return depth <= 6 && (self[depth].isBlank || lower + depth == upper)
    }

    /// （一） (1), and credits such as （作者：…）, which never continue a line.
    var bracketed: ParagraphOpening {
      var at = 1
      while at < 5, self[at].isChineseOrdinalDigit || self[at].isASCIIDigit || self[at].isFullWidthDigit { at += 1 }
      return at > 1 && (self[at] == 0xFF09 || self[at] == 0x29) ? .ordinal : .none
    }

    /// 1. 1、 1） but no decimals, no 1.2, no figure that a sentence begins with.
    var arabic: ParagraphOpening {
      var at = 0
      while at < 4, self[at].isASCIIDigit || self[at].isFullWidthDigit { at += 1 }
      guard at <= 3 else { return .none }
      switch self[at] {
      case 0x2E, 0xFF0E: return self[at + 1].isASCIIDigit || self[at + 1].isFullWidthDigit ? .none : .ordinal
      case 0x3001, 0xFF09, 0x29: return self[at + 1].isASCIIDigit ? .none : .ordinal
      default: return .none
      }
    }

    /// 第一章, 第八条 and 第一，.
    var afterDi: ParagraphOpening {
      var at = 1
      while at < 5, self[at].isChineseOrdinalDigit || self[at].isASCIIDigit { at += 1 }
      guard at > 1 else { return .none }
      switch self[at] {
      case 0x7AE0, 0x8282, 0x6761, 0x7BC7: return .ordinal
      case 0xFF0C, 0x3001, 0xFF1A, 0x662F: return .series
      default: return .none
      }
    }

    /// 一、 and 一是; not 一、二级.
    var chinese: ParagraphOpening {
      var at = 1
      while at < 4, self[at].isChineseOrdinalDigit { at += 1 }
      switch self[at] {
      case 0x3001:
        switch self[at + 1] {
        case 0x7EA7, 0x7EBF, 0x7C7B, 0x7B49, 0x4EA7, 0x671F, 0x6B21: return .none
        default: return self[at + 1].isChineseOrdinalDigit ? .none : .ordinal
        }
      case 0x662F, 0x8981: return .series
      default: return .none
      }
    }
  }
}

extension UInt16 {
  /// One of 一 to 十.
  package var isChineseOrdinalDigit: Bool {
    switch self {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  /// ， 、 or ：.
  fileprivate var isClauseMark: Bool { self == 0xFF0C || self == 0x3001 || self == 0xFF1A }
}
