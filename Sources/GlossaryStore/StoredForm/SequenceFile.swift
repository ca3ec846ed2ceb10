package import Glossary

/// What is stored beside the text of a learnt glossary and is nothing to read: the frequencies of short sequences, and
/// by what the entries are known again that nobody has touched since they were learnt.
package struct SequenceFile: Sendable {
  /// A learnt entry as it was written.
  package struct Imprint: Hashable, Sendable {
    /// The checksum of its form.
    package let form: UInt64
    /// The checksum of all that was written of it.
    package let block: UInt64
  }

  /// The number of the run, also in the first line of the text: the imprints are of no use for another text.
  package let edition: UInt64
  /// The frequencies of short sequences.
  package let sequences: SequenceFrequencies
  /// The learnt entries as they were written, sorted by form.
  package let imprints: [Imprint]

  /// The file; see the properties.
  package init(edition: UInt64, sequences: SequenceFrequencies, imprints: [Imprint] = []) {
    self.edition = edition
    self.sequences = sequences
    self.imprints = imprints.sorted { ($0.form, $0.block) < ($1.form, $1.block) }
  }

  /// The path of the file that belongs to the glossary at `path`.
  package static func path(besides path: String) -> String { path + ".sequences" }

  private static let magic = Array("ZHUBISQ1".utf8)

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var writer = BinaryWriter()
    writer.append(raw: Self.magic)
    writer.append(edition)
    writer.append(UInt64(sequences.documentCount))
    writer.append(UInt64(sequences.keys.count))
    writer.append(UInt64(imprints.count))
    writer.append(sequences.keys)
    writer.append(sequences.counts)
    writer.append(imprints.map(\.form))
    writer.append(imprints.map(\.block))
    return writer.sealed
  }

  /// Reads `bytes`, or gives nil when they are no such file or were damaged.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.starts(with: Self.magic), BinaryReader.isSealed(bytes) else { return nil }
    var reader = BinaryReader(bytes)
    _ = reader.number(UInt64.self)
    let edition = reader.number(UInt64.self)
    let documents = Int(clamping: reader.number(UInt64.self))
    let capacity = Int(clamping: reader.number(UInt64.self))
    let count = Int(clamping: reader.number(UInt64.self))
    let keys = reader.array(of: UInt64.self, count: capacity)
    let counts = reader.array(of: UInt16.self, count: capacity)
    let forms = reader.array(of: UInt64.self, count: count)
    let blocks = reader.array(of: UInt64.self, count: count)
    guard !reader.isDamaged,
      let sequences = SequenceFrequencies(documentCount: documents, keys: keys, counts: counts)
    else { return nil }
    self.init(edition: edition, sequences: sequences, imprints: zip(forms, blocks).map { Imprint(form: $0, block: $1) })
  }
}
