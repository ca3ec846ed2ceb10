package import ProseText

/// A document of a corpus that is to be learnt from.
package struct CorpusDocument: Hashable, Sendable {
  /// The path that opens it.
  package let path: String
  /// The path in the glossary: relative to the file that holds it, or as it was given.
  package let name: String
  /// How many bytes it has, for the progress; 0 where that is not known.
  package let size: Int

  /// A document; see the properties.
  package init(path: String, name: String, size: Int) {
    self.path = path
    self.name = name
    self.size = size
  }
}

/// The text of a document, and how it is written down.
package struct CorpusText: Sendable {
  /// The text.
  package let source: SourceText
  /// How it is written down.
  package let syntax: DraftSyntax

  /// The text `source` in `syntax`.
  package init(_ source: SourceText, syntax: DraftSyntax) {
    self.source = source
    self.syntax = syntax
  }
}

/// Opens documents. What can be read, and in which encodings and formats, is not the glossary's business.
package struct CorpusOpener: Sendable {
  /// Reads the document at a path, or throws a sentence that says why it cannot be.
  package let open: @Sendable (String) throws(CorpusProblem) -> CorpusText

  /// An opener that calls `open`, from several threads.
  package init(_ open: @escaping @Sendable (String) throws(CorpusProblem) -> CorpusText) {
    self.open = open
  }
}

/// Why a document could not be read, or a glossary not be learnt: one sentence in Chinese that names the file.
package struct CorpusProblem: Error, Hashable, Sendable {
  /// The sentence.
  package let sentence: String

  /// The problem that `sentence` describes.
  package init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// What is known of a document before it is learnt from.
struct CorpusOutline: Sendable {
  /// The number of the document among those given.
  let number: Int
  /// The year it speaks of, from its path or its beginning; nil where there is none.
  let year: Int?
  /// The checksums of its sentences, sorted, each once; of very large corpora a part of them, chosen by value.
  let sentences: [UInt64]
  /// The checksum of the whole text.
  let content: UInt64

  /// Reads the outline of `text`. Of the sentences those are kept whose checksum ends in `sparseness` zero bits.
  init(_ document: CorpusDocument, number: Int, _ text: SourceText, sparseness: Int) {
    self.init(
      number, document.name, yearInText: Self.yearInText(text),
      sentences: text.bytes.withUnsafeBufferPointer { Self.sentences(of: $0, sparseness) },
      content: Checksum.of(text.bytes))
  }

  /// The outline of the document called `name`, of which the rest is known.
  init(_ number: Int, _ name: String, yearInText: Int?, sentences: [UInt64], content: UInt64) {
    self.number = number
    year = Self.year(inPath: name) ?? yearInText
    self.sentences = sentences
    self.content = content
  }

  /// The checksums of all sentences of `text`, sorted, each once.
  static func sentences(of text: SourceText) -> [UInt64] {
    text.bytes.withUnsafeBufferPointer { sentences(of: $0, 0) }
  }

  /// Whether a sentence is compared where those are whose checksum ends in `sparseness` zero bits.
  static func isCompared(_ sentence: UInt64, _ sparseness: Int) -> Bool {
    sentence & ((1 << UInt64(sparseness)) - 1) == 0
  }

  /// The checksums of what stands between end marks of sentences, blanks and line ends left out, so that the same text
  /// wrapped otherwise has the same ones. Short sentences are everybody's.
  private static func sentences(of bytes: UnsafeBufferPointer<UInt8>, _ sparseness: Int) -> [UInt64] {
    var found: Set<UInt64> = []
    var hash: UInt64 = 0
    var length = 0
    func end() {
      let mixed = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
      let final = mixed ^ (mixed >> 32)
      if length >= 36, isCompared(final, sparseness) { found.insert(final) }
      hash = 0
      length = 0
    }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 {
        at += 1
        continue
      }
      if byte == 0xE3, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x80 || bytes[at + 2] == 0x82 {
        if bytes[at + 2] == 0x82 { end() }
        at += 3
        continue
      }
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      length += 1
      at += 1
    }
    end()
    return found.sorted()
  }

  /// The last year from 1949 to 2099 in the nearest part of a path that has one.
  private static func year(inPath path: String) -> Int? {
    for part in path.split(separator: "/").reversed() {
      if let year = years(in: Array(part.utf8)[...]).first { return year }
    }
    return nil
  }

  /// The first year that a text begins with: 2026年.
  static func yearInText(_ text: SourceText) -> Int? {
    years(in: text.bytes.prefix(1_500), followedBy: Array("年".utf8)).first
  }

  private static func years(in bytes: ArraySlice<UInt8>, followedBy mark: [UInt8] = []) -> [Int] {
    var years: [Int] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let digits = bytes[at...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      if digits.count == 4, bytes[digits.endIndex...].starts(with: mark),
        let year = Int(String(decoding: digits, as: UTF8.self)), (1949...2099).contains(year)
      {
        years.append(year)
      }
      at = max(digits.endIndex, at + 1)
    }
    return years
  }
}

