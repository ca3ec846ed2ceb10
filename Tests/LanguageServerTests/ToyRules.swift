import Drafting
import Foundation
import Glossary
import LanguageServer
import LanguageServerProtocol
import Proofreading
import ProseText

/// Marks 帐号 (warning, with the first 账号 of the draft as the other place), 错 (error), 议 (info) and 疑 (hint).
struct ToyRule: Rule {
  static let description = RuleDescription(
    id: "toy-word", group: .terms, name: Bilingual("玩具规则", "toy rule"),
    explanation: Bilingual("“帐号”应作“账号”。", "It is 账号."), source: "practice",
    kinds: [
      RuleDescription.Kind(FindingKind("word"), .warning), RuleDescription.Kind(FindingKind("wrong"), .error),
      RuleDescription.Kind(FindingKind("advice"), .info), RuleDescription.Kind(FindingKind("doubt"), .hint),
    ],
    examples: [])

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let right = Self.places(of: "账号", in: draft.source).first.map { RelatedPlace($0, "此处写作“账号”") }
    let words = [("帐号", "word"), ("错", "wrong"), ("议", "advice"), ("疑", "doubt")]
    return words.flatMap { word, kind in
      Self.places(of: word, in: draft.source).map { range in
        Finding(
          FindingKind(kind), at: range, "“\(word)”有*误*：1~2 - 3.5% [x] <b>",
          related: kind == "word" ? right.map { [$0] } ?? [] : [], fixes: Self.fixes[word].map { [$0(range)] } ?? [])
      }
    }
  }

  /// 帐号 becomes 账号 for certain, 错 becomes 对 if somebody says so.
  private static let fixes: [String: @Sendable (SourceRange) -> Fix] = [
    "帐号": { Fix(title: "改为“账号”", safety: .safe, edits: EditSet(TextEdit($0, "账号"))) },
    "错": { Fix(title: "改为“对”", safety: .needsJudgement, edits: EditSet(TextEdit($0, "对"))) },
  ]

  private static func places(of word: String, in source: SourceText) -> [SourceRange] {
    let word = Array(word.utf8)
    return source.bytes.indices.filter { source.bytes[$0...].starts(with: word) }
      .map { SourceRange($0, $0 + word.count) }
  }
}

/// Finds nothing, but in drafts that begin with its word not before its gate is open; gives up waiting after a quarter of an hour, so
/// that no test hangs.
struct SlowRule: Rule {
  /// What holds the rule up.
  final class Gate: Sendable {
    private let state = Locked((isOpen: false, count: 0))

    /// How many drafts came to the gate so far.
    var count: Int { state.withLock(\.count) }

    func open() {
      state.withLock { $0.isOpen = true }
    }

    func pass() {
      state.withLock { $0.count += 1 }
      let deadline = ContinuousClock.now + .seconds(900)
      while !state.withLock(\.isOpen), ContinuousClock.now < deadline { usleep(500) }
    }
  }

  static let description = RuleDescription(
    id: "toy-slow", group: .terms, name: Bilingual("慢", "slow"), explanation: Bilingual("慢。", "Slow."),
    source: "practice", kinds: [RuleDescription.Kind(FindingKind("slow"), .hint)], examples: [])

  let gate: Gate
  /// What a draft must begin with to be held up; nothing holds up all.
  var word = ""

  func check(_ draft: Draft, _ glossary: Glossary) -> [Finding] {
    let word = Array(word.utf8)
    if draft.source.bytes.starts(with: word) { gate.pass() }
    return []
  }
}
