/// What a `<` opens inside a line of Markdown: a tag, a declaration, or a link that stands for itself.
///
/// Texts hold `<` as a sign too (若 a<b 则 …); what follows decides.
enum Tag {
  /// `<b>`, `</td>`, `<img src="…">`, `<!DOCTYPE html>`: ends at the next `>`.
  case tag
  /// `<https://…>`, `<name@host>`: shown as it stands, without blanks.
  case link(end: Int)

  /// What opens at the `<` at `index`, or nil when it is only a sign.
  init?(at index: Int, upTo limit: Int, in units: UnsafeBufferPointer<UInt16>) {
    var at = index + 1
    guard at < limit else { return nil }
    if units[at] == 0x2F || units[at] == 0x21 || units[at] == 0x3F { at += 1 }
    guard at < limit, units[at].isASCIILetter else { return nil }
    while at < limit, units[at].isNameUnit { at += 1 }
    guard at < limit else { return nil }
    switch units[at] {
    case 0x3E, 0x2F:
      self = .tag
    case 0x3A, 0x40:
      while at < limit, !units[at].isBlank, units[at] != 0x3C, units[at] != 0x3E { at += 1 }
      self = .link(end: at)
    default:
      guard units[at].isBlank else { return nil }
      while at < limit, units[at].isBlank { at += 1 }
      // An attribute has a Latin name: x <y 且 z> is no tag.
      guard at < limit, units[at].isASCIILetter || units[at] == 0x2F || units[at] == 0x3E else { return nil }
      self = .tag
    }
  }

  /// Whether the `>` at `index`, the next one, ends it.
  func canEnd(at index: Int) -> Bool {
    switch self {
    case .tag: true
    case .link(let end): index == end
    }
  }

  /// Whether the reader of a page sees it.
  var isLink: Bool {
    if case .link = self { true } else { false }
  }
}

extension UInt16 {
  /// A unit of the name of a tag, of a scheme, or of a mail address.
  fileprivate var isNameUnit: Bool {
    isASCIILetter || isASCIIDigit || self == 0x2D || self == 0x2E || self == 0x5F || self == 0x2B
  }
}
