package import ProseText

/// A stretch between a pair of marks.
package struct Quotation: Hashable, Sendable {
  /// Which pair it is.
  package let pair: PairedMark
  /// The stretch with its marks.
  package let range: ProseRange
  /// How many other pairs enclose it.
  package let depth: Int

  /// The stretch between the marks.
  package var inner: ProseRange { ProseRange(range.lower + 1, range.upper - 1) }
}

/// A pair of marks that enclose text.
package enum PairedMark: UInt8, Hashable, Sendable {
  /// “ ”
  case double
  /// ‘ ’
  case single
  /// 「 」 and 『 』
  case corner
  /// " "
  case straight
  /// 《 》
  case title
  /// 〈 〉
  case innerTitle
  /// （ ） and ( )
  case bracket
  /// 【 】 and 〔 〕 and [ ]
  case squareBracket

  /// Whether the pair quotes what it encloses; brackets and title marks do not.
  package var quotes: Bool {
    switch self {
    case .double, .single, .corner, .straight: true
    case .title, .innerTitle, .bracket, .squareBracket: false
    }
  }

  /// The pair that `unit` opens, or nil.
  package static func opened(by unit: UInt16) -> PairedMark? {
    switch unit {
    case 0x201C: .double
    case 0x2018: .single
    case 0x300C, 0x300E: .corner
    case 0x300A: .title
    case 0x3008: .innerTitle
    case 0xFF08, 0x28: .bracket
    case 0x3010, 0x3014, 0x5B: .squareBracket
    default: nil
    }
  }

  /// The pair that `unit` closes, or nil.
  package static func closed(by unit: UInt16) -> PairedMark? {
    switch unit {
    case 0x201D: .double
    case 0x2019: .single
    case 0x300D, 0x300F: .corner
    case 0x300B: .title
    case 0x3009: .innerTitle
    case 0xFF09, 0x29: .bracket
    case 0x3011, 0x3015, 0x5D: .squareBracket
    default: nil
    }
  }
}

/// One mark of a pair, as it stands in the text.
@frozen
package struct PairMark: Hashable, Sendable {
  /// What a mark does to its pair.
  package enum Side: UInt8, Hashable, Sendable {
    /// It opens the pair.
    case opens
    /// It closes the pair.
    case closes
  }

  /// The unit of the prose.
  package let index: Int
  /// Which pair it belongs to.
  package let pair: PairedMark
  /// Whether it opens or closes; of straight marks every other one closes.
  package let side: Side
}

/// Pairs up marks while a paragraph is read.
struct QuotationStack {
  /// All pairs so far, by their openings; those still open have an empty range.
  private var found: [(pair: PairedMark, lower: Int, upper: Int)] = []
  /// The indices in `found` of the pairs that are open.
  private var open: [Int] = []

  /// How far down an opening is looked for when marks do not match: deep nonsense must not cost time.
  private static let reach = 4

  /// The pairs that were closed, in order of their openings.
  private(set) var finished: [Quotation] = []

  /// Takes the mark at `index`, which opens `pair`.
  mutating func open(_ pair: PairedMark, at index: Int) {
    open.append(found.count)
    found.append((pair, index, 0))
  }

  /// Takes the mark at `index`, which closes `pair`; one that nothing opened is left alone.
  mutating func close(_ pair: PairedMark, at index: Int) {
    guard let level = open.suffix(Self.reach).lastIndex(where: { found[$0].pair == pair }) else { return }
    found[open[level]].upper = index + 1
    open.removeSubrange(level...)
  }

  /// Takes a straight quotation mark, which opens or closes by turns.
  mutating func straight(at index: Int) {
    if isStraightOpen { close(.straight, at: index) } else { open(.straight, at: index) }
  }

  /// Whether the next straight quotation mark closes.
  var isStraightOpen: Bool { open.suffix(Self.reach).contains { found[$0].pair == .straight } }

  /// Ends a paragraph: what is still open stays unpaired.
  mutating func endParagraph() {
    // Counted only now: a mark that was never closed encloses nothing.
    var enclosing: [Int] = []
    for one in found where one.upper > 0 {
      while let last = enclosing.last, last <= one.lower { enclosing.removeLast() }
      finished.append(Quotation(pair: one.pair, range: ProseRange(one.lower, one.upper), depth: enclosing.count))
      enclosing.append(one.upper)
    }
    found.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }
}
