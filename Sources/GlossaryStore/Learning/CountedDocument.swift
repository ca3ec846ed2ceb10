import Drafting
import Glossary
import ProseText

/// All that learning asks of one document: what the costly reading of it found, and its prose for counting forms that
/// only the whole corpus shows.
struct CountedDocument: Sendable {
  /// What the order of a corpus rests on.
  struct Head: Sendable {
    /// The whole path of the document.
    var name: String
    /// How many bytes its file has.
    var size: Int
    /// The year that the text begins with; nil where there is none.
    var yearInText: Int?
    /// The checksum of the whole text.
    var content: UInt64
    /// The checksums of its sentences, sorted, each once.
    var sentences: [UInt64]
  }

  /// What the order of a corpus rests on.
  var head: Head
  /// What the document says of terms; numbers of documents in it are 0.
  var evidence: [String: TermEvidence]
  /// The units of its prose.
  var units: [UInt16]
  /// The units at which another line of the file begins, with the lines from 0 on, in rising order.
  var lines: [(unit: Int, line: Int)]

  /// What `text`, the document `document`, holds.
  init(_ document: CorpusDocument, _ text: CorpusText) {
    let draft = Draft(text.source, syntax: text.syntax)
    head = Head(
      name: document.name, size: document.size, yearInText: CorpusOutline.yearInText(text.source),
      content: Checksum.of(text.source.bytes), sentences: CorpusOutline.sentences(of: text.source))
    evidence = EvidenceFinder.evidence(in: draft, document: 0)
    units = draft.prose.units
    var lines: [(unit: Int, line: Int)] = []
    let index = text.source.lines
    var line = -1
    var next = UTF8Offset.zero
    for unit in units.indices {
      let offset = draft.prose.offset(ofUnit: unit)
      guard line < 0 || offset >= next else { continue }
      line = index.line(of: offset)
      next = line + 1 < index.count ? index.start(of: line + 1) : UTF8Offset(Int.max)
      lines.append((unit, line))
    }
    self.lines = lines
  }

  /// The line of `unit`, from 1.
  func line(of unit: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].unit <= unit { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? lines[low - 1].line + 1 : 1
  }

  /// The evidence as that of document `number` of a corpus.
  func evidence(ofDocument number: Int) -> [String: TermEvidence] {
    evidence.mapValues { one in
      var one = one
      one.note?.document = number
      return one
    }
  }
}

extension CountedDocument {
  /// The document as a record of a part.
  var record: PartRecord {
    var sink = BufferSink()
    write(to: &sink)
    return .document(sink.bytes)
  }

  private func write(to sink: inout BufferSink) {
    sink.append(head.name)
    sink.append(UInt64(max(0, head.size)))
    sink.append(UInt64(head.yearInText ?? 0))
    sink.append(head.content)
    sink.append(UInt64(head.sentences.count))
    var last: UInt64 = 0
    for sentence in head.sentences {
      sink.append(sentence &- last)
      last = sentence
    }
    sink.append(UInt64(evidence.count))
    EvidenceRuns.append(evidence, to: &sink)
    sink.append(UInt64(lines.count))
    var place = (unit: 0, line: 0)
    for next in lines {
      sink.append(UInt64(next.unit - place.unit))
      sink.append(UInt64(next.line - place.line))
      place = next
    }
    sink.append(units)
  }

  /// The document that was put into `source`; nil when that is none.
  init?(_ source: BufferSource) {
    let head = Head(source)
    var evidence: [String: TermEvidence] = [:]
    source.each { source in
      let (form, one) = EvidenceRuns.next(source)
      evidence[form] = one
    }
    var lines: [(unit: Int, line: Int)] = []
    var place = (unit: 0, line: 0)
    source.each { source in
      place.unit += Int(clamping: source.number() & 0xFFFF_FFFF)
      place.line += Int(clamping: source.number() & 0xFFFF_FFFF)
      lines.append(place)
    }
    let units = source.units()
    if source.isAtEnd { return nil }
    self.head = head
    self.evidence = evidence
    self.lines = lines
    self.units = units
  }
}

extension CountedDocument.Head {
  /// The head that was put into `source`, which is damaged where it is none.
  init(_ source: BufferSource) {
    name = source.text()
    size = Int(clamping: source.number())
    let year = Int(clamping: source.number())
    yearInText = year == 0 ? nil : year
    content = source.number()
    sentences = []
    var last: UInt64 = 0
    source.each { source in
      last = last &+ source.number()
      sentences.append(last)
    }
  }
}
