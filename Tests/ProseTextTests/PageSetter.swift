/// Sets paragraphs on pages as a typesetter does, and as text then comes out of a PDF: in hard-wrapped lines.
struct PageSetter {
  /// What stands at the foot or head of a page, inside the text.
  enum Furniture: CaseIterable {
    /// Pages follow without a break.
    case none
    /// — 3 —
    case pageNumbers
    /// The same title on each page.
    case runningTitle
    /// A form feed and a title with the name of an author.
    case titleAndAuthor
  }

  /// Full-width characters to a line.
  var width: Int
  /// Whether a paragraph begins with two ideographic blanks.
  var isIndented = true
  /// Whether an empty line stands between every two lines.
  var isDoubleSpaced = false
  /// What stands between pages.
  var furniture = Furniture.none
  /// Lines to a page.
  var pageLength = 28

  /// The pages as text.
  func set(_ paragraphs: [String]) -> String {
    var lines: [String] = []
    for paragraph in paragraphs { lines += wrap(paragraph) }
    var text = ""
    for (number, line) in lines.enumerated() {
      if number > 0, number % pageLength == 0 { text += pageBreak(number / pageLength) }
      text += line + (isDoubleSpaced ? "\n\n" : "\n")
    }
    return text
  }

  private func pageBreak(_ page: Int) -> String {
    switch furniture {
    case .none: ""
    case .pageNumbers: "\n— \(page) —\n\n"
    case .runningTitle: "\n清溪县农村工作文稿选编\n\n"
    case .titleAndAuthor: "\n\u{0C}扎实推进乡村治理\n周 明\n\n"
    }
  }

  /// The lines of one paragraph. A mark that may not begin a line hangs over the end of the one before.
  private func wrap(_ paragraph: String) -> [String] {
    var lines: [String] = []
    var line = isIndented ? "\u{3000}\u{3000}" : ""
    var used = isIndented ? 4 : 0
    for character in paragraph {
      let size = character.isASCII ? 1 : 2
      if used + size > width * 2, !"，。、；：！？”）》%".contains(character) {
        lines.append(line)
        line = ""
        used = 0
      }
      line.append(character)
      used += size
    }
    return lines + [line]
  }
}
