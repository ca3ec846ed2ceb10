/// One replacement in a source.
public struct TextEdit: Hashable, Sendable {
  /// What is replaced; empty for an insertion.
  public let range: SourceRange
  /// What stands there afterwards.
  public let newText: String

  /// The replacement of `range` by `newText`.
  public init(_ range: SourceRange, _ newText: String) {
    self.range = range
    self.newText = newText
  }
}

/// Edits of one source that can be applied together: sorted and disjoint by construction.
public struct EditSet: Hashable, Sendable {
  /// The edits, by rising position; none overlaps the next, and no two insert at one place.
  public let edits: [TextEdit]

  /// No edits.
  public static let empty = EditSet(unchecked: [])

  /// The set of `edits` in any order, or nil when two of them overlap or insert at the same place.
  public init?(_ edits: [TextEdit]) {
    let sorted = edits.sorted { $0.range < $1.range }
    for (edit, next) in zip(sorted, sorted.dropFirst()) {
      guard edit.range.end <= next.range.start, edit.range != next.range else { return nil }
    }
    self.init(unchecked: sorted)
  }

  /// The set of one edit.
  public init(_ edit: TextEdit) {
    self.init(unchecked: [edit])
  }

  private init(unchecked edits: [TextEdit]) {
    self.edits = edits
  }

  /// Both sets in one, or nil when they do not go together.
  public func union(_ other: EditSet) -> EditSet? {
    EditSet(edits + other.edits)
  }

  /// The bytes after the edits. Ranges past the end are clamped to it, borders inside a scalar to its start.
  public func applied(to source: SourceText) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.bytes.count + edits.reduce(0) { $0 + $1.newText.utf8.count })
    var at = 0
    for edit in edits {
      let start = max(at, source.scalarStart(edit.range.start).value)
      result.append(contentsOf: source.bytes[at..<start])
      result.append(contentsOf: edit.newText.utf8)
      at = max(start, source.scalarStart(edit.range.end).value)
    }
    result.append(contentsOf: source.bytes[at...])
    return result
  }
}
