import ProseText

/// Which rule gives way to which: one mistake gets one mark.
///
/// A finding of the second rule is dropped where it overlaps a finding of the first or a place that the first points to.
package enum Supersession {
  /// The pairs, the rule that stays first.
  package static let pairs: [(stays: String, yields: String)] = [
    // A member too few is both a wrong count and a missing member; the count names the member.
    ("slogan-count", "slogan-members"),
    // “五个意识” with four members: the count shows the list, the numeral only a suspicion.
    ("slogan-count", "slogan-numeral"),
    // “七项规定” stated and listed.
    ("slogan-numeral", "stated-count"),
    ("slogan-form", "slogan-numeral"),
    // 三条线依次为1200件、980件: the values are too few, not the lines.
    ("figure-respective", "stated-count"),
    // A part larger than its whole makes a share over 100 and a sum too large: the sum shows both figures.
    ("figure-sum", "figure-percentage"),
    ("figure-sum", "figure-conflict"),
    ("figure-percentage", "figure-conflict"),
    ("figure-change", "figure-conflict"),
    // Another numeral or another writing of a numeral is no wrong character.
    ("slogan-numeral", "term-near-miss"),
    ("slogan-form", "term-near-miss"),
    // A form that the glossary replaces is wrong for certain; a traditional character too.
    ("term-variant", "term-near-miss"),
    ("stray-script", "term-near-miss"),
    ("stray-script", "term-inconsistent"),
    ("term-variant", "term-inconsistent"),
    ("term-near-miss", "term-inconsistent"),
  ]

  /// `marks` without those that yield, in their order.
  static func applied(to marks: [Mark]) -> [Mark] {
    var marks = marks
    for pair in pairs {
      let spans = Spans(marks.filter { $0.rule == pair.stays })
      guard !spans.isEmpty else { continue }
      marks.removeAll { $0.rule == pair.yields && spans.overlap($0.range) }
    }
    return marks
  }

  /// Stretches of a source, asked for overlaps in logarithmic time.
  private struct Spans {
    private let starts: [UTF8Offset]
    /// The furthest end of the spans up to each.
    private let ends: [UTF8Offset]

    init(_ marks: [Mark]) {
      let spans = marks.flatMap(\.finding.ranges).sorted()
      starts = spans.map(\.start)
      var furthest = UTF8Offset.zero
      ends = spans.map { span in
        furthest = max(furthest, span.end)
        return furthest
      }
    }

    var isEmpty: Bool { starts.isEmpty }

    func overlap(_ range: SourceRange) -> Bool {
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < range.end { low = middle + 1 } else { high = middle }
      }
      return low > 0 && ends[low - 1] > range.start
    }
  }
}
