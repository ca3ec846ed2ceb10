/// Every rule there is, in the order of the manual. A test fails when a file of `Rules/` is missing here.
package enum RuleCatalogue {
  /// All rules with their default options.
  package static let all: [any Rule] = [
    HeadingSequence(),
    HeadingLevel(),
    OrdinalMark(),
    SeriesSequence(),
    SeriesMixed(),
    SloganCount(),
    SloganParts(),
    SloganNumeral(),
    SloganMembers(),
    SloganForm(),
    StatedCount(),
    LabelSequence(),
    FigureConflict(),
    FigureSum(),
    FigurePercentage(),
    FigureChange(),
    FigureRespective(),
    DateValidity(),
    DateSpan(),
    FigureRange(),
    FigureApproximation(),
    FigureForm(),
    UnitForm(),
    UnitConversion(),
    TermVariant(),
    TermNearMiss(),
    TermInconsistent(),
    Abbreviation(),
    TitleMark(),
    QuoteBalance(),
    RepeatedText(),
    StrayScript(),
    PunctuationWidth(),
  ]

  /// The descriptions of all rules, and of what the runner itself finds.
  package static var descriptions: [RuleDescription] {
    all.map { type(of: $0).description } + [UnusedSuppression.description]
  }

  /// The description of the rule called `id`, or nil.
  package static func description(of id: String) -> RuleDescription? {
    descriptions.first { $0.id == id }
  }
}
