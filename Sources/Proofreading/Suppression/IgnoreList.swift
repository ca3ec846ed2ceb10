import Drafting
import ProseText

/// The findings of one draft that are to be ignored, asked for each finding.
struct IgnoreList {
  private struct Item {
    let number: Int
    let text: [UInt16]
    let context: [UInt16]
  }

  private let items: [String: [Item]]
  private let prose: Prose

  /// `findings`, looked for in the text of `prose`.
  init(_ findings: [IgnoredFinding], in prose: Prose) {
    self.prose = prose
    let numbered = findings.enumerated().map { number, finding in
      (
        finding.rule,
        Item(number: number, text: Self.inked(finding.text), context: Self.inked(finding.context ?? ""))
      )
    }
    items = Dictionary(grouping: numbered) { $0.0 }.mapValues { $0.map(\.1) }
  }

  /// The number of the first entry that means a finding of `rule` at `range`, or nil.
  func entry(for rule: String, at range: SourceRange) -> Int? {
    guard let items = items[rule] else { return nil }
    let text = Self.inked(prose.source[range])
    return items.first { $0.text == text && isNear(range, text, $0.context) }?.number
  }

  /// How far from the marked words, in units of prose, a context may stand that does not hold them.
  private static let slack = 40

  /// Whether `context` stands at `range`: over the marked words when it holds them, close by when it does not.
  private func isNear(_ range: SourceRange, _ text: [UInt16], _ context: [UInt16]) -> Bool {
    guard !context.isEmpty else { return true }
    // What is no longer than this on either side cannot hold the context without touching the marked words.
    let side = Self.holds(context, text) ? context.count - text.count : context.count + Self.slack
    let before = inked(from: prose.unit(at: range.start) - 1, by: -1, side)
    let after = inked(from: prose.unit(at: range.end), by: 1, side)
    return Self.holds(before.reversed() + text + after, context)
  }

  /// The first `count` units that are no blanks, from `start` on in steps of `step`.
  private func inked(from start: Int, by step: Int, _ count: Int) -> [UInt16] {
    var units: [UInt16] = []
    var at = start
    while units.count < count, prose.units.indices.contains(at) {
      let unit = prose.units[at]
      if !unit.isBlank, unit != .paragraphEnd { units.append(unit) }
      at += step
    }
    return units
  }

  private static func holds(_ units: [UInt16], _ part: [UInt16]) -> Bool {
    guard let first = part.first, units.count >= part.count else { return part.isEmpty }
    return (0...(units.count - part.count)).contains { at in
      units[at] == first && units[at..<(at + part.count)].elementsEqual(part)
    }
  }

  /// The units of `text` without blanks and line ends, which differ with the setting of the page.
  static func inked(_ text: String) -> [UInt16] {
    text.utf16.filter { !$0.isBlank && $0 != 0x0A && $0 != 0x0D }
  }
}
