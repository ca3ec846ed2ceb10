import Numerals
package import ProseText

/// 分别, 依次 or 各 with the values that follow it and the subjects that stand before it.
package struct RespectiveValues: Sendable {
  /// 分别 or a word like it.
  package let word: ProseRange
  /// The values, places in `QuantityLedger.quantities`; two or more.
  package let values: Range<Int>
  /// The subjects as far as they are told apart.
  package let subjects: ProseRange
  /// Every number of subjects that the text may be read to have.
  package let counts: Set<Int>
  /// The most likely of them.
  package let likely: Int
}

/// Finds lists of values that belong one by one to a list of subjects.
package struct RespectiveFinder {
  private let ledger: QuantityLedger
  private let units: [UInt16]

  /// A finder for `draft`.
  package init(_ draft: Draft) {
    ledger = draft.quantities
    units = draft.prose.units
  }

  /// What is found in `statement`, in the order of the text.
  package func lists(in statement: QuantityStatement) -> [RespectiveValues] {
    var lists: [RespectiveValues] = []
    var next = statement.quantities.lowerBound
    for at in statement.tokens {
      switch ledger.tokens[at].kind {
      case .quantity(let index): next = index + 1
      case .word(.each):
        if let list = list(at: at, first: next, after: lists.last, in: statement) { lists.append(list) }
      default: break
      }
    }
    return lists
  }

  private func list(
    at token: Int, first: Int, after earlier: RespectiveValues?, in statement: QuantityStatement
  ) -> RespectiveValues? {
    guard let values = values(from: first, after: token, in: statement) else { return nil }
    let word = ledger.tokens[token].range
    var lower = token
    while lower > statement.tokens.lowerBound, !isClauseMark(ledger.tokens[lower - 1].kind) {
      lower -= 1
      // No list of subjects is longer.
      if word.lower - ledger.tokens[lower].range.lower > 400 { return nil }
    }
    let start = lower > statement.tokens.lowerBound ? ledger.tokens[lower - 1].range.upper : statement.range.lower
    let region = ProseRange(start, word.lower)
    guard let counts = subjects(in: region, tokens: lower..<token) else {
      // ，分别增长: of the subjects that had their values just before.
      guard region.count <= 4, let earlier, earlier.values.upperBound == first else { return nil }
      return RespectiveValues(
        word: word, values: values, subjects: earlier.subjects, counts: earlier.counts, likely: earlier.likely)
    }
    return RespectiveValues(word: word, values: values, subjects: region, counts: counts.all, likely: counts.likely)
  }

  private func isClauseMark(_ kind: QuantityToken.Kind) -> Bool {
    switch kind {
    case .mark(.comma), .mark(.colon), .mark(.semicolon), .mark(.opening): true
    default: false
    }
  }

  // MARK: Values

  /// The values after the word at `token`, the first of them `first`; nil where there are not two, or the list goes on
  /// in another manner.
  private func values(from first: Int, after token: Int, in statement: QuantityStatement) -> Range<Int>? {
    guard first < statement.quantities.upperBound else { return nil }
    let lead = ledger.tokens[(token + 1)..<ledger.quantities[first].token]
    guard !lead.contains(where: { isBorder($0.kind) }), !lead.has(.from), !lead.has(.each) else { return nil }
    let kind = ledger.quantities[first].kind
    guard kind != .time || ledger.quantities[first].unit != nil else { return nil }
    var end = first + 1
    while end < statement.quantities.upperBound, isSeparator(from: end - 1, to: end) { end += 1 }
    guard end - first >= 2, endsHere(end - 1, in: statement) else { return nil }
    return first..<end
  }

  /// A mark or opaque name between the word and its first value: the values are not the word's.
  private func isBorder(_ kind: QuantityToken.Kind) -> Bool {
    if case .mark(let mark) = kind { return mark != .colon }
    return false
  }

  /// Whether nothing but separators stands between two quantities: 、 ， 和 与 及, and the unknown unit of the first.
  private func isSeparator(from left: Int, to right: Int) -> Bool {
    let (left, right) = (ledger.quantities[left], ledger.quantities[right])
    guard left.kind == right.kind else { return false }
    var at = left.range.upper
    var marks = 0
    var words = 0
    while at < right.range.lower {
      switch units[at] {
      case 0x3001: marks += 1
      case 0xFF0C, 0x2C:
        guard left.unit == right.unit else { return false }
        marks += 1
      case 0x548C, 0x4E0E, 0x53CA, 0x4EE5: marks += 1
      case 0xFF08, 0x28:
        while at < right.range.lower, units[at] != 0xFF09, units[at] != 0x29 { at += 1 }
      case 0x5DE6, 0x53F3, 0x4E0A, 0x4F59, 0x591A, 0x8FD1, 0x7EA6, 0x8D85, 0x8FC7: break
      case let unit where unit.isBlank: break
      case let unit:
        words += 1
        // An unknown unit, or a noun that stands behind each value: 3个村、2个村.
        guard marks == 0, words <= 4, left.unit == nil ? words <= 2 : repeats(unit, words - 1, behind: right) else {
          return false
        }
      }
      at += 1
    }
    return marks > 0
  }

  private func repeats(_ unit: UInt16, _ offset: Int, behind quantity: Quantity) -> Bool {
    let at = quantity.range.upper + offset
    return at < units.count && units[at] == unit
  }

  /// Whether the list of values ends with `last`: a separator behind it would let it go on in another manner.
  private func endsHere(_ last: Int, in statement: QuantityStatement) -> Bool {
    let upper = ledger.quantities[last].range.upper
    guard upper < units.count else { return true }
    return units[upper] != 0x3001 && units[upper] != 0x548C && units[upper] != 0x548C
  }

  // MARK: Subjects

  /// The numbers of subjects that `region` may be read to name, or nil where it names none in a way that can be counted.
  private func subjects(in region: ProseRange, tokens: Range<Int>) -> (all: Set<Int>, likely: Int)? {
    var pieces = 1
    var joints = 0
    var counted: [Int] = []
    var token = tokens.lowerBound
    var depth = 0
    var at = region.lower
    while at < region.upper {
      if token < tokens.upperBound, ledger.tokens[token].range.lower <= at {
        let range = ledger.tokens[token].range
        switch ledger.tokens[token].kind {
        case .quantity(let index) where depth == 0:
          let quantity = ledger.quantities[index]
          if quantity.kind == .amount || quantity.isChinese, let count = quantity.value.int { counted.append(count) }
          at = max(at + 1, range.upper)
        case .opaque, .year: at = max(at + 1, range.upper)
        case .word(.than), .word(.from): return nil
        default: break
        }
        token += 1
        continue
      }
      switch units[at] {
      case 0x3001 where depth == 0:
        pieces += 1
      case 0x548C, 0x4E0E, 0x53CA:
        if depth == 0, at > region.lower, at + 1 < region.upper, units[at + 1] != 0x53CA {
          joints += 1
        }
      case 0xFF08, 0x28, 0x201C: depth += 1
      case 0xFF09, 0x29, 0x201D: depth = max(0, depth - 1)
      case 0x7B49 where depth == 0 && !isGrade(at):
        // 等 leaves the list open: only a stated number counts then.
        if pieces + joints > 1, counted.isEmpty, statedNumber(in: region) == nil { return nil }
      default: break
      }
      at += 1
    }
    // 和 may join two subjects or stand inside the name of one: 金融业、软件和信息服务业 are two.
    let listed: Set<Int> =
      pieces + joints > 1 ? Set(pieces...(pieces + joints)).union(joints > 0 ? [pieces * (joints + 1)] : []) : []
    if let stated = counted.count == 1 ? counted.first : counted.isEmpty ? statedNumber(in: region) : nil, stated > 1 {
      return (listed.union([stated]), stated)
    }
    guard !listed.isEmpty, counted.isEmpty || counted.count == pieces else { return nil }
    return (listed, pieces + joints)
  }

  /// Whether 等 at `index` is a grade: 一等奖, 等级.
  private func isGrade(_ index: Int) -> Bool {
    (index > 0 && units[index - 1].isChineseOrdinalDigit) || (index + 1 < units.count && units[index + 1] == 0x7EA7)
  }

  /// The small Chinese numeral near the end of `region` that says how many there are: 五村, 两厂, 四地.
  private func statedNumber(in region: ProseRange) -> Int? {
    var at = region.upper - 2
    while at >= region.lower, region.upper - at <= 6 {
      if let value = Self.small[units[at]] {
        let before = at > 0 ? units[at - 1] : 0
        let after = units[at + 1]
        guard before != 0x7B2C, before != 0x3001, Self.small[before] == nil, Self.small[after] == nil, after != 0x3001,
          !Self.ordinalBefore.contains(before), Self.counters.contains(after)
        else { return nil }
        return value
      }
      at -= 1
    }
    return nil
  }

  private static let small: [UInt16: Int] = Dictionary(
    uniqueKeysWithValues: zip("两二三四五六七八九十".utf16, [2, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  private static let ordinalBefore = UnitSet("初十百千万星周星")
  /// What is counted without a measure word: 两县, 三村, 四校, 两地, 五院.
  private static let counters = UnitSet("市县区镇乡村街校院厂地局所部州旗组队班人者方省站馆园国场矿店")
}
