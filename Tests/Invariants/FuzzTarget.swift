/// A part of the program that takes bytes from outside, with what must hold of it whatever they are.
///
/// The fuzzer makes up the bytes; the tests replay those that were found worth keeping, and vary them.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The line between editor and server: frames, and what is in them.
  case frames
  /// A whole session of the server, a message a line.
  case messages
  /// Incremental changes of a document.
  case changes
  /// The bytes of a file as text, and the prose view.
  case prose
  /// Numerals and units.
  case numerals
  /// The structure of a draft and all rules.
  case rules
  /// The text of a glossary, and the file beside it.
  case glossary
  /// Settings, and the patterns for paths in them.
  case settings
  /// Word files, and copies of them with comments.
  case word

  /// Everything that is wrong with what the program makes of `bytes`; empty when nothing is.
  package func problems(of bytes: [UInt8]) async -> [String] {
    if let problems = problemsAtOnce(of: bytes) { return problems }
    return await SessionInvariants.violations(bytes)
  }

  /// The same where nothing has to be waited for; nil where it has.
  package func problemsAtOnce(of bytes: [UInt8]) -> [String]? {
    switch self {
    case .messages: nil
    case .frames: FrameInvariants.violations(bytes)
    case .changes: ChangeInvariants.violations(bytes)
    case .prose: TextInvariants.violations(bytes)
    case .numerals: NumeralInvariants.violations(bytes)
    case .rules: RuleInvariants.violations(bytes)
    case .glossary: GlossaryInvariants.violations(bytes)
    case .settings: SettingInvariants.violations(bytes)
    case .word: WordInvariants.violations(bytes)
    }
  }
}

/// Takes made-up bytes apart. At their end it gives zeros.
struct FuzzReader {
  private var rest: ArraySlice<UInt8>

  /// A reader of `bytes` from their start.
  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// Whether all is taken.
  var isAtEnd: Bool { rest.isEmpty }

  /// The next byte.
  mutating func byte() -> Int {
    Int(rest.popFirst() ?? 0)
  }

  /// The next `count` bytes, or as many as there are.
  mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// All that is left.
  var remainder: [UInt8] { Array(rest) }
}
