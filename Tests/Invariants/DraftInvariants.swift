package import Drafting
import ProseText

/// What must hold of the structure found in any text whatever.
package enum DraftInvariants {
  /// What is wrong with `draft`; empty when nothing is.
  package static func violations(of draft: Draft) -> [String] {
    var violations: [String] = []
    func check(_ name: String, _ ranges: [ProseRange], mayNest: Bool = false) {
      for range in ranges where range.upper > draft.prose.units.count || range.isEmpty {
        violations.append("\(name) \(range) is empty or outside")
      }
      for (one, next) in zip(ranges, ranges.dropFirst())
      where mayNest ? one.lower >= next.lower : one.upper > next.lower {
        violations.append("\(name) \(next) after \(one)")
      }
      for range in ranges where draft.prose.units[range.lower..<range.upper].contains(.paragraphEnd) {
        violations.append("\(name) \(range) crosses paragraphs")
      }
    }
    check("sentence", draft.sentences.map(\.range))
    check("heading", draft.headings.map(\.paragraph))
    check("mark", draft.seriesMarks.map(\.range))
    check("quotation", draft.quotations.map(\.range), mayNest: true)
    check("figure", draft.figures.map(\.range))
    check("date", draft.dates.map(\.range))
    check("time", draft.clockTimes.map(\.range))
    check("slogan", draft.slogans.map(\.range), mayNest: true)
    checkSentences(draft, &violations)
    let marks = draft.series.flatMap(\.marks).sorted()
    if marks != Array(draft.seriesMarks.indices) { violations.append("a mark is in no series, or in two") }
    if draft.headings.contains(where: { $0.level < 1 || $0.ordinal < 1 }) {
      violations.append("a level or ordinal below 1")
    }
    let finder = MemberFinder(draft)
    for slogan in draft.slogans {
      guard let list = finder.members(of: slogan) else { continue }
      check("member", list.members)
      if list.counts.isEmpty { violations.append("no count of \(draft.prose.text(list.range))") }
    }
    return violations
  }

  /// Sentences cover every unit of every paragraph that is no blank.
  private static func checkSentences(_ draft: Draft, _ violations: inout [String]) {
    var isCovered = [Bool](repeating: false, count: draft.prose.units.count)
    for sentence in draft.sentences {
      let paragraph = draft.prose.paragraphs[Int(sentence.paragraph)].range
      if !paragraph.contains(sentence.range) { violations.append("\(sentence) is not in its paragraph") }
      for index in sentence.range.lower..<sentence.range.upper { isCovered[index] = true }
    }
    for paragraph in draft.prose.paragraphs {
      for index in paragraph.range.lower..<paragraph.range.upper
      where !isCovered[index] && !draft.prose.units[index].isBlank {
        violations.append("unit \(index) is in no sentence")
      }
    }
  }
}
