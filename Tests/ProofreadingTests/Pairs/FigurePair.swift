import Proofreading
import TestSupport
import Testing

/// A statement about quantities with one figure, word or list in a wrong and in a right version.
struct FigurePair: Sendable, CustomTestStringConvertible {
  /// The statement with ⟦wrong|right⟧ in it, once or more.
  let text: String

  /// The pair written in `text`.
  init(_ text: String) {
    self.text = text
  }

  /// The statement with the mistake.
  var wrong: String { version(0) }
  /// The statement without it.
  var right: String { version(1) }

  var testDescription: String { text }

  private func version(_ index: Int) -> String {
    text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated().map { number, piece in
      guard number > 0, let end = piece.firstIndex(of: "⟧") else { return String(piece) }
      let sides = piece[..<end].split(separator: "|", omittingEmptySubsequences: false)
      return (index < sides.count ? String(sides[index]) : "") + piece[piece.index(after: end)...]
    }.joined()
  }
}
