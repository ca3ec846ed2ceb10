import Numerals

/// How Word writes the numbers of lists and headings.
enum NumberFormat {
  /// `value` (from 0) in the format that numbering.xml calls `name`; an unknown one is decimal, as programs do it.
  static func text(_ value: Int, _ name: String) -> String {
    switch name {
    case "none": ""
    case "chineseCounting", "taiwaneseCounting":
      ChineseNumeral.write(value, style: value < 100 ? .lower : .digits)
    case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
      ChineseNumeral.write(value, style: .lower)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
      ChineseNumeral.write(value, style: .digits)
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
      ChineseNumeral.write(value, style: .formal)
    case "ideographTraditional": sign(value, of: "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": sign(value, of: "子丑寅卯辰巳午未申酉戌亥")
    case "ideographZodiacTraditional": sexagenary(value)
    case "ideographEnclosedCircle": sign(value, of: "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": circled(value)
    case "decimalEnclosedParen": (1...20).contains(value) ? scalar(0x2474 + value - 1) : "(\(value))"
    case "decimalEnclosedFullstop": (1...20).contains(value) ? scalar(0x2488 + value - 1) : "\(value)."
    case "decimalFullWidth", "decimalFullWidth2":
      String(value).utf8.map { scalar(Int($0) - 0x30 + 0xFF10) }.joined()
    case "decimalZero": value < 10 ? "0\(value)" : "\(value)"
    case "numberInDash": "- \(value) -"
    case "lowerLetter": letter(value, first: 0x61)
    case "upperLetter": letter(value, first: 0x41)
    case "lowerRoman": roman(value).lowercased()
    case "upperRoman": roman(value)
    case "ordinal": ordinal(value)
    case "hex": String(value, radix: 16, uppercase: true)
    default: String(value)
    }
  }

  private static func sign(_ value: Int, of signs: String) -> String {
    let signs = Array(signs)
    return (1...signs.count).contains(value) ? String(signs[value - 1]) : String(value)
  }

  private static func sexagenary(_ value: Int) -> String {
    guard value > 0 else { return String(value) }
    return sign((value - 1) % 10 + 1, of: "甲乙丙丁戊己庚辛壬癸") + sign((value - 1) % 12 + 1, of: "子丑寅卯辰巳午未申酉戌亥")
  }

  private static func circled(_ value: Int) -> String {
    switch value {
    case 1...20: scalar(0x2460 + value - 1)
    case 21...35: scalar(0x3251 + value - 21)
    case 36...50: scalar(0x32B1 + value - 36)
    default: String(value)
    }
  }

  /// a … z, aa … zz, aaa: the letter is repeated.
  private static func letter(_ value: Int, first: Int) -> String {
    guard (1...26 * 30).contains(value) else { return String(value) }
    return String(repeating: scalar(first + (value - 1) % 26), count: (value - 1) / 26 + 1)
  }

  private static func roman(_ value: Int) -> String {
    guard (1..<4000).contains(value) else { return String(value) }
    var left = value
    var text = ""
    for (worth, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while left >= worth {
        text += sign
        left -= worth
      }
    }
    return text
  }

  private static func ordinal(_ value: Int) -> String {
    let isTeen = (11...13).contains(value % 100)
    let ending = isTeen ? "th" : value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th"
    return "\(value)\(ending)"
  }

  private static func scalar(_ value: Int) -> String {
    Unicode.Scalar(UInt32(value)).map { String(Character($0)) } ?? ""
  }
}
