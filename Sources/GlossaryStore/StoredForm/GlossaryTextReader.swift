import Glossary

extension GlossaryText {
  /// Reads a text line by line.
  struct Reader {
    let path: String
    private(set) var reading = Reading()
    private var entry: GlossaryEntry?
    private var entryStart = 0
    private var statusWasGiven = false
    /// Whether the lines up to the next entry belong to one that was refused.
    private var isSkipping = false
    private var firstLines: [String: Int] = [:]
    private var keysGiven: Set<Key> = []

    /// A form has so many characters at most: what is longer was never meant as one.
    private static let longestForm = 60
    private static let keys = Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, $0) })
    private static let kinds = Dictionary(uniqueKeysWithValues: GlossaryEntry.Kind.allCases.map { ($0.word, $0) })
    private static let statuses = Dictionary(uniqueKeysWithValues: GlossaryEntry.Status.allCases.map { ($0.word, $0) })

    init(path: String) {
      self.path = path
    }

    /// Takes line `number`, without its line feed, which begins at byte `start`.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, _ number: Int, at start: Int) {
      var line = bytes
      while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
      // Written again it would be a blank, which makes a detail of an entry.
      while line.first == 0x0D { line.removeFirst() }
      guard let first = line.first else { return }
      if first == 0x23 {
        if number == 1 { reading.edition = GlossaryText.edition(in: String(decoding: line, as: UTF8.self)) }
        return
      }
      let isIndented = first == 0x20 || first == 0x09 || line.starts(with: [0xE3, 0x80, 0x80])
      while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
      while line.starts(with: [0xE3, 0x80, 0x80]) { line.removeFirst(3) }
      guard let first = line.first, first != 0x23 else { return }
      // Invalid UTF-8 would come back changed when the file is written again.
      guard let written = String(validating: line, as: UTF8.self) else {
        refuse(number, "这一行不是有效的UTF-8文字；请把文件另存为UTF-8。")
        if !isIndented { beginSkipping(at: start) }
        return
      }
      // Line ends inside become blanks when it is written again, and blanks at its ends would make a detail of an entry.
      let text = GlossaryText.oneLine(written)
      let kept = text == written ? text : Self.trimmed(text)
      guard !kept.isEmpty else { return }
      if isIndented { takeDetail(kept, number) } else { begin(kept, number, at: start) }
    }

    /// Ends the entry that is being read, before byte `end`.
    mutating func endEntry(at end: Int) {
      guard var done = entry else { return }
      if !statusWasGiven, done.uses > 0 { done.status = .learnt }
      done.origin = done.status.isByHand ? .byHand : .learnt
      if done.status != .suspect { done.likelyForm = nil }
      reading.entries.append(done)
      reading.places += [UInt64(entryStart), UInt64(end)]
      entry = nil
    }

    private mutating func begin(_ form: String, _ number: Int, at start: Int) {
      endEntry(at: start)
      if let first = form.utf8.first, "<=>|".utf8.contains(first), form.utf8.prefix(7).allSatisfy({ $0 == first }),
        form.utf8.count >= 7
      {
        refuse(number, "这是合并冲突的标记；请留下要保留的一边，删去标记。")
        return beginSkipping(at: start)
      }
      if let (name, _) = Self.parted(form), Self.keys[name] != nil {
        refuse(number, "“\(form)”没有缩进，会被当作词条；请在行首加两个空格。")
        return
      }
      if form.utf16.count > Self.longestForm || form.utf16.contains(where: { Self.sentenceMarks.contains($0) }) {
        refuse(number, "这一行像句子，不像词条；请检查这是不是词库，说明的内容要缩进。")
        return beginSkipping(at: start)
      }
      if let first = firstLines[form] {
        refuse(number, "词条“\(form)”在第\(first)行已经有了；请把两条合成一条。")
        return beginSkipping(at: start)
      }
      firstLines[form] = number
      isSkipping = false
      statusWasGiven = false
      keysGiven = []
      entry = GlossaryEntry(form: form)
      entryStart = start
      reading.lines.append(number)
    }

    private mutating func beginSkipping(at start: Int) {
      endEntry(at: start)
      isSkipping = true
    }

    private mutating func takeDetail(_ text: String, _ number: Int) {
      if isSkipping { return }
      guard entry != nil else { return refuse(number, "这一行缩进了，上面却没有词条；请在它上面写词条，或去掉行首的空格。") }
      guard let (name, value) = Self.parted(text) else {
        return refuse(number, "“\(text)”没有冒号；应写成“  项目：内容”，项目可以是\(Self.keyNames)。")
      }
      guard let key = Self.keys[name] else {
        return refuse(number, "没有“\(name)”这一项；可以是\(Self.keyNames)。")
      }
      guard !value.isEmpty else { return refuse(number, "“\(name)”后面是空的；请写上内容，或删去这一行。") }
      if !keysGiven.insert(key).inserted, key != .members, key != .avoid, key.relation == nil {
        return refuse(number, "“\(name)”在这一词条里写了两次；请只留一行。")
      }
      take(value, of: key, number)
    }

    /// What stands before and behind the first colon, of either width, blanks around them dropped; nil without a colon.
    private static func parted(_ text: String) -> (name: String, value: String)? {
      let bytes = text.utf8
      var at = bytes.startIndex
      while at < bytes.endIndex {
        let next = bytes.index(after: at)
        if bytes[at] == 0x3A { return (trimmed(text[..<at]), trimmed(text[next...])) }
        if bytes[at] == 0xEF, bytes[at...].starts(with: [0xEF, 0xBC, 0x9A]) {
          return (trimmed(text[..<at]), trimmed(text[bytes.index(at, offsetBy: 3)...]))
        }
        at = next
      }
      return nil
    }

    /// 。 ！ ？ ；
    private static let sentenceMarks: Set<UInt16> = [0x3002, 0xFF01, 0xFF1F, 0xFF1B]

    private static let keyNames = Key.allCases.map(\.rawValue).joined(separator: "、")

    private mutating func take(_ value: String, of key: Key, _ number: Int) {
      switch key {
      case .kind:
        guard let kind = Self.kinds[value] else {
          let words = GlossaryEntry.Kind.allCases.map(\.word).joined(separator: "、")
          return refuse(number, "没有类别“\(value)”；可以是\(words)。")
        }
        entry?.kind = kind
      case .members:
        let members = value.unicodeScalars.split { $0 == "｜" || $0 == "|" }.map { Substring($0) }.map {
          Self.trimmed($0)
        }
        .filter { !$0.isEmpty }
        guard members.count >= 2 else {
          return refuse(number, "成员只有\(members.count)项；各项之间请用“｜”隔开。")
        }
        entry?.memberLists.append(members)
      case .written, .short, .long: takeVariant(value, key, number)
      case .avoid:
        guard value != entry?.form else { return refuse(number, "“不用”的写法与词条相同；请写应当改掉的写法。") }
        entry?.formsToAvoid.append(value)
      case .count:
        guard let counts = Counts(value) else {
          return refuse(number, "次数“\(value)”读不懂；应写成“37次，8篇”或“37次（带标号30次），8篇”。")
        }
        entry?.uses = counts.uses
        entry?.markedUses = counts.marked
        entry?.documents = counts.documents
      case .years:
        guard let years = Self.years(value) else {
          return refuse(number, "年份“\(value)”读不懂；应写成“2024年12次3篇、2025年25次5篇”。")
        }
        entry?.years = years
      case .source:
        guard let colon = value.lastIndex(of: ":"), colon > value.startIndex,
          let line = Int(value[value.index(after: colon)...]), (1...1_000_000_000).contains(line)
        else { return refuse(number, "出处“\(value)”读不懂；应写成“报告.txt:12”，末尾是行号。") }
        entry?.firstSource = .init(path: String(value[..<colon]), line: line)
      case .example: entry?.example = value
      case .note: entry?.note = value
      case .status:
        guard let status = Self.statuses[value] else {
          let words = GlossaryEntry.Status.allCases.map(\.word).joined(separator: "、")
          return refuse(number, "没有状态“\(value)”；可以是\(words)。")
        }
        entry?.status = status
        statusWasGiven = true
      case .likely: entry?.likelyForm = value
      }
    }

    /// 市发改委, or 市发改委（12次，3篇）.
    private mutating func takeVariant(_ value: String, _ key: Key, _ number: Int) {
      guard let relation = key.relation else { return }
      var variant = GlossaryEntry.Variant(form: value, relation: relation)
      if value.last == "）", let open = value.lastIndex(of: "（"), open > value.startIndex,
        let counts = Counts(value[value.index(after: open)...].dropLast())
      {
        variant.form = Self.trimmed(value[..<open])
        variant.uses = counts.uses
        variant.documents = counts.documents
      }
      guard variant.form != entry?.form else {
        return refuse(number, "“\(key.rawValue)”的写法与词条相同；请删去这一行。")
      }
      entry?.variants.append(variant)
    }

    private static func years(_ value: String) -> [GlossaryEntry.YearCount]? {
      var years: [GlossaryEntry.YearCount] = []
      for part in value.split(separator: "、") {
        let numbers = Counts.numbers(part, after: ["年", "次", "篇"])
        guard let numbers, (1...9_999).contains(numbers[0]) else { return nil }
        years.append(.init(year: numbers[0], uses: numbers[1], documents: numbers[2]))
      }
      return years.sorted { $0.year < $1.year }
    }

    private mutating func refuse(_ number: Int, _ sentence: String) {
      reading.problems.append(GlossaryProblem(path, line: number, sentence))
    }

    /// `text` without blanks, also wide ones, at its ends.
    private static func trimmed(_ text: some StringProtocol) -> String {
      var part = Substring(text)
      while let first = part.unicodeScalars.first, isBlank(first) { part.unicodeScalars.removeFirst() }
      while let last = part.unicodeScalars.last, isBlank(last) { part.unicodeScalars.removeLast() }
      return String(part)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\u{A0}" || scalar == "\r"
    }
  }

  /// 37次（带标号30次），8篇.
  struct Counts {
    var uses = 0
    var marked = 0
    var documents = 0

    /// Reads `text`, or nil when it says no counts.
    init?(_ text: some StringProtocol) {
      guard let comma = text.firstIndex(where: { $0 == "，" || $0 == "," }),
        let documents = Self.numbers(text[text.index(after: comma)...], after: ["篇"])
      else { return nil }
      var head = text[..<comma]
      if head.last == "）", let open = head.lastIndex(of: "（") {
        guard let marked = Self.numbers(head[open...].dropFirst(4).dropLast(), after: ["次"]) else { return nil }
        self.marked = marked[0]
        head = head[..<open]
      }
      guard let uses = Self.numbers(head, after: ["次"]) else { return nil }
      self.uses = uses[0]
      self.documents = documents[0]
    }

    /// No corpus has more of anything, and sums of as many stay numbers.
    private static let most = 1_000_000_000_000

    /// The numbers that stand before each of `words`, with nothing else around; nil for anything else.
    static func numbers(_ text: some StringProtocol, after words: [Unicode.Scalar]) -> [Int]? {
      var rest = Substring(text).unicodeScalars
      var numbers: [Int] = []
      for word in words {
        guard let end = rest.firstIndex(of: word), let number = Int(Substring(rest[..<end].filter { $0 != " " })),
          number >= 0
        else { return nil }
        numbers.append(min(number, Self.most))
        rest = rest[rest.index(after: end)...]
      }
      return rest.allSatisfy { $0 == " " } ? numbers : nil
    }
  }
}
