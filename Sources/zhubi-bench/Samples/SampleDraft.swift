import Drafting
import ProseText

/// Drafts and prose of sample texts, made as the program makes them.
enum SampleDraft {
  /// The source in `bytes`, checked for being well formed as every file is.
  static func source(_ bytes: [UInt8]) -> SourceText {
    SourceText(bytes: bytes)
  }

  /// The prose in `bytes`.
  static func prose(_ bytes: [UInt8]) -> Prose {
    Prose(source(bytes), syntax: .plain)
  }

  /// The draft in `bytes`.
  static func draft(_ bytes: [UInt8]) -> Draft {
    Draft(source(bytes), syntax: .plain)
  }
}
