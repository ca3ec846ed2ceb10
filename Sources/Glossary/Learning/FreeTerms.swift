package import ProseText

/// Finds recurring terms in plain text without a dictionary: strings of three to twelve Han that keep together inside
/// and go with many neighbours outside.
///
/// The method is that of word discovery by cohesion and freedom. Freedom is branching entropy: how unforeseeable the
/// character before and after a string is (Z. Harris, “From Phoneme to Morpheme”, 1955; Z. Jin and K. Tanaka-Ishii,
/// “Unsupervised Segmentation of Chinese Text by Use of Branching Entropy”, 2006). Cohesion is the pointwise mutual
/// information (K. Church and P. Hanks, 1990) of the two parts of a string at the place where it would break most
/// easily. Strings are counted length by length, and only where both parts that are one shorter are frequent (R. Agrawal
/// and R. Srikant, “Fast Algorithms for Mining Association Rules”, 1994): nothing frequent is lost, and most of what is
/// rare is never counted. Words that open clauses and seldom end them, the verbs of the trade, are learnt from the text
/// itself, and cut at the edges of strings.
package struct FreeTerms {
  /// A term that was found.
  package struct Term: Hashable, Sendable {
    /// The term.
    package let form: String
    /// How often the text has it.
    package let uses: Int
    /// How many documents have it.
    package let documents: Int
    /// Entropy times the logarithm of the uses times the length: what it is worth among others.
    package let score: Double
  }

  /// The text, documents one after the other in their order, 0 between stretches of Han.
  package struct Text: Sendable {
    /// The units; everything but Han is 0, or `digit` for a digit, or `opening` for a mark that opens a pair.
    fileprivate(set) var units: [UInt16] = [0]
    /// The index of the first unit of each document.
    fileprivate(set) var starts: [Int] = []

    /// An empty text.
    package init() {}

    /// How many units there are.
    package var count: Int { units.count }

    /// Adds a document.
    package mutating func append(_ document: Text) {
      let shift = units.count
      starts += document.starts.map { $0 + shift }
      units += document.units
    }

    /// The text of one document.
    package init(_ prose: Prose) {
      self.init(prose.units)
    }

    /// The text of one document, of whose prose these are the units.
    package init(_ prose: [UInt16]) {
      starts = [1]
      units.reserveCapacity(prose.count + 2)
      for unit in prose {
        let kept = unit.isHan ? unit : unit.isASCIIDigit || unit.isFullWidthDigit ? FreeTerms.digit : 0
        if kept != 0 || units[units.count - 1] != 0 { units.append(kept) }
      }
      units.append(0)
    }
  }

  /// Stands for a digit.
  static let digit: UInt16 = 1

  private let lengths = 2...12
  private let text: Text
  private let leastUses: Int
  private let leastDocuments: Int
  /// For each unit, how often it stands in the text.
  private var singles = [Int](repeating: 0, count: 0x1_0000)
  /// For each length the frequent strings, by a hash of their units.
  private var levels: [[UInt64: Candidate]] = []
  private var total = 0.0
  /// How firmly each unit keeps to the one behind it, in bits, by the pairs counted; where they are no frequent pair
  /// they do not.
  private var bonds: [Float] = []

  /// A frequent string.
  fileprivate struct Candidate {
    var start: Int
    let length: Int
    var uses = 0
    var documents = 0
    /// Entropy of the unit before and after, the smaller of the two.
    var freedom = 0.0
    /// The share of the commonest unit before and after, the larger of the two.
    var extensionShare = 0.0
    /// The share of uses after a digit, 第, 多, 余 or 个.
    var afterNumber = 0.0
    var opensClause = 0.0
    var endsClause = 0.0
    var isClause = 0.0
    /// The share of uses at which the first unit belongs to the one before it rather than to the string, and the last
    /// to the one behind it.
    var cutsLeft = 0.0
    var cutsRight = 0.0
  }

  /// The terms of `text` that stand in `leastDocuments` documents or more, by falling score.
  package static func terms(in text: Text, leastUses: Int, leastDocuments: Int) -> [Term] {
    var finder = FreeTerms(text: text, leastUses: max(2, leastUses), leastDocuments: max(1, leastDocuments))
    finder.count()
    return finder.select()
  }

  private init(text: Text, leastUses: Int, leastDocuments: Int) {
    self.text = text
    self.leastUses = leastUses
    self.leastDocuments = leastDocuments
  }

  // MARK: Counting

  private mutating func count() {
    let units = text.units
    for unit in units where unit > 1 { singles[Int(unit)] += 1 }
    total = Double(max(1, singles.reduce(0, +)))
    // Whether the string of the last length that begins at a unit is frequent.
    var isFrequent = units.map { $0 > 1 && singles[Int($0)] >= leastUses }
    var hashes = units.map { Self.mix(0, $0) }
    for length in lengths {
      var numbers: [UInt64: Int] = [:]
      var starts: [Int] = []
      var ends: [Int] = []
      // Counting first, then a place for each use of a frequent string.
      var numberAt = [Int32](repeating: -1, count: units.count)
      var counts: [Int32] = []
      for at in 0..<max(0, units.count - length) where isFrequent[at] {
        guard isFrequent[at + 1] else { continue }
        let hash = Self.mix(hashes[at], units[at + length - 1])
        hashes[at] = hash
        let number = numbers[hash] ?? counts.count
        if number == counts.count {
          numbers[hash] = number
          counts.append(0)
          starts.append(at)
        }
        counts[number] += 1
        numberAt[at] = Int32(number)
      }
      ends = [Int](repeating: 0, count: counts.count)
      var used = 0
      for number in counts.indices where counts[number] >= leastUses {
        ends[number] = used
        used += Int(counts[number])
      }
      var places = [Int32](repeating: 0, count: used)
      var next = [Bool](repeating: false, count: units.count)
      for at in numberAt.indices where numberAt[at] >= 0 {
        let number = Int(numberAt[at])
        guard counts[number] >= leastUses else { continue }
        places[ends[number]] = Int32(at)
        ends[number] += 1
        next[at] = true
      }
      var level: [UInt64: Candidate] = [:]
      for number in counts.indices where counts[number] >= leastUses {
        let group = places[(ends[number] - Int(counts[number]))..<ends[number]]
        level[hashes[starts[number]]] = candidate(group, length: length, units)
      }
      if length == 2 { bonds = measuredBonds(level) }
      levels.append(level)
      isFrequent = next
      guard used > 0 else { break }
    }
  }

  private static func mix(_ hash: UInt64, _ unit: UInt16) -> UInt64 {
    let mixed = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 31)
  }

  private static func hash(_ units: some Sequence<UInt16>) -> UInt64 {
    units.reduce(0) { mix($0, $1) }
  }

  private func candidate(_ places: ArraySlice<Int32>, length: Int, _ units: [UInt16]) -> Candidate {
    var candidate = Candidate(start: Int(places.first ?? 0), length: length)
    candidate.uses = places.count
    var before: [UInt16] = []
    var after: [UInt16] = []
    before.reserveCapacity(places.count)
    after.reserveCapacity(places.count)
    var document = -1
    var numbers = 0
    var clauses = 0
    var leftCuts = 0
    var rightCuts = 0
    let isMeasured = length > 2
    let first = isMeasured ? bonds[candidate.start] : 0
    let last = isMeasured ? bonds[candidate.start + length - 2] : 0
    for place in places {
      let at = Int(place)
      let left = units[at - 1]
      let right = units[at + length]
      before.append(left)
      after.append(right)
      if left == Self.digit || Self.quantifiers.contains(left) { numbers += 1 }
      if left == 0, right == 0 { clauses += 1 }
      if isMeasured, bonds[at - 1] > first { leftCuts += 1 }
      if isMeasured, bonds[at + length - 1] > last { rightCuts += 1 }
      if document < 0 || (document + 1 < text.starts.count && text.starts[document + 1] <= at) {
        candidate.documents += 1
        document = documentNumber(at)
      }
    }
    let uses = Double(places.count)
    let (left, leftShare, opens) = Self.freedom(&before)
    let (right, rightShare, ends) = Self.freedom(&after)
    candidate.freedom = min(left, right)
    candidate.extensionShare = max(leftShare, rightShare)
    candidate.afterNumber = Double(numbers) / uses
    candidate.opensClause = Double(opens) / uses
    candidate.endsClause = Double(ends) / uses
    candidate.isClause = Double(clauses) / uses
    candidate.cutsLeft = Double(leftCuts) / uses
    candidate.cutsRight = Double(rightCuts) / uses
    return candidate
  }

  /// How firmly each unit of the text keeps to the next one.
  private func measuredBonds(_ pairs: [UInt64: Candidate]) -> [Float] {
    let units = text.units
    var known: [UInt32: Float] = [:]
    var bonds = [Float](repeating: -.infinity, count: units.count)
    for candidate in pairs.values {
      let (first, second) = (units[candidate.start], units[candidate.start + 1])
      known[UInt32(first) << 16 | UInt32(second)] = Float(
        BinaryLogarithm.of(
          Double(candidate.uses) * total / (Double(singles[Int(first)]) * Double(singles[Int(second)]))))
    }
    for at in 0..<max(0, units.count - 1) where units[at] > 1 && units[at + 1] > 1 {
      if let bond = known[UInt32(units[at]) << 16 | UInt32(units[at + 1])] { bonds[at] = bond }
    }
    return bonds
  }

  private func documentNumber(_ at: Int) -> Int {
    var low = 0
    var high = text.starts.count
    while low < high {
      let middle = (low + high) / 2
      if text.starts[middle] <= at { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The entropy in bits of `neighbours`, the share of the commonest one that is no edge, and the number of edges. The
  /// edge of a clause counts as another neighbour each time.
  private static func freedom(_ neighbours: inout [UInt16]) -> (entropy: Double, share: Double, edges: Int) {
    neighbours.sort()
    let total = Double(neighbours.count)
    let edges = neighbours.prefix { $0 == 0 }.count
    // -Σ p log p = log n - Σ c log c / n; an edge has c = 1.
    var sum = 0.0
    var most = 0
    var at = edges
    while at < neighbours.count {
      var end = at + 1
      while end < neighbours.count, neighbours[end] == neighbours[at] { end += 1 }
      let count = end - at
      most = max(most, count)
      sum += Double(count) * BinaryLogarithm.of(Double(count))
      at = end
    }
    return (BinaryLogarithm.of(total) - sum / total, Double(most) / total, edges)
  }

  /// 第 多 余 个: what stands behind is counted, and no name.
  private static let quantifiers: Set<UInt16> = [0x7B2C, 0x591A, 0x4F59, 0x4E2A]

  // MARK: Selecting

  private func select() -> [Term] {
    let operators = operatorWords()
    var found: [(term: Term, units: [UInt16])] = []
    for level in levels.dropFirst() {
      for candidate in level.values {
        let units = Array(text.units[candidate.start..<candidate.start + candidate.length])
        guard isTerm(candidate, units, operators) else { continue }
        let score =
          candidate.freedom * BinaryLogarithm.of(Double(candidate.uses)) * Double(min(candidate.length, 8))
        let form = String(decoding: units, as: UTF16.self)
        found.append(
          (Term(form: form, uses: candidate.uses, documents: candidate.documents, score: score), units))
      }
    }
    return found.map(\.term).sorted { ($1.score, $0.form) < ($0.score, $1.form) }
  }

  private func isTerm(_ candidate: Candidate, _ units: [UInt16], _ operators: Set<UInt32>) -> Bool {
    guard candidate.documents >= leastDocuments, candidate.freedom >= 1.5, candidate.extensionShare < 0.6,
      candidate.afterNumber < 0.3, candidate.isClause < 0.5, candidate.cutsLeft < 0.5, candidate.cutsRight < 0.5,
      !Self.edgeCharacters.contains(units[0]), !Self.edgeCharacters.contains(units[units.count - 1]),
      !Self.openers.contains(units[0]), !Self.enders.contains(units[units.count - 1]),
      !units.contains(where: { Self.innerCharacters.contains($0) })
    else { return false }
    guard cohesion(units) >= 3 else { return false }
    // A verb of the trade at an edge, if what remains is itself frequent.
    let head = UInt32(units[0]) << 16 | UInt32(units[1])
    if operators.contains(head) || Self.adverbs.contains(head) { return false }
    // 建设 is a verb before what stands by itself, 建设现代化, and a noun else.
    if head == Self.building, isKnown(units.dropFirst(2)) { return false }
    let tail = UInt32(units[units.count - 2]) << 16 | UInt32(units[units.count - 1])
    if operators.contains(tail), units.count > 3, isKnown(units.dropLast(2)) { return false }
    return true
  }

  private func isKnown(_ units: some Collection<UInt16>) -> Bool {
    if units.count == 1 { return true }
    return levels.indices.contains(units.count - 2) && levels[units.count - 2][Self.hash(units)] != nil
  }

  private func uses(_ units: some Collection<UInt16>) -> Int {
    if units.count == 1 { return units.first.map { singles[Int($0)] } ?? 0 }
    guard levels.indices.contains(units.count - 2) else { return 0 }
    return levels[units.count - 2][Self.hash(units)]?.uses ?? 0
  }

  /// The mutual information in bits of the two parts of `units` where it is least.
  private func cohesion(_ units: [UInt16]) -> Double {
    let whole = BinaryLogarithm.of(Double(max(1, uses(units))) / total)
    var least = Double.infinity
    for split in 1..<units.count {
      let first = Double(max(1, uses(units[..<split])))
      let second = Double(max(1, uses(units[split...])))
      least = min(least, whole - BinaryLogarithm.of(first / total) - BinaryLogarithm.of(second / total))
    }
    return least
  }

  /// Words of two characters that open clauses and seldom end them: 推动, 加快.
  private func operatorWords() -> Set<UInt32> {
    guard let pairs = levels.first else { return [] }
    var words: Set<UInt32> = []
    for candidate in pairs.values {
      let units = Array(text.units[candidate.start..<candidate.start + 2])
      guard candidate.uses >= 8, candidate.freedom >= 1.5, candidate.opensClause >= 0.3, candidate.endsClause <= 0.3,
        cohesion(units) >= 2
      else { continue }
      words.insert(UInt32(units[0]) << 16 | UInt32(units[1]))
    }
    return words
  }

  /// Words of two characters that say how or how far something is done or was reached, and the first two of longer ones:
  /// no term begins with one.
  private static let adverbs = Set(
    "进一 明显 显著 严厉 牢固 深刻 纵深 圆满 顺利 切实 充分 认真 坚决 极不 取得 迈出 迈上 入选 荣获 获评 贯彻 成效"
      .split(separator: " ").map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })
  /// 建设
  private static let building: UInt32 = 0x5EFA_8BBE
  /// Function characters: no term begins or ends with one.
  private static let edgeCharacters = Set(
    "的了和与在是等为以及把对被将从向到于之其而且或则又也都就还更最很不未没无已曾正使让令由按据因此该这那各每某所者们吗呢吧啊着过给让比跟同并但若如虽即至自当与及个些种次位名条项"
      .utf16)
  /// Characters that open verbs and numbers more often than terms.
  private static let openers = Set("再才只能会可要应须需做搞抓有着力一二三四五六七八九十百千万亿两几多余超约近达相".utf16)
  /// Characters that end what goes on.
  private static let enders = Set("有地得第万亿千百十一二两三四五六七八九零多余约超近达新大更高上下中里内外好步轮批".utf16)
  /// Characters that show two words and more of a sentence.
  private static let innerCharacters = Set("的了是在把被将着们就".utf16)
}
