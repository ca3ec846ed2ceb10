import ProseText

/// Every quantity of a draft in its sentence, with the words and marks that relate it to others. Flat arrays in the order
/// of the text, made in one pass over the sentences that hold figures.
package struct QuantityLedger: Sendable {
  /// All quantities.
  package let quantities: [Quantity]
  /// What stands between and beside them.
  package let tokens: [QuantityToken]
  /// The sentences they stand in.
  package let statements: [QuantityStatement]

  /// The ledger of what was read from `prose`. `sentences`, `figures` and `dates` are in the order of the text.
  init(_ prose: Prose, sentences: [Sentence], figures: [Figure], dates: [DateMention]) {
    var reader = QuantityReader(figures: figures, dates: dates)
    prose.units.withUnsafeBufferPointer { reader.read(sentences, in: $0) }
    quantities = reader.quantities
    tokens = reader.tokens
    statements = reader.statements
  }

  /// The tokens between the quantity before `quantity` (or the start of the sentence, whose tokens are `statement`) and
  /// `quantity` itself.
  package func tokensBefore(_ quantity: Int, in statement: QuantityStatement) -> ArraySlice<QuantityToken> {
    let start =
      quantity > statement.quantities.lowerBound ? quantities[quantity - 1].token + 1 : statement.tokens.lowerBound
    return tokens[start..<quantities[quantity].token]
  }

  /// The tokens after `quantity` up to the next one or the end of the sentence.
  package func tokensAfter(_ quantity: Int, in statement: QuantityStatement) -> ArraySlice<QuantityToken> {
    let end =
      quantity + 1 < statement.quantities.upperBound ? quantities[quantity + 1].token : statement.tokens.upperBound
    return tokens[(quantities[quantity].token + 1)..<end]
  }

  /// The tokens between the quantities `first` and `last`; none where `last` stands before `first`.
  package func tokens(between first: Int, and last: Int) -> ArraySlice<QuantityToken> {
    let start = quantities[first].token + 1
    return tokens[start..<max(start, quantities[last].token)]
  }

  /// The tokens in the lead of `quantity`: behind the last mark or quantity before it.
  package func lead(of quantity: Int) -> ArraySlice<QuantityToken> {
    let lower = quantities[quantity].lead.lower
    var start = quantities[quantity].token
    while start > 0, tokens[start - 1].range.lower >= lower { start -= 1 }
    return tokens[start..<quantities[quantity].token]
  }
}

extension ArraySlice<QuantityToken> {
  /// Whether one of the tokens is `word`.
  package func has(_ word: QuantityWord) -> Bool {
    contains { $0.kind == .word(word) }
  }

  /// The last place of `word` among the tokens, or nil.
  package func last(_ word: QuantityWord) -> QuantityToken? {
    last { $0.kind == .word(word) }
  }

  /// The mark that sets what stands before the tokens furthest from what stands after them, or nil where none does.
  package var widestMark: QuantityMark? {
    var widest: QuantityMark?
    for case .mark(let mark) in lazy.map(\.kind) { widest = Swift.max(widest ?? mark, mark) }
    return widest
  }
}
