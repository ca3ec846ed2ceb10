import Numerals
import ProseText

/// Reads the quantities of sentences, with the words and marks beside them.
struct QuantityReader {
  private(set) var quantities: [Quantity] = []
  private(set) var tokens: [QuantityToken] = []
  private(set) var statements: [QuantityStatement] = []
  private let figures: [Figure]
  private let dates: [DateMention]
  /// The next figure and date to be read.
  private var figure = 0
  private var date = 0

  /// A reader of a draft with `figures` and `dates`.
  init(figures: [Figure], dates: [DateMention]) {
    self.figures = figures
    self.dates = dates
    quantities.reserveCapacity(figures.count)
    tokens.reserveCapacity(figures.count * 6)
  }

  /// Reads `sentences` of `units`.
  mutating func read(_ sentences: [Sentence], in units: UnsafeBufferPointer<UInt16>) {
    for sentence in sentences {
      if figure >= figures.count { break }
      if figures[figure].range.lower < sentence.range.upper { read(sentence, in: units) }
    }
  }

  private mutating func read(_ sentence: Sentence, in units: UnsafeBufferPointer<UInt16>) {
    let limit = sentence.range.upper
    let firstToken = tokens.count
    let firstQuantity = quantities.count
    while date < dates.count, dates[date].range.upper <= sentence.range.lower { date += 1 }
    while figure < figures.count, figures[figure].range.lower < sentence.range.lower { figure += 1 }
    var at = sentence.range.lower
    var lead = at
    let words = QuantityWordTable.shared
    while at < limit {
      // Nearly all units are nothing to a quantity: pass by to the next figure, date, mark or word.
      var stop = limit
      if figure < figures.count { stop = min(stop, figures[figure].range.lower) }
      if date < dates.count { stop = min(stop, dates[date].range.lower) }
      if at < stop { at = words.telling.next(in: units, from: at, before: stop) }
      guard at < limit else { break }
      if figure < figures.count, figures[figure].range.lower <= at {
        let next = figures[figure]
        figure += 1
        guard next.range.lower == at else { continue }
        if let quantity = quantity(next, lead: ProseRange(lead, at), limit: limit, in: units) {
          tokens.append(QuantityToken(kind: .quantity(quantities.count), range: quantity.range))
          quantities.append(quantity)
          at = quantity.range.upper
          lead = at
        } else {
          at = next.range.upper
        }
        continue
      }
      if date < dates.count, dates[date].range.lower <= at {
        let mention = dates[date]
        date += 1
        guard mention.range.lower == at else { continue }
        let isOwn = mention.year.map { mention.range.contains($0.range) } ?? false
        tokens.append(
          QuantityToken(kind: isOwn ? .year(mention.year?.value ?? 0) : .opaque, range: mention.range))
        at = max(at + 1, mention.range.upper)
        continue
      }
      if let mark = Self.mark(units[at]) {
        // 3,200 was read as one numeral: a comma here divides.
        tokens.append(QuantityToken(kind: .mark(mark), range: ProseRange(at, at + 1)))
        at += 1
        lead = at
      } else if let end = Self.nameEnd(at: at, limit: limit, in: units) {
        tokens.append(QuantityToken(kind: .opaque, range: ProseRange(at, end)))
        while figure < figures.count, figures[figure].range.lower < end { figure += 1 }
        at = end
      } else if let (word, end) = words.word(at: at, limit: limit, in: units) {
        if word != .none, word != .among || opensParts(at: at, lead: lead, in: units),
          word != .within || end - at > 1 || closesWithin(end, limit: limit, in: units)
        {
          tokens.append(QuantityToken(kind: .word(word), range: ProseRange(at, end)))
        }
        // 一共 and the like may hold numerals that were read as figures: the word wins.
        while figure < figures.count, figures[figure].range.lower < end, figures[figure].range.lower >= at {
          figure += 1
        }
        at = end
      } else {
        at += 1
      }
    }
    guard quantities.count > firstQuantity else {
      tokens.removeSubrange(firstToken...)
      return
    }
    statements.append(
      QuantityStatement(
        range: sentence.range, paragraph: Int(sentence.paragraph), tokens: firstToken..<tokens.count,
        quantities: firstQuantity..<quantities.count))
  }

  /// Whether a word that may introduce parts does so at `index`: 其中 and 中有 always, others only where they open a
  /// clause: ，包括机关30人, not 新建用于养老的床位.
  private func opensParts(at index: Int, lead: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    units[index] == 0x5176 || units[index] == 0x4E2D || index - lead <= 1
  }

  /// Whether 中, 里 or 内 that ends at `end` stands behind what parts are taken from: 80个社区中，有65个; not 中班.
  private func closesWithin(_ end: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard end < limit else { return false }
    return units[end].endsClause || units[end].isASCIIDigit || "有已尚还仅共".utf16.contains(units[end])
  }