/// The documents of a corpus in their order, those that nearly repeat another left out.
struct CorpusOrder {
  /// A document that is learnt from.
  struct Member: Sendable {
    /// Its number among those given.
    let given: Int
    /// Its year.
    let year: Int?
    /// The checksum of its text.
    let content: UInt64
  }

  /// The documents that are learnt from: by year, then by path; those without a year last.
  let members: [Member]
  /// The documents that were left out, each with the one that it repeats.
  let repetitions: [(document: Int, of: Int)]

  /// The members in which free terms are looked for: all when they are no larger than `limit` bytes together, else those
  /// with the least checksums.
  static func sample(_ limit: Int, _ members: [Member], size: (Member) -> Int) -> Set<Int> {
    var sample: Set<Int> = []
    var total = 0
    for number in members.indices.sorted(by: { (members[$0].content, $0) < (members[$1].content, $1) }) {
      total += size(members[number])
      if total > limit, !sample.isEmpty { break }
      sample.insert(number)
    }
    return sample
  }

  /// Half of its sentences in another document make one a repetition of it.
  private static let overlap = 0.5

  init(_ outlines: [CorpusOutline], _ documents: [CorpusDocument]) {
    func precedes(_ left: CorpusOutline, _ right: CorpusOutline) -> Bool {
      let paths = (documents[left.number].name, documents[right.number].name)
      let years = (left.year ?? .max, right.year ?? .max)
      if years.0 != years.1 { return years.0 < years.1 }
      if paths.0 != paths.1 { return paths.0.utf8.lexicographicallyPrecedes(paths.1.utf8) }
      return documents[left.number].path.utf8.lexicographicallyPrecedes(documents[right.number].path.utf8)
    }
    let ordered = outlines.sorted(by: precedes)
    var owners: [UInt64: Int] = [:]
    var dropped: [Int: Int] = [:]
    // The longest first: an extract repeats the whole, and not the other way round.
    let bySize = ordered.enumerated().sorted {
      $0.element.sentences.count != $1.element.sentences.count
        ? $0.element.sentences.count > $1.element.sentences.count : $0.offset < $1.offset
    }
    for (_, outline) in bySize {
      var shared: [Int: Int] = [:]
      for sentence in outline.sentences {
        if let owner = owners[sentence] { shared[owner, default: 0] += 1 }
      }
      let most = shared.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      if let most, Double(most.value) >= Self.overlap * Double(outline.sentences.count) {
        dropped[outline.number] = most.key
      } else {
        for sentence in outline.sentences where owners[sentence] == nil { owners[sentence] = outline.number }
      }
    }
    members = ordered.filter { dropped[$0.number] == nil }.map {
      Member(given: $0.number, year: $0.year, content: $0.content)
    }
    repetitions = ordered.compactMap { outline in dropped[outline.number].map { (outline.number, $0) } }
  }
}
