/// The marks that open a paragraph: ordinals of headings and series, bullets, `#`.
///
/// Only their shape is recognised here, to decide whether a line can continue the one before it; what they count is
/// read later, from the prose.
public enum ParagraphOpening: UInt8, Sendable {
  /// Nothing that opens a paragraph.
  case none
  /// 一、 （一） 1. （1） 1） ① 第一章: the mark of a heading or a list item.
  case ordinal
  /// 一， 一. 1： 3.1、: an ordinal with a mark that is not its own; a sentence may also go on like that.
  case looseOrdinal
  /// 一是 一要 第一， 首先， 其一，: the mark of a series in running text.
  case series
  /// ——, a bullet, a label in 【】, a Markdown list sign.
  case bullet
  /// `#` marks of a title.
  case title

  /// Whether a sentence that began on the line before may go on with such a line.
  var mayContinue: Bool { self == .none || self == .looseOrdinal }

  /// What the units from `lower` to `upper`, blanks trimmed, open with.
  public static func at(_ lower: Int, upTo upper: Int, in units: UnsafeBufferPointer<UInt16>) -> ParagraphOpening {
    guard lower < upper else { return .none }
    let line = Line(units: units, lower: lower, upper: upper)
    switch line[0] {
    case 0x23: return line.isTitle ? .title : .none
    case 0x2D, 0x2A, 0x2B: return line[1].isBlank ? .bullet : .none
    case 0x2014: return line[1] == 0x2014 || line[1] == 0x2015 ? .bullet : .none
    case 0x25A0...0x25FF, 0x2605, 0x2606, 0x203B, 0x2022, 0x00B7, 0x3010: return .bullet
    case 0x2460...0x249B, 0x2776...0x277F:
      // ③ before a stop is a footnote's mark at the end of a sentence.
      return line[1].endsSentence || line[1].endsClause && !line[1].isMarkAfterOrdinal ? .none : .ordinal
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
      case 0x2E, 0xFF0E: return self[at + 1].isASCIIDigit || self[at + 1].isFullWidthDigit ? decimal(at) : .ordinal
      case 0x3001: return self[at + 1].isASCIIDigit ? .none : .ordinal
      // 3） before a mark is the end of a bracket: 附件3）。
      case 0xFF09, 0x29:
        return self[at + 1].isHan || self[at + 1].isASCIILetter || self[at + 1] == 0x201C || self[at + 1].isBlank
          ? .ordinal : .none
      default: return at > 0 && self[at].isMarkAfterOrdinal && opensText(at + 1) ? .looseOrdinal : .none
      }
    }

    /// 3.1、 and 3.1.2. before a word; the first dot is at `index`.
    private func decimal(_ index: Int) -> ParagraphOpening {
      var at = index
      while at < 12, self[at] == 0x2E, self[at + 1].isASCIIDigit {
        at += 1
        while at < 12, self[at].isASCIIDigit { at += 1 }
      }
      return (self[at].isMarkAfterOrdinal || self[at] == 0x3001) && self[at + 1].isHan ? .looseOrdinal : .none
    }

    /// Whether a title can begin at `index`: no numeral, so that 一，二，三 and 3：2 are none.
    private func opensText(_ index: Int) -> Bool {
      (self[index].isHan && !self[index].isChineseOrdinalDigit) || self[index] == 0x201C || self[index] == 0x300A
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

    /// 一、 and 一是.
    var chinese: ParagraphOpening {
      var at = 1
      while at < 4, self[at].isChineseOrdinalDigit { at += 1 }
      switch self[at] {
      // 一、二级 is a list; 一、产业 is a heading.
      case 0x3001: return self[at + 1].isChineseOrdinalDigit ? .none : .ordinal
      case 0x662F, 0x8981: return .series
      default: return self[at].isMarkAfterOrdinal && opensText(at + 1) ? .looseOrdinal : .none
      }
    }
  }
}

extension UInt16 {
  /// One of 一 to 十.
  public var isChineseOrdinalDigit: Bool {
    switch self {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  /// ，．.：:。 and the half-width comma: what is written by mistake after an ordinal, 、 aside.
  public var isMarkAfterOrdinal: Bool {
    switch self {
    case 0xFF0C, 0x2C, 0xFF0E, 0x2E, 0xFF1A, 0x3A, 0x3002: true
    default: false
    }
  }

  /// ， 、 or ：.
  fileprivate var isClauseMark: Bool { self == 0xFF0C || self == 0x3001 || self == 0xFF1A }
}
