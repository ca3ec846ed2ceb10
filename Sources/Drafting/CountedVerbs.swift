/// Tells series such as 一看…二看… and 第一步…第二步… from single words: the first is taken when the second follows it. With
/// another verb each (一看…二问…三查…) all are taken with the third.
struct CountedVerbs {
  /// What is counted.
  enum Counted: Equatable {
    /// 一看: the verb.
    case verb(UInt16)
    /// 第一步, 第一个变化: the measure word, and behind one that measures anything what is counted.
    case measured(UInt16, UInt16, UInt16)

    /// Whether a number may be named again in passing: 第三步最难.
    fileprivate var mayBeNamedAgain: Bool {
      switch self {
      case .verb: false
      case .measured: true
      }
    }

    /// Paragraphs after which it is no longer counted on.
    fileprivate var patience: Int {
      switch self {
      case .verb: 14
      case .measured: 0
      }
    }
  }

  private var first: (mark: SeriesMark, counted: Counted, paragraph: Int, marks: Int)?
  private var open: (counted: Counted, paragraph: Int, last: Int)?
  /// Marks of one paragraph with another verb each, and how many marks of series were read before them.
  private var mixed: [SeriesMark] = []
  private var mixedPlace = (paragraph: 0, marks: 0)

  /// How many verbs of a series without a common one make it certain.
  private static let certain = 3

  /// The marks that are certain with this one, in order: none, it alone, or it with those before it. `marks` is how many
  /// marks of series were read before it; another one between the first two parts them.
  mutating func take(_ mark: SeriesMark, _ counted: Counted, _ paragraph: Int, _ marks: Int) -> [SeriesMark] {
    if mark.ordinal == 1 {
      first = (mark, counted, paragraph, marks)
      mixed = []
      if case .verb = counted { (mixed, mixedPlace) = ([mark], (paragraph, marks)) }
      return []
    }
    if mark.ordinal == 2, let begin = first, begin.counted == counted, paragraph - begin.paragraph <= counted.patience,
      begin.marks == marks
    {
      first = nil
      mixed = []
      open = (counted, paragraph, 2)
      return [begin.mark, mark]
    }
    if let series = open, series.counted == counted, paragraph - series.paragraph <= counted.patience {
      if counted.mayBeNamedAgain, mark.ordinal <= series.last { return [] }
      open = (counted, paragraph, mark.ordinal)
      return [mark]
    }
    return takeMixed(mark, counted, paragraph, marks)
  }

  private mutating func takeMixed(
    _ mark: SeriesMark, _ counted: Counted, _ paragraph: Int, _ marks: Int
  ) -> [SeriesMark] {
    guard case .verb = counted, !mixed.isEmpty, paragraph == mixedPlace.paragraph else { return [] }
    if mixed.count >= Self.certain { return [mark] }
    guard marks == mixedPlace.marks, mark.ordinal == mixed.count + 1 else { return [] }
    mixed.append(mark)
    return mixed.count == Self.certain ? mixed : []
  }
}
