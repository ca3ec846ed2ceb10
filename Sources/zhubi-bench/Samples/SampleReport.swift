/// Work reports of any length, made up: the same seed gives the same text on every machine.
///
/// They have what real ones have (headings in two levels, series, slogans with their members, figures with parts and totals,
/// changes, dates, titles, quotations), in the measure in which real ones have it, and sentences that vary.
struct SampleReport {
  /// How much is wrong in a text.
  enum Quality: String, CaseIterable {
    /// What an editor sees after the first round: nearly nothing.
    case nearClean = "near-clean"
    /// About one sentence in eight has a mistake.
    case dirty
  }

  /// The text.
  private(set) var text = ""
  private var numbers: SampleNumbers
  private let quality: Quality
  /// How many figures of each table were told.
  private var told = [0, 0]

  /// A report of at least `size` bytes of UTF-8, a paragraph more at most.
  init(size: Int, seed: UInt64, quality: Quality) {
    numbers = SampleNumbers(seed: seed &* 2 &+ (quality == .dirty ? 1 : 0))
    self.quality = quality
    text.reserveCapacity(size + 4_096)
    let place = numbers.one(of: SampleWords.places) + numbers.one(of: SampleWords.ranks)
    text += "\(place)\(numbers.within(2019...2026))年工作报告\n\n"
    var chapter = 0
    while text.utf8.count < size {
      chapter += 1
      // An ordinal past ninety-nine is no heading of a report; long texts begin anew as volumes do.
      if chapter > 99 { chapter = 1 }
      text += "\(ordinal(chapter))、\(numbers.one(of: SampleWords.headings))\n\n"
      for section in 1...numbers.within(3...6) where text.utf8.count < size {
        let number = isWrong(in: 40) ? section + 1 : section
        text += "（\(ordinal(number))）\(verbObject())\n\n"
        for _ in 0..<numbers.within(1...3) where text.utf8.count < size { addParagraph() }
      }
    }
  }

  private mutating func addParagraph() {
    if numbers.below(4) == 0 {
      addSeries()
    } else {
      for _ in 0..<numbers.within(3...7) { text += sentence() }
    }
    text += "\n\n"
  }

  private mutating func addSeries() {
    text += "\(numbers.one(of: SampleWords.openings))，重点抓好以下工作。"
    for item in 1...numbers.within(3...5) {
      let number = item > 2 && isWrong(in: 20) ? item + 1 : item
      text += "\(ordinal(number))是\(verbObject())。\(sentence())"
    }
  }

  private mutating func sentence() -> String {
    switch numbers.below(14) {
    case 0, 1: plain()
    case 2: indicator()
    case 3: parts()
    case 4: change()
    case 5: slogan()
    case 6: dated()
    case 7: quoted()
    case 8: counts()
    case 9: listed()
    default: plain()
    }
  }

  private mutating func plain() -> String {
    var text = numbers.below(3) == 0 ? numbers.one(of: SampleWords.openings) + "，" : ""
    let count = numbers.within(2...4)
    for at in 0..<count {
      text += at + 1 < count || numbers.below(2) == 0 ? verbObject() : numbers.one(of: SampleWords.clauses)
      if isWrong(in: 24) { text += String(text.suffix(2)) }
      text += at + 1 < count ? (isWrong(in: 30) ? "," : "，") : "。"
    }
    return text
  }

  private mutating func indicator() -> String {
    let (name, unit) = measured()
    let wrong = isWrong(in: 12) ? "近" : ""
    let surplus = wrong.isEmpty ? "" : "余"
    return "\(name)达到\(wrong)\(figure(unit))\(surplus)\(unit)，比上年增长\(percent())%。"
  }

  private mutating func parts() -> String {
    let (name, unit) = counted()
    let places = distinctPlaces(3)
    let shares = (0..<3).map { _ in numbers.within(2...480) }
    let total = shares.reduce(0, +) + (isWrong(in: 4) ? 7 : 0)
    let listed = zip(places, shares).map { "\($0)\($1)\(unit)" }.joined(separator: "、")
    return "\(name)\(total)\(unit)，其中\(listed)。"
  }

