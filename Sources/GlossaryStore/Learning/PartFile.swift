import Foundation

/// The stored form of a counted part of a corpus: records, each of which says what it is, and an end, so that a part that
/// was cut off is known for one.
///
/// A record is also a line of text (see `line`), in which form other programs carry it from machine to machine. The order
/// of the records means nothing.
package enum PartRecord: Sendable {
  /// One document, as `CountedDocument` writes it.
  case document([UInt8])
  /// Sequences with the number of their documents, by rising keys.
  case sequences([UInt8])
  /// A document that could not be read: its size, and a sentence that says why.
  case problem([UInt8])

  /// The most sequences in one record.
  static let mostSequences = 1 << 15

  /// What stands in front of the contents.
  var kind: UInt8 {
    switch self {
    case .document: UInt8(ascii: "d")
    case .sequences: UInt8(ascii: "s")
    case .problem: UInt8(ascii: "p")
    }
  }

  /// The contents.
  var contents: [UInt8] {
    switch self {
    case .document(let bytes), .sequences(let bytes), .problem(let bytes): bytes
    }
  }

  /// The record of `kind`; nil when there is none.
  init?(kind: UInt8, _ contents: [UInt8]) {
    switch kind {
    case UInt8(ascii: "d"): self = .document(contents)
    case UInt8(ascii: "s"): self = .sequences(contents)
    case UInt8(ascii: "p"): self = .problem(contents)
    default: return nil
    }
  }

  /// The record of a document that could not be read.
  package init(_ problem: CorpusProblem, size: Int = 0) {
    var sink = BufferSink()
    sink.append(UInt64(max(0, size)))
    sink.append(problem.sentence)
    self = .problem(sink.bytes)
  }

  /// Records of `counts`, which rise by their keys.
  static func sequences(_ counts: ArraySlice<(key: UInt64, count: UInt32)>) -> PartRecord {
    var sink = BufferSink()
    sink.append(UInt64(counts.count))
    var last: UInt64 = 0
    for (key, count) in counts {
      sink.append(key &- last)
      sink.append(UInt64(count))
      last = key
    }
    return .sequences(sink.bytes)
  }

  /// The record as one line without its end: a checksum, by which engines may sort and share out, a tab, and the record in
  /// letters that pass through every engine.
  package var line: String {
    var bytes = [kind]
    bytes += contents
    let digits = String(Checksum.of(bytes), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + "\t" + Data(bytes).base64EncodedString()
  }

  /// The record in `line`, what stands before its last tab left aside; nil when it is damaged or none.
  package init?(line: some StringProtocol) {
    let fields = line.split(separator: "\t")
    guard fields.count >= 2, let data = Data(base64Encoded: String(fields[fields.count - 1])), let kind = data.first,
      UInt64(fields[fields.count - 2], radix: 16) == Checksum.of([UInt8](data))
    else { return nil }
    self.init(kind: kind, [UInt8](data.dropFirst()))
  }
}

/// Files of records.
package enum PartFile {
  static let magic = Array("ZHUBIPT1".utf8)
  /// The kind of the last record.
  static let end = UInt8(ascii: "e")

  /// Whether the file at `path` is a part.
  package static func isPart(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &start, start.count) == magic.count && start == magic
  }

  /// Gives `take` each record of the part at `path`. Throws when the file is none, is damaged or was cut off.
  package static func each(
    _ path: String, _ take: (PartRecord) throws(GlossaryProblem) -> Void
  ) throws(GlossaryProblem) {
    guard isPart(path) else {
      if access(path, F_OK) != 0 { throw GlossaryProblem(path, isMissing: true, "找不到这个部分；请检查路径是否写对。") }
      throw GlossaryProblem(path, "不是“zhubi glossary count”写出的部分；请用本版本重新数。")
    }
    let reader = try RunReader(path)
    _ = reader.bytes(magic.count)
    var count: UInt64 = 0
    while reader.hasMore {
      let kind = reader.number()
      if kind == UInt64(end) {
        guard reader.number() == count, !reader.hasMore else { break }
        return
      }
      let contents = reader.bytes(Int(clamping: reader.number()))
      let sum = reader.number()
      guard !reader.isAtEnd, sum == Checksum.of(contents),
        let record = PartRecord(kind: UInt8(truncatingIfNeeded: kind), contents)
      else { break }
      try take(record)
      count += 1
    }
    throw GlossaryProblem(path, "不完整或已损坏；请重新数这一部分。")
  }
}

/// Takes records, from several threads.
package protocol PartSink: Sendable {
  /// Takes a record, or throws why it cannot.
  func take(_ record: PartRecord) throws(GlossaryProblem)
}

/// Writes a part to a file, which is there whole when `finish` was called and not before.
package final class PartWriter: PartSink, Sendable {
  private let file: Guarded<PartOutput>

  /// A writer of the part at `path`.
  package init(_ path: String) throws(GlossaryProblem) {
    file = Guarded(try PartOutput(path))
    try locked { file throws(GlossaryProblem) in try file.write(PartFile.magic) }
  }

  package func take(_ record: PartRecord) throws(GlossaryProblem) {
    var sink = BufferSink()
    sink.append(UInt64(record.kind))
    sink.append(UInt64(record.contents.count))
    sink.append(raw: record.contents)
    sink.append(Checksum.of(record.contents))
    let bytes = sink.bytes
    try locked { file throws(GlossaryProblem) in
      try file.write(bytes)
      file.count += 1
    }
  }

  /// Ends the part and puts it in the place of the file.
  package func finish() throws(GlossaryProblem) {
    try locked { file throws(GlossaryProblem) in
      var sink = BufferSink()
      sink.append(UInt64(PartFile.end))
      sink.append(file.count)
      try file.write(sink.bytes)
      try file.finish()
    }
  }

  private func locked(_ body: (PartOutput) throws(GlossaryProblem) -> Void) throws(GlossaryProblem) {
    let failure = file.withLock { file -> GlossaryProblem? in
      do throws(GlossaryProblem) {
        try body(file)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}

/// The file that a part is written to; dropped when it was not finished.
private final class PartOutput {
  var count: UInt64 = 0
  private let file: ReplacementFile
  private let path: String
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// The file that is to stand at `path`.
  init(_ path: String) throws(GlossaryProblem) {
    self.path = path
    file = try FileBytes.replacement(of: path)
  }

  deinit { if !isFinished { file.abandon() } }

  func write(_ bytes: [UInt8]) throws(GlossaryProblem) {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  func finish() throws(GlossaryProblem) {
    try flush()
    isFinished = true
    guard file.finish() else { throw FileBytes.failure(path) }
  }

  private func flush() throws(GlossaryProblem) {
    guard FileBytes.write(buffer, to: file.descriptor) else { throw FileBytes.failure(path) }
    buffer.removeAll(keepingCapacity: true)
  }
}
