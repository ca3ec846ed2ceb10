/// Counts the numbered paragraphs of a Word file as Word does, and writes their labels.
struct ListCounters {
  private let numbering: WordNumbering
  /// The last number of each level, by what counts.
  private var numbers: [String: [Int: Int]] = [:]
  /// The beginnings of instances that were made already.
  private var begun: Set<[String]> = []

  /// Counters for the lists of `numbering`, none of which has begun.
  init(_ numbering: WordNumbering) {
    self.numbering = numbering
  }

  /// The label of the next paragraph of `style` with its own `reference`, and what follows it; empty when the paragraph
  /// has none.
  mutating func label(style: String?, reference: WordNumbering.Reference?) -> String {
    guard let (instance, place) = numbering.place(style: style, reference: reference) else { return "" }
    let level = numbering.level(place, of: instance)
    let counter = numbering.counter(of: instance)
    var counts = numbers[counter] ?? [:]
    if let start = numbering.ownStart(place, of: instance), begun.insert([instance, "\(place)"]).inserted {
      counts[place] = start
    } else {
      counts[place] = counts[place].map { $0 < Int.max ? $0 + 1 : $0 } ?? level.start
    }
    for deeper in place + 1...9 where counts[deeper] != nil {
      let restart = numbering.level(deeper, of: instance).restart
      if restart == nil || place + 1 <= restart ?? 0 { counts[deeper] = nil }
    }
    numbers[counter] = counts
    return text(of: level, instance, counts)
  }

  private func text(of level: WordNumbering.Level, _ instance: String, _ counts: [Int: Int]) -> String {
    if level.format == "bullet" { return level.text.isEmpty ? "" : "• " }
    var text = ""
    var rest = Substring(level.text)
    while let sign = rest.popFirst() {
      guard sign == "%", let digit = rest.first?.wholeNumberValue, (1...9).contains(digit) else {
        text.append(sign)
        continue
      }
      rest.removeFirst()
      let named = numbering.level(digit - 1, of: instance)
      let count = counts[digit - 1] ?? named.start
      text += NumberFormat.text(count, level.isLegal && named.format != "none" ? "decimal" : named.format)
    }
    guard !text.isEmpty else { return "" }
    return level.suffix == "nothing" ? text : text + " "
  }
}
