/// What one character means in a numeral written in Han characters.
enum HanSign: Equatable {
  /// 一…九 or 壹…玖, by value.
  case digit(Int)
  /// 零 or 〇.
  case zero
  /// 两: the digit two, but only before a place or as a number of its own.
  case two
  /// 廿 and 卅: so many tens.
  case tens(Int)
  /// 几: any digit, in an approximation.
  case few
  /// 数 as the first character of an approximation (数百).
  case several
  /// 十, 百, 千 and 拾, 佰, 仟, by their power of ten.
  case place(Int)
  /// 万 and 亿 (also 萬, 億), by their power of ten.
  case myriad(Int)
  /// Not part of a numeral.
  case other
}

/// The two sets of characters; a numeral keeps to one.
enum HanFamily {
  /// 一二三十百千, as in running text.
  case everyday
  /// 壹贰叁拾佰仟 (大写), as on cheques.
  case formal

  /// What `unit`, a UTF-16 unit, means in this family.
  func sign(_ unit: UInt16) -> HanSign {
    switch unit {
    case 0x4E07, 0x842C: return .myriad(4)
    case 0x4EBF, 0x5104: return .myriad(8)
    case 0x96F6: return .zero
    default: return self == .everyday ? Self.everydaySign(unit) : Self.formalSign(unit)
    }
  }

  private static func everydaySign(_ unit: UInt16) -> HanSign {
    switch unit {
    case 0x3007: .zero
    case 0x4E00: .digit(1)
    case 0x4E8C: .digit(2)
    case 0x4E09: .digit(3)
    case 0x56DB: .digit(4)
    case 0x4E94: .digit(5)
    case 0x516D: .digit(6)
    case 0x4E03: .digit(7)
    case 0x516B: .digit(8)
    case 0x4E5D: .digit(9)
    case 0x4E24, 0x5169: .two
    case 0x5341: .place(1)
    case 0x767E: .place(2)
    case 0x5343: .place(3)
    case 0x5EFF: .tens(2)
    case 0x5345: .tens(3)
    case 0x51E0: .few
    case 0x6570: .several
    default: .other
    }
  }

  private static func formalSign(_ unit: UInt16) -> HanSign {
    switch unit {
    case 0x58F9: .digit(1)
    case 0x8D30, 0x8CB3: .digit(2)
    case 0x53C1, 0x53C4, 0x53C3: .digit(3)
    case 0x8086: .digit(4)
    case 0x4F0D: .digit(5)
    case 0x9646, 0x9678: .digit(6)
    case 0x67D2: .digit(7)
    case 0x634C: .digit(8)
    case 0x7396: .digit(9)
    case 0x62FE: .place(1)
    case 0x4F70: .place(2)
    case 0x4EDF: .place(3)
    default: .other
    }
  }
}

/// The other characters that the grammar of numerals looks at, as UTF-16 units.
enum HanUnit {
  /// 点, the decimal point in words.
  static let point: UInt16 = 0x70B9
  /// 上, as in 上百.
  static let upTo: UInt16 = 0x4E0A
  /// 分, as in 百分之.
  static let part: UInt16 = 0x5206
  /// 之, as in 百分之.
  static let of: UInt16 = 0x4E4B
  /// 成, a tenth.
  static let tenth: UInt16 = 0x6210
  /// 年.
  static let year: UInt16 = 0x5E74

  /// Whether `unit` is 余, 多 or 来, which before 万 or 亿 say that there is a little more.
  static func isSurplus(_ unit: UInt16) -> Bool {
    unit == 0x4F59 || unit == 0x591A || unit == 0x6765
  }

  /// Whether a unit of measurement can begin with 千 before `unit`: 米 克 瓦 伏 卡 帕 赫 焦 字 (千米, 千瓦, 千字节…).
  static func followsKilo(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7C73, 0x514B, 0x74E6, 0x4F0F, 0x5361, 0x5E15, 0x8D6B, 0x7126, 0x5B57: true
    default: false
    }
  }

  /// Whether 成 before `unit` begins a word and is no tenth: 成员 成立 成功 成为 成果 成就 成本 成都 成品 成交 成型
  /// 成效 成份 成绩 成套, and 一成不变.
  static func makesWordOfTenth(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x5458, 0x7ACB, 0x529F, 0x4E3A, 0x679C, 0x5C31, 0x672C, 0x90FD, 0x54C1, 0x4EA4, 0x578B, 0x6548, 0x4EFD,
      0x7EE9, 0x5957, 0x4E0D:
      true
    default: false
    }
  }

  /// Whether 一点 with a digit and `unit` after it is an idiom (一点一滴, 三点一线) and no decimal.
  static func makesIdiomOfPoint(_ unit: UInt16) -> Bool {
    unit == 0x6EF4 || unit == 0x7EBF
  }

  /// Whether `unit` is 元, 圆, 角, 分 or 整, which in figures of money follow a formal digit.
  static func followsFormalDigit(_ unit: UInt16) -> Bool {
    unit == 0x5143 || unit == 0x5706 || unit == 0x89D2 || unit == 0x5206 || unit == 0x6574
  }
}