  private mutating func change() -> String {
    let (name, unit) = measured()
    let before = numbers.within(2...80) * 20
    let share = numbers.within(1...12) * 5
    let after = before + before * share / 100
    return "\(name)由\(before)\(unit)增加到\(after)\(unit)，增长\(isWrong(in: 4) ? share + 20 : share)%。"
  }

  private mutating func slogan() -> String {
    let (form, noun, members) = numbers.one(of: SampleWords.slogans)
    switch numbers.below(3) {
    case 0:
      let listed = isWrong(in: 3) ? Array(members.dropLast()) : members
      return "深入开展“\(form)”\(noun)，即\(listed.joined(separator: "、"))，\(numbers.one(of: SampleWords.clauses))。"
    case 1: return "“\(form)”\(noun)\(isWrong(in: 8) ? "深入深入" : "深入")推进，\(numbers.one(of: SampleWords.clauses))。"
    default: return "\(verbObject())，落实“\(form)”\(noun)。"
    }
  }

  private mutating func dated() -> String {
    let month = isWrong(in: 10) ? 13 : numbers.within(1...12)
    let day = "\(numbers.within(2019...2025))年\(month)月\(numbers.within(1...28))日"
    let department = numbers.one(of: SampleWords.departments)
    let title = numbers.one(of: SampleWords.places) + "县" + numbers.one(of: SampleWords.documents)
    return "\(day)，\(department)印发《\(title)\(isWrong(in: 12) ? "" : "》")，\(verbObject())。"
  }

  private mutating func quoted() -> String {
    let brand = numbers.one(of: SampleWords.brands)
    let closing = isWrong(in: 12) ? "“" : "”"
    return "推广“\(brand)\(closing)做法，\(verbObject())，\(numbers.one(of: SampleWords.clauses))。"
  }

  private mutating func counts() -> String {
    let first = counted()
    let second = counted()
    return
      "\(first.name)\(numbers.within(3...900))\(first.unit)，\(second.name)\(numbers.within(3...900))\(second.unit)，"
      + "\(numbers.one(of: SampleWords.clauses))。"
  }

  private mutating func listed() -> String {
    let places = distinctPlaces(numbers.within(2...4))
    let number = places.count + (isWrong(in: 4) ? 1 : 0)
    return "在\(places.joined(separator: "、"))\(SampleWords.han[number])个县开展试点，\(verbObject())。"
  }

  private mutating func measured() -> (name: String, unit: String) {
    subject(SampleWords.measured, 0)
  }

  private mutating func counted() -> (name: String, unit: String) {
    subject(SampleWords.counted, 1)
  }

  /// Of what a figure is told, with its unit: another place or another thing each time, for many thousand figures, and
  /// then another month. What is told once contradicts nothing.
  private mutating func subject(_ table: [(String, String)], _ number: Int) -> (name: String, unit: String) {
    let use = told[number]
    told[number] += 1
    let (places, ranks) = (SampleWords.places, SampleWords.ranks)
    let (name, unit) = table[(use + use / (places.count * ranks.count)) % table.count]
    let month = use / (places.count * ranks.count * table.count)
    let time = month == 0 ? "" : "\(2025 - month / 12 % 8)年\(month % 12 + 1)月，"
    return (time + places[use % places.count] + ranks[use / places.count % ranks.count] + name, unit)
  }

  private mutating func verbObject() -> String {
    numbers.one(of: SampleWords.verbs) + SampleTerms.term(&numbers)
  }

  private mutating func distinctPlaces(_ count: Int) -> [String] {
    let start = numbers.below(SampleWords.places.count)
    return (0..<count).map { SampleWords.places[(start + $0 * 5) % SampleWords.places.count] }
  }

  private mutating func figure(_ unit: String) -> String {
    unit.hasPrefix("亿") || unit.hasPrefix("万")
      ? "\(numbers.within(12...980)).\(numbers.within(1...9))" : "\(numbers.within(120...9_800))"
  }

  private mutating func percent() -> String {
    "\(numbers.within(1...18)).\(numbers.within(1...9))"
  }

  /// Whether a mistake is made here; in dirty texts one time in `chances`.
  private mutating func isWrong(in chances: Int) -> Bool {
    quality == .dirty && numbers.below(chances) == 0
  }

  private func ordinal(_ number: Int) -> String {
    let han = SampleWords.han
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : tens == 1 ? "十" : han[tens] + "十") + (ones == 0 ? "" : han[ones])
  }
}
