import ProseText
import Workspace

/// What must hold of the text of a file whatever it holds.
enum TextInvariants {
  /// What is wrong with how `bytes` are read: as a file, and as plain text and Markdown with what is broken replaced.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var violations: [String] = []
    if let decoded = try? DecodedText(bytes), !SourceText.isWellFormed(decoded.source.bytes) {
      violations.append("\(decoded.encoding) becomes ill-formed UTF-8")
    }
    let source = SourceText(bytes: bytes)
    if !SourceText.isWellFormed(source.bytes) { violations.append("what is ill-formed stays so") }
    for syntax in [DraftSyntax.plain, .markdown] {
      let prose = Prose(source, syntax: syntax)
      violations += ProseInvariants.violations(of: prose)
      let again = Prose(source, syntax: syntax)
      if prose.units != again.units || prose.paragraphs != again.paragraphs || prose.maskedPieces != again.maskedPieces
      {
        violations.append("not the same twice")
      }
    }
    return violations
  }
}
