/// What a UTF-16 code unit of Chinese prose is, by comparison of ranges alone: these run at every unit of a draft.
extension UInt16 {
  /// A Han character (unified ideographs, extension A, compatibility, 〇), or half of a character past U+FFFF.
  @inlinable @inline(__always)
  public var isHan: Bool {
    self >= 0x4E00
      ? self <= 0x9FFF || (0xD800...0xDFFF).contains(self) || (0xF900...0xFAFF).contains(self)
      : (0x3400...0x4DBF).contains(self) || self == 0x3007 || self == 0x3005
  }

  /// A blank within a line: space, tab, no-break, ideographic, zero-width, or a byte-order mark.
  @inlinable @inline(__always)
  public var isBlank: Bool {
    // Nearly all units are Han characters, past all blanks but one.
    if self > 0x3000 { return self == 0xFEFF }
    if self <= 0x20 { return self == 0x20 || self == 0x09 || self == 0x0C || self == 0x0B }
    if self < 0x2000 { return self == 0xA0 }
    return self <= 0x200B || self == 0x3000 || self == 0x202F || self == 0x2060
  }

  /// 0–9.
  @inlinable @inline(__always)
  public var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// ０–９.
  @inlinable @inline(__always)
  public var isFullWidthDigit: Bool { self >= 0xFF10 && self <= 0xFF19 }

  /// A–Z, a–z.
  @inlinable @inline(__always)
  public var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A && self < 0x80 }

  /// A unit of a word: Han, a letter, or a digit of either width.
  @inlinable @inline(__always)
  public var isWordUnit: Bool { isHan || isASCIILetter || isASCIIDigit || isFullWidthDigit }

  /// A mark that ends a sentence: 。！？… and the half-width ! ?.
  @inlinable @inline(__always)
  public var endsSentence: Bool {
    switch self {
    case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0x21, 0x3F: true
    default: false
    }
  }

  /// A mark that divides a sentence: ，；： and their half-width forms; not 、.
  @inlinable @inline(__always)
  public var endsClause: Bool {
    switch self {
    case 0xFF0C, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A: true
    default: false
    }
  }

  /// A mark that closes a pair: ” ’ ） 》 〉 】 』 」 ] ).
  @inlinable @inline(__always)
  public var closesPair: Bool {
    switch self {
    case 0x201D, 0x2019, 0xFF09, 0x300B, 0x3009, 0x3011, 0x300F, 0x300D, 0x5D, 0x29: true
    default: false
    }
  }

  /// Columns the unit takes on a page, in halves of a full-width character: 1 for ASCII, else 2.
  @inlinable @inline(__always)
  public var halfWidths: Int { self < 0x80 ? 1 : 2 }

  /// What stands in the prose for a masked piece inside a line (code, an image): no word, no mark, a border to all.
  @inlinable
  public static var placeholder: UInt16 { 0xFFFC }

  /// What ends every paragraph of the prose.
  @inlinable
  public static var paragraphEnd: UInt16 { 0x0A }
}
