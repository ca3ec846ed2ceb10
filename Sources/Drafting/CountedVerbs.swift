/// Tells series such as 一看…二看… from single words: the first is taken when the second follows it.
struct CountedVerbs {
  private var first: (mark: SeriesMark, verb: UInt16, paragraph: Int, marks: Int)?
  private var open: (verb: UInt16, paragraph: Int)?

  /// Paragraphs after which a verb is no longer counted on.
  private static let patience = 14

  /// The marks that are certain with this one, in order: none, it alone, or it with the first. `marks` is how many marks
  /// of series were read before it; another one between the first two parts them.
  mutating func take(_ mark: SeriesMark, verb: UInt16, _ paragraph: Int, _ marks: Int) -> [SeriesMark] {
    if mark.ordinal == 1 {
      first = (mark, verb, paragraph, marks)
      return []
    }
    if mark.ordinal == 2, let begin = first, begin.verb == verb, paragraph - begin.paragraph <= Self.patience,
      begin.marks == marks
    {
      first = nil
      open = (verb, paragraph)
      return [begin.mark, mark]
    }
    guard let series = open, series.verb == verb, paragraph - series.paragraph <= Self.patience else { return [] }
    open = (verb, paragraph)
    return [mark]
  }
}
