import Glossary

/// The bytes of a name index: the same in memory as in a file.
///
/// Behind the head stand, one after the other: the place of every so many entries in the file; the first unit of every so
/// many names; for as many names in which bits say which are forms, the entry of the first; the numbers of the names that
/// may be written in several ways; then two runs of units with a 0 before, between and behind: all names, and the keys and
/// simplified forms of those names. A checksum ends it.
struct NameTable: Sendable {
  /// How many entries are read from the file together.
  static let entriesOfBlock = 32
  /// How many names one mark stands for: as many as a word has bits.
  static let namesOfBlock = 64

  private static let magic = Array("ZHUBIIX2".utf8)

  /// All of it.
  let bytes: [UInt8]
  private let counts: [Int]

  /// The table of `entries`, whose text begins and ends, by turns, at `places` of a file that `stamp` tells from others;
  /// without places nothing can be read from a file.
  init(_ entries: [GlossaryEntry], places: [UInt64], stamp: [UInt64]) {
    var units: [UInt16] = [0]
    var keys: [UInt16] = [0]
    var (starts, owners, special): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    var forms: [UInt64] = []
    var name = 0
    for (number, entry) in entries.enumerated() {
      for (order, text) in ([entry.form] + entry.variants.map(\.form) + entry.formsToAvoid).enumerated() {
        if name % Self.namesOfBlock == 0 {
          starts.append(UInt32(clamping: units.count))
          // How many forms came before.
          owners.append(UInt32(clamping: number + (order == 0 ? 0 : 1)))
          forms.append(0)
        }
        if order == 0 { forms[forms.count - 1] |= 1 << UInt64(name % Self.namesOfBlock) }
        let own = text.utf16.map { $0 == 0 ? 0xFFFF : $0 }
        units += own
        units.append(0)
        let key = TermQuery.key(of: own)
        let folded = own.map(StandardForms.folded)
        for other in folded == key || folded == own ? [key] : [key, folded] where other != own {
          special.append(UInt32(clamping: name))
          keys += other
          keys.append(0)
        }
        name += 1
      }
    }
    var blocks = stride(from: 0, to: places.count / 2, by: Self.entriesOfBlock).map { places[$0 * 2] }
    if let last = places.last { blocks.append(last) }
    var writer = BinaryWriter()
    writer.append(raw: Self.magic)
    for at in 0..<3 { writer.append(at < stamp.count ? stamp[at] : 0) }
    counts = [entries.count, name, blocks.count, starts.count, special.count, units.count, keys.count]
    for count in counts { writer.append(UInt64(count)) }
    writer.append(blocks)
    writer.append(forms)
    writer.append(starts)
    writer.append(owners)
    writer.append(special)
    writer.append(units)
    writer.append(keys)
    writer.append(writer.bytes.withUnsafeBytes { Checksum.inStrands($0) })
    bytes = writer.bytes
  }

  /// The table that `bytes` are, or nil when they are none, are damaged, or belong to another `stamp`.
  init?(_ bytes: [UInt8], stamp: [UInt64]) {
    var counts: [Int] = []
    let isWhole = bytes.withUnsafeBytes { raw in
      guard raw.count >= 96, raw.starts(with: Self.magic) else { return false }
      let body = UnsafeRawBufferPointer(rebasing: raw[..<(raw.count - 8)])
      var tail = BinaryReader(UnsafeRawBufferPointer(rebasing: raw[(raw.count - 8)...]))
      guard tail.number(UInt64.self) == Checksum.inStrands(body) else { return false }
      var reader = BinaryReader(body)
      _ = reader.number(UInt64.self)
      guard stamp.allSatisfy({ reader.number(UInt64.self) == $0 }) else { return false }
      counts = (0..<7).map { _ in Int(clamping: reader.number(UInt64.self)) }
      // A checksum that fits says that the rest is as it was written; it was written whole.
      return !reader.isDamaged && Self.size(counts) == raw.count
    }
    guard isWhole else { return nil }
    self.bytes = bytes
    self.counts = counts
  }

  private static func size(_ counts: [Int]) -> Int? {
    let sizes = [0, 0, 8, 16, 4, 2, 2]
    var size = 8 * 11 + 8
    for (count, one) in zip(counts, sizes) {
      let (product, overflow) = count.multipliedReportingOverflow(by: one)
      guard !overflow, product < Int.max / 16 else { return nil }
      size += product
    }
    return size
  }

  /// Gives the table to `body` for reading.
  func read<Result>(_ body: (Names) -> Result) -> Result {
    bytes.withUnsafeBytes { body(Names($0, counts)) }
  }

  /// The table while it is read.
  struct Names {
    private let entryCount: Int
    private let nameCount: Int
    private let blocks: UnsafeBufferPointer<UInt64>
    private let forms: UnsafeBufferPointer<UInt64>
    private let starts: UnsafeBufferPointer<UInt32>
    private let owners: UnsafeBufferPointer<UInt32>
    private let special: UnsafeBufferPointer<UInt32>
    private let units: UnsafeBufferPointer<UInt16>
    private let keys: UnsafeBufferPointer<UInt16>

