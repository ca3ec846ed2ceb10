import ProseText

/// The parts of a Word file and how they belong together.
package struct WordPackage: Sendable {
  /// The archive.
  package let archive: ZipArchive
  /// The name of the part that holds the text, `word/document.xml` nearly always.
  package let mainPart: String
  /// The parts that the text refers to.
  private let relationships: [Relationship]

  /// Reads what `bytes` consist of.
  package init(_ bytes: [UInt8]) throws(WordProblem) {
    archive = try ZipArchive(bytes)
    guard let root = try Self.relationships(in: archive, of: ""),
      let main = root.first(where: { $0.kind == "officeDocument" && $0.isInside }),
      archive.entry(main.target) != nil
    else { throw .notAWordFile }
    mainPart = main.target
    relationships = try Self.relationships(in: archive, of: mainPart) ?? []
  }

  /// The contents of the part `name`, in UTF-8.
  package func contents(_ name: String) throws(WordProblem) -> [UInt8] {
    guard let entry = archive.entry(name) else { throw .damaged("缺少 \(name)") }
    return try Self.utf8(try archive.contents(of: entry), name)
  }

  /// The name of the part that the text refers to as `kind`, for example `styles`; nil when there is none.
  package func part(_ kind: String) -> String? {
    relationships.first { $0.kind == kind && $0.isInside && archive.entry($0.target) != nil }?.target
  }

  /// The name of the part that holds the relationships of `part`, which may not exist.
  package static func relationshipsPart(of part: String) -> String {
    let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
    return "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
  }

  /// Runs `read` over `part`, its problems turned into those of the file.
  static func reading<Result>(
    _ part: String, _ read: () throws(XMLPullReader.Problem) -> Result
  ) throws(WordProblem) -> Result {
    do { return try read() } catch {
      switch error {
      case .damaged: throw .damaged(part)
      case .declaresEntities: throw .declaresEntities(part)
      case .tooLarge: throw .tooLarge(part)
      }
    }
  }

  private struct Relationship {
    /// The last word of its type.
    var kind: String
    /// The name of the part.
    var target: String
    /// Whether the target is a part of this archive.
    var isInside: Bool
  }

  private static func relationships(in archive: ZipArchive, of part: String) throws(WordProblem) -> [Relationship]? {
    let name = relationshipsPart(of: part)
    guard let entry = archive.entry(name) else { return nil }
    var reader = XMLPullReader(try utf8(try archive.contents(of: entry), name))
    var found: [Relationship] = []
    try reading(name) { () throws(XMLPullReader.Problem) in
      while let event = try reader.next() {
        guard case .start(let element) = event, element.name == "Relationship" else { continue }
        let kind = (element["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
        found.append(
          Relationship(
            kind: kind, target: resolved(element["Target"] ?? "", from: part),
            isInside: element["TargetMode"] != "External"
          ))
      }
    }
    return found
  }

  /// The name of the part that `target` means when it is said in `part`.
  private static func resolved(_ target: String, from part: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
    for step in target.split(separator: "/") {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// Parts are in UTF-8, or in UTF-16 with a mark.
  private static func utf8(_ bytes: [UInt8], _ name: String) throws(WordProblem) -> [UInt8] {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    do { return try DecodedText(bytes).source.bytes } catch { throw .damaged(name) }
  }
}
