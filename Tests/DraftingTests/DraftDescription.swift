import Drafting
import Numerals
import ProseText

/// A draft in short strings, so that a table of texts can say what should be found.
extension Draft {
  /// Reads `text`.
  init(_ text: String, _ syntax: DraftSyntax = .plain) {
    self.init(SourceText(text), syntax: syntax)
  }

  /// The text of `range`.
  func text(_ range: ProseRange) -> String { prose.text(range) }

  /// `chinese 1 L1 [一、] 抓产业`
  var headingLines: [String] {
    headings.map { "\($0.form) \($0.ordinal) L\($0.level) [\(text($0.mark))] \(text($0.title))" }
  }

  /// `isSeries 1 一是`
  var markLines: [String] { seriesMarks.map { "\($0.family) \($0.ordinal) \(text($0.range))" } }

  /// The ordinals of each series: `isSeries 1 2 3`
  var seriesLines: [String] {
    series.map { one in "\(one.family) " + one.marks.map { "\(seriesMarks[$0].ordinal)" }.joined(separator: " ") }
  }

  /// `double 0 甲`
  var quotationLines: [String] { quotations.map { "\($0.pair) \($0.depth) \(text($0.inner))" } }

  /// The sentences.
  var sentenceLines: [String] { sentences.map { text($0.range) } }

  /// `3.5亿元 = 3.5亿 + 元`
  var figureLines: [String] {
    figures.map { "\(text($0.range)) = \(text($0.numeralRange))" + ($0.unit == nil ? "" : " + unit") }
  }

  /// `2025-3-5 周4 「2025年3月5日」`; what is not given is left out.
  var dateLines: [String] {
    dates.map { date in
      let parts = [date.year, date.month, date.day].map { $0.map { String($0.value) } ?? "" }.joined(separator: "-")
      return parts + (date.weekday.map { " 周\($0.rawValue)" } ?? "") + " \(text(date.range))"
    }
  }

  /// `8:30 8时30分`
  var timeLines: [String] {
    clockTimes.map { "\($0.hour.value):\($0.minute.map { String($0.value) } ?? "") \(text($0.range))" }
  }

  /// `三会一课 = 3会 1课`; a measure stands in brackets.
  var sloganLines: [String] {
    slogans.map { slogan in
      let parts = slogan.parts.map { part in
        "\(part.count)" + (part.measure.isEmpty ? "" : "(\(text(part.measure)))") + text(part.head)
      }
      return "\(text(slogan.form)) = " + parts.joined(separator: " ")
    }
  }
}