  /// The mark that `unit` is, or nil.
  private static func mark(_ unit: UInt16) -> QuantityMark? {
    switch unit {
    case 0x3001: .enumeration
    case 0xFF0C, 0x2C: .comma
    case 0xFF08, 0x28: .opening
    case 0xFF09, 0x29: .closing
    case 0xFF1A, 0x3A: .colon
    case 0xFF1B, 0x3B: .semicolon
    default: nil
    }
  }

  /// The end of the short name in quotation marks, or of the title, that begins at `index`.
  private static func nameEnd(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> Int? {
    let closing: UInt16
    let longest: Int
    switch units[index] {
    case 0x201C: (closing, longest) = (0x201D, 16)
    case 0x300A: (closing, longest) = (0x300B, 60)
    default: return nil
    }
    var at = index + 1
    while at < limit, at - index <= longest {
      if units[at] == closing { return at + 1 }
      at += 1
    }
    return nil
  }

  // MARK: Quantities

  private func quantity(
    _ figure: Figure, lead: ProseRange, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> Quantity? {
    let lower = figure.range.lower
    let before = lower > 0 ? units[lower - 1] : 0
    guard !Self.makesCode(before) else { return nil }
    let numeral = figure.numeral
    var unit = figure.unit
    var end = figure.range.upper
    var surplus = false
    if unit == nil, numeral.kind == .number {
      // 320余人, 98 人.
      var at = end
      if at < limit, Self.isSurplus(units[at]) {
        surplus = true
        at += 1
      } else if at < limit, units[at].isBlank {
        at += 1
      }
      if at > end, let (found, unitEnd) = MeasureUnit.scan(units, from: at), unitEnd <= limit {
        unit = found
        end = unitEnd
      } else {
        surplus = false
      }
    }
    let after = end < limit ? units[end] : 0
    if unit == nil, Self.makesName(after) { return nil }
    let precision = precision(numeral, lead: lead, end: end, limit: limit, surplus: surplus, in: units)
    return Quantity(
      range: ProseRange(lower, end), numeral: figure.numeralRange, value: numeral.value, numeralKind: numeral.kind,
      kind: Self.kind(numeral, unit), unit: unit.map(Self.canonical), precision: precision,
      lastDigitPower: numeral.lastDigitPower, isChinese: numeral.notation == .chinese, token: tokens.count, lead: lead)
  }

  private static func kind(_ numeral: Numeral, _ unit: MeasureUnit?) -> Quantity.Kind {
    guard numeral.kind == .number else { return .share }
    guard let unit else { return .bare }
    switch unit.dimension {
    case .percentagePoints: return .points
    case .doublings: return .doublings
    case .ratio: return .multiple
    case .calendarTime, .time, .age: return .time
    default: return .amount
    }
  }

  /// 人 for 名 and 位.
  private static func canonical(_ unit: MeasureUnit) -> MeasureUnit {
    unit.dimension == .people ? people ?? unit : unit
  }

  private static let people = MeasureUnit.named("人")

  private func precision(
    _ numeral: Numeral, lead: ProseRange, end: Int, limit: Int, surplus: Bool, in units: UnsafeBufferPointer<UInt16>
  ) -> Quantity.Precision {
    if surplus { return .above }
    switch numeral.approximation {
    case .exact: break
    case .above: return .above
    case .span: return .about
    }
    if let last = tokens.last, last.range.upper == lead.upper, case .word(let word) = last.kind {
      switch word {
      case .about: return .about
      case .below: return .below
      case .above: return .above
      default: break
      }
    }
    guard end < limit else { return .exact }
    let next = end + 1 < limit ? units[end + 1] : 0
    switch units[end] {
    case 0x5DE6 where next == 0x53F3, 0x4E0A where next == 0x4E0B: return .about
    case 0x4EE5 where next == 0x4E0A: return .above
    case 0x4EE5 where next == 0x4E0B || next == 0x5185: return .below
    case 0x4F59: return .above
    case 0x591A where !(next.isHan) || end == numeralEnd(numeral, end): return .above
    default: return .exact
    }
  }

  /// The end of a numeral that stands without a unit: 多 after a unit may begin a word.
  private func numeralEnd(_ numeral: Numeral, _ end: Int) -> Int {
    numeral.kind == .number ? -1 : end
  }

  /// 余 多 来 between a numeral and its unit.
  private static func isSurplus(_ unit: UInt16) -> Bool {
    unit == 0x4F59 || unit == 0x591A || unit == 0x6765
  }

  /// 第 and what makes a code of a number: letters, a hyphen, a plus, an opening quotation mark.
  private static func makesCode(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7B2C, 0x2D, 0x2B, 0xFF0B, 0x201C, 0x2E, 0x5F, 0x23: true
    default: unit.isASCIILetter
    }
  }

  /// 强 届 级 号 路 and letters behind a bare number.
  private static func makesName(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x5F3A, 0x5C4A, 0x7EA7, 0x53F7, 0x8DEF, 0x2B, 0xFF0B, 0x7EBF, 0x5927: true
    default: unit.isASCIILetter
    }
  }
}
