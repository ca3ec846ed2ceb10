import ProseText

/// Texts that no editor writes and that must not cost more than others: long runs of one thing, each a chance to go over
/// what was read again and again.
struct HostileText {
  /// What it is made of.
  let name: String
  /// How it is written down.
  let syntax: DraftSyntax
  private let piece: @Sendable (Int) -> String
  private let ending: String

  private init(
    _ name: String, _ syntax: DraftSyntax = .plain, ending: String = "", _ piece: @escaping @Sendable (Int) -> String
  ) {
    self.name = name
    self.syntax = syntax
    self.ending = ending
    self.piece = piece
  }

  /// A text of `size` bytes, a piece more at most.
  func bytes(_ size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 256)
    var number = 0
    while bytes.count < size {
      bytes.append(contentsOf: piece(number).utf8)
      number += 1
    }
    bytes.append(contentsOf: ending.utf8)
    return bytes
  }

  private static let han = Array("一二三四五六七八九十")
  private static func one(_ number: Int) -> Character { han[number % 10] }
  private static func ordinal(_ number: Int) -> String {
    let number = number % 99 + 1
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : tens == 1 ? "十" : "\(han[tens - 1])十") + (ones == 0 ? "" : "\(han[ones - 1])")
  }

  /// All of them.
  static let all: [HostileText] = [
    HostileText("opening quotes") { _ in "“" },
    HostileText("closing quotes") { _ in "”" },
    HostileText("empty quotes") { _ in "“”" },
    HostileText("quoted characters") { _ in "“好”" },
    HostileText("straight quotes") { _ in "\"" },
    HostileText("opening brackets") { _ in "（" },
    HostileText("closing brackets") { _ in "）" },
    HostileText("titles in titles") { _ in "《" },
    HostileText("brackets of all kinds") { ["（", "《", "“", "‘", "【", "）", "》"][$0 % 7] },
    HostileText("Chinese numerals") { "\(one($0))" },
    HostileText("one numeral") { _ in "一" },
    HostileText("places of ten thousand") { ["一", "万", "二", "亿"][$0 % 4] },
    HostileText("digits") { "\($0 % 10)" },
    HostileText("full-width digits") { _ in "１" },
    HostileText("digits and commas") { _ in "123," },
    HostileText("digits and points") { _ in "1." },
    HostileText("digits and pluses") { _ in "1+" },
    HostileText("digits and dashes") { _ in "1—" },
    HostileText("percentages") { _ in "30%、" },
    HostileText("list commas") { _ in "、" },
    HostileText("commas") { _ in "，" },
    HostileText("half-width commas") { _ in "好," },
    HostileText("full stops") { _ in "。" },
    HostileText("colons") { _ in "：" },
    HostileText("blanks") { _ in " " },
    HostileText("wide blanks") { _ in "\u{3000}" },
    HostileText("line ends") { _ in "\n" },
    HostileText("one character a line") { _ in "好\n" },
    HostileText("one character") { _ in "好" },
    HostileText("two characters") { _ in "工作" },
    HostileText("characters in no order") { number in
      String(Character(Unicode.Scalar(UInt32(0x4E00 + number * 7_919 % 20_000)) ?? "好"))
    },
    HostileText("emoji") { _ in "👩‍👩‍👧" },
    HostileText("a list without end", ending: "等3个县。") { "\(one($0))县、" },
    HostileText("a list without end, then its count", ending: "等九十九个县。") { "县\(one($0 * 7))\(one($0))、" },
    HostileText("a clause without end") { _ in "推进智慧灌溉体系建设" },
    HostileText("clauses without a full stop") { "推进第\($0 % 90)项智慧灌溉，" },
    HostileText("headings") { "\(ordinal($0))、建设\n" },
    HostileText("headings of the second level") { "（\(ordinal($0))）建设\n" },
    HostileText("headings by digits") { "\($0 + 1).建设\n" },
    HostileText("headings by decimals") { "1.\($0 + 1) 建设\n" },
    HostileText("the same heading") { _ in "一、建设\n" },
    HostileText("hash headings", .markdown) { _ in "## 建设\n" },
    HostileText("a series in one paragraph") { "\(ordinal($0))是抓建设，" },
    HostileText("a series that begins anew") { _ in "一是抓建设。" },
    HostileText("series within series") { "第\(ordinal($0))，抓建设；一是抓。" },
    HostileText("inline ordinals") { "（\($0 % 90 + 1)）抓建设；" },
    HostileText("circled ordinals") { _ in "①抓建设②" },
    HostileText("a known slogan") { _ in "落实“三会一课”制度。" },
    HostileText("a known slogan without marks") { _ in "三会一课" },
    HostileText("a slogan with its members") { _ in "“三清一改”，即清沟渠、清庭院、清塘坝、改厕所。" },
    HostileText("a slogan that misses a member") { _ in "“三清一改”，即清沟渠、清庭院、改厕所。" },
    HostileText("a slogan with one numeral changed") { _ in "“五个意识”" },
    HostileText("many slogans, then one list", ending: "即甲、乙、丙。") { _ in "“三个到位”" },
    HostileText("counts without a list") { _ in "三个方面" },
    HostileText("counts before a colon") { "抓好\(one($0))件事：" },
    HostileText("figures of one subject") { "全县投资\($0 + 1)万元，" },
    HostileText("the same figure") { _ in "全县投资3万元。" },
    HostileText("parts without end", ending: "。") { $0 == 0 ? "全县共有999个村，其中" : "甲\(one($0))\($0)个、" },
    HostileText("respective values", ending: "。") { $0 == 0 ? "甲、乙、丙分别为" : "\($0)%、" },
    HostileText("respective subjects", ending: "分别为3%、4%。") { "指标\($0)、" },
    HostileText("changes") { "产量由\($0 + 10)吨增加到\($0 + 20)吨，增长9%。" },
    HostileText("conversions") { "面积\($0 + 1)公顷（\($0 + 2)亩），" },
    HostileText("ranges") { _ in "3～5万元，" },
    HostileText("approximations") { _ in "近300余个左右" },
    HostileText("dates") { "2026年\($0 % 13 + 1)月\($0 % 31 + 1)日" },
    HostileText("spans of years") { _ in "2016年至2019年五年，" },
    HostileText("times") { _ in "12:30" },
    HostileText("labels") { "图\($0 + 1) 流程\n见图\($0 + 2)。\n" },
    HostileText("attachments") { "附件\($0 + 1)：名单\n" },
    HostileText("abbreviations") { "某某委员会（以下简称“委\($0)”）。" },
    HostileText("one abbreviation") { _ in "某某委员会（以下简称“某委”）。" },
    HostileText("titles") { _ in "《某某条例》" },
    HostileText("repetitions") { _ in "推进推进" },
    HostileText("repeated clauses") { _ in "问计于民、问计于民，" },
    HostileText("near misses") { _ in "未梢三稻梁" },
    HostileText("stray scripts") { _ in "国國" },
    HostileText("no line end at all") {
      SampleReport(size: 3_000, seed: UInt64($0), quality: .nearClean).text.filter { $0 != "\n" }
    },
    HostileText("hard-wrapped") { number in
      let text = SampleReport(size: 3_000, seed: UInt64(number), quality: .nearClean).text
      return text.enumerated().map { $0.offset % 29 == 28 ? "\($0.element)\n" : "\($0.element)" }.joined()
    },
    HostileText("stars", .markdown) { _ in "*" },
    HostileText("starred words", .markdown) { _ in "*好" },
    HostileText("backticks", .markdown) { "`" + String(repeating: "`", count: $0 % 30) + "好" },
    HostileText("square brackets", .markdown) { _ in "[" },
    HostileText("links", .markdown) { _ in "[好](" },
    HostileText("less-than signs", .markdown) { _ in "<" },
    HostileText("open comments", .markdown) { _ in "<!-- " },
    HostileText("suppressions", .markdown) { _ in "<!-- zhubi-disable slogan-count -->\n\n好好\n\n" },
    HostileText("suppressions of the next line", .markdown) { _ in "<!-- zhubi-disable-next-line -->\n推进推进\n\n" },
    HostileText("fences", .markdown) { _ in "```\n" },
    HostileText("quoted lines", .markdown) { _ in "> " },
    HostileText("lists in lists", .markdown) { String(repeating: "  ", count: $0 % 200) + "- 好\n" },
    HostileText("table rows", .markdown) { _ in "| 好 | 3 |\n" },
  ]
}