    fileprivate init(_ raw: UnsafeRawBufferPointer, _ counts: [Int]) {
      var at = 8 * 11
      // The storage of an array is aligned for anything, and wider numbers stand before narrower ones.
      func next<Number>(_ count: Int, _: Number.Type) -> UnsafeBufferPointer<Number> {
        defer { at += count * MemoryLayout<Number>.size }
        return UnsafeRawBufferPointer(rebasing: raw[at..<at + count * MemoryLayout<Number>.size])
          .assumingMemoryBound(to: Number.self)
      }
      (entryCount, nameCount) = (counts[0], counts[1])
      blocks = next(counts[2], UInt64.self)
      forms = next(counts[3], UInt64.self)
      starts = next(counts[3], UInt32.self)
      owners = next(counts[3], UInt32.self)
      special = next(counts[4], UInt32.self)
      units = next(counts[5], UInt16.self)
      keys = next(counts[6], UInt16.self)
    }

    /// The names that may answer `query` other than by being near, by rising number.
    func candidates(_ query: TermQuery) -> [Int] {
      var names: Set<Int> = []
      eachPlace(of: query.folded, in: units) { names.insert(name(at: $0)) }
      eachSpecial(of: query.folded) { names.insert($0) }
      let whole = [0] + query.key + [0]
      if query.key != query.folded { eachPlace(of: whole, in: units) { names.insert(name(at: $0 + 1)) } }
      eachSpecial(of: whole) { names.insert($0) }
      return names.sorted()
    }

    /// Gives `take` each name that may be near, with its units.
    func eachNear(_ query: TermQuery, _ take: (Int, UnsafeBufferPointer<UInt16>.SubSequence) -> Void) {
      let reach = query.nearReach
      guard reach > 0 else { return }
      let lengths = query.nearLengths
      query.nearUnits.withUnsafeBufferPointer { near in
        var start = 1
        var name = 0
        var others = 0
        for at in units.indices.dropFirst() {
          guard units[at] == 0 else {
            others += near[Int(units[at])] ? 0 : 1
            continue
          }
          if others <= reach, lengths.contains(at - start) { take(name, units[start..<at]) }
          start = at + 1
          name += 1
          others = 0
        }
      }
    }

    /// The units of `name`.
    func units(of name: Int) -> UnsafeBufferPointer<UInt16>.SubSequence {
      var start = Int(starts[name / NameTable.namesOfBlock])
      for _ in 0..<(name % NameTable.namesOfBlock) { start = end(of: start) + 1 }
      return units[start..<end(of: start)]
    }

    /// Whether `name` is the form of its entry.
    func isForm(_ name: Int) -> Bool {
      forms[name / NameTable.namesOfBlock] & (1 << UInt64(name % NameTable.namesOfBlock)) != 0
    }

    /// The number of the entry that `name` belongs to.
    func entry(of name: Int) -> Int {
      let block = name / NameTable.namesOfBlock
      let upTo = forms[block] & (UInt64.max >> UInt64(NameTable.namesOfBlock - 1 - name % NameTable.namesOfBlock))
      return Int(owners[block]) + upTo.nonzeroBitCount - 1
    }

    /// Where the text of the entries of `block` begins and ends in the file, and how many they are; nil where there is no
    /// such block.
    func place(ofBlock block: Int) -> (start: Int, end: Int, count: Int)? {
      guard block >= 0, block + 1 < blocks.count else { return nil }
      return (
        Int(clamping: blocks[block]), Int(clamping: blocks[block + 1]),
        min(NameTable.entriesOfBlock, entryCount - block * NameTable.entriesOfBlock)
      )
    }

    private func end(of start: Int) -> Int {
      var at = start
      while units[at] != 0 { at += 1 }
      return at
    }

    /// The name that the unit at `place` belongs to.
    private func name(at place: Int) -> Int {
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if Int(starts[middle]) <= place { low = middle + 1 } else { high = middle }
      }
      let block = max(0, low - 1)
      return block * NameTable.namesOfBlock + units[Int(starts[block])...place].count { $0 == 0 }
    }

    /// Gives `take` the name of each key in which `pattern` is found.
    private func eachSpecial(of pattern: [UInt16], _ take: (Int) -> Void) {
      var number = -1
      var counted = 0
      eachPlace(of: pattern, in: keys) { place in
        while counted <= place {
          if keys[counted] == 0 { number += 1 }
          counted += 1
        }
        take(Int(special[number]))
      }
    }

    private func eachPlace(
      of pattern: [UInt16], in run: UnsafeBufferPointer<UInt16>, _ take: (Int) -> Void
    ) {
      let first = pattern[0]
      // The second unit is asked first where the first is the mark between all names.
      let second = pattern.count > 1 ? pattern[1] : first
      var at = 0
      let last = run.count - pattern.count
      while at <= last {
        if run[at] == first, pattern.count == 1 || run[at + 1] == second,
          pattern.indices.allSatisfy({ run[at + $0] == pattern[$0] })
        {
          take(at)
        }
        at += 1
      }
    }
  }
}
