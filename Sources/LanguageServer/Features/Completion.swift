import Drafting
import Glossary
import LanguageServerProtocol
import ProseText

/// Terms of the glossary that the text before the caret begins.
enum CompletionFeature {
  /// The characters that open a list: quotation and title marks. Chinese words have no marks before them.
  static let triggerCharacters = ["“", "「", "『", "《"]
  /// How many proposals are made at most.
  private static let limit = 60
  /// The longest run of word characters that is looked at, in scalars.
  private static let longestRun = 64

  /// Answers with proposals, the likeliest first; none where nothing fits.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: TextDocumentPositionParameters) async -> CompletionList {
    let uri = parameters.textDocument.uri
    guard let document = snapshot.documents[uri] else { return CompletionList(isIncomplete: false, items: []) }
    let glossary = await document.analyser.value.glossary
    let client = snapshot.client
    let run = WordRun(before: LinePosition(parameters.position), in: document.source, client.encoding, longestRun)
    let proposals = CompletionSearch(glossary).proposals(for: run, limit: limit)
    let range = PositionTable([run.range], in: document.source, client.encoding)[run.range]
    return CompletionList(
      isIncomplete: true,
      items: proposals.enumerated().map { index, proposal in
        // The whole run is replaced: clients do not agree on where a Chinese word begins.
        let text = run.text.dropLast(proposal.typed) + proposal.entry.form
        return CompletionItem(
          label: VisibleText.line(proposal.entry.form), kind: CompletionItem.Kind(proposal.entry.kind),
          detail: TermText.summary(of: proposal.entry), sortText: padded(index), filterText: String(text),
          insertText: String(text), insertTextMode: client.knowsInsertTextModes ? 1 : nil,
          textEdit: DocumentEdit(range: range, newText: String(text)),
          data: .object(["uri": .string(uri), "form": .string(proposal.entry.form)]))
      })
  }

  /// Adds what is known of a proposal.
  @Sendable
  static func resolve(_ snapshot: Snapshot, _ item: CompletionItem) async -> CompletionItem {
    guard let data = item.data, let uri = data["uri"].string, let form = data["form"].string,
      let analyser = await snapshot.documents[uri]?.analyser.value, let entry = analyser.glossary.entry(form)
    else { return item }
    let style = TextStyle(kind: snapshot.client.documentationFormat)
    return item.documented(
      MarkupContent(kind: style.kind, value: TermText.lines(about: entry, analyser.sources, style)))
  }

  private static func padded(_ index: Int) -> String {
    let number = String(index)
    return String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}

/// The word characters right before the caret, and the mark before them.
struct WordRun {
  /// The characters.
  let text: String
  /// Where they stand; empty at the caret when there are none.
  let range: SourceRange
  /// The scalar before them on their line; nil at the start of the line.
  let before: Unicode.Scalar?

  /// The run before `caret`, at most `limit` scalars of it.
  init(before caret: LinePosition, in source: SourceText, _ encoding: PositionEncoding, _ limit: Int) {
    let end = source.offset(of: caret, in: encoding)
    let line = source.contentRange(ofLine: source.lines.line(of: end))
    let scalars = Array(source[SourceRange(line.start, end)].unicodeScalars)
    let count = scalars.reversed().prefix(limit) { $0.isWordCharacter }
    var run = String.UnicodeScalarView()
    run.append(contentsOf: scalars.suffix(count))
    text = String(run)
    range = SourceRange(end.advanced(by: -text.utf8.count), end)
    before = count < scalars.count ? scalars[scalars.count - 1 - count] : nil
  }
}

extension Collection where Element == Unicode.Scalar {
  /// How many of the first `limit` elements in a row satisfy `condition`.
  fileprivate func prefix(_ limit: Int, _ condition: (Element) -> Bool) -> Int {
    var count = 0
    for scalar in self {
      guard count < limit, condition(scalar) else { break }
      count += 1
    }
    return count
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a word: letters of any script, ideographs, digits and `_`. Marks end a run.
  fileprivate var isWordCharacter: Bool { properties.isAlphabetic || properties.numericType != nil || self == "_" }
}

/// Finds the entries that a run begins.
private struct CompletionSearch {
  private let entries: [GlossaryEntry]

  /// One entry, and how many characters of it are typed.
  struct Proposal {
    let entry: GlossaryEntry
    let typed: Int
  }

  /// How many entries of one beginning are looked at.
  private static let reach = 2000

  init(_ glossary: Glossary) {
    entries = glossary.entries
  }

  /// What the end of `run` begins. In running text two characters must be typed: one alone begins too much, and a list
  /// that opens at every character takes the keys of the author. After an opening mark everything that fits it may come.
  func proposals(for run: WordRun, limit: Int) -> [Proposal] {
    let text = Array(run.text)
    let isTitle = run.before == "《"
    let isOpened = isTitle || run.before.map { "“「『".unicodeScalars.contains($0) } ?? false
    var proposals: [Proposal] = []
    var seen: Set<String> = []
    for typed in stride(from: text.count, through: isOpened && text.isEmpty ? 0 : 1, by: -1) {
      let isWhole = typed == text.count && isOpened
      guard typed >= 2 || isWhole else { continue }
      let beginning = String(text.suffix(typed))
      let found = begun(by: beginning).filter { entry in
        entry.form != beginning && (!isWhole || isTitle == (entry.kind == .document || entry.kind == .work))
          && entry.status != .suspect && seen.insert(entry.form).inserted
      }
      proposals += found.sorted(by: Self.isLikelier).map { Proposal(entry: $0, typed: typed) }
      if proposals.count >= limit { break }
    }
    return Array(proposals.prefix(limit))
  }

  /// The entries whose forms begin with `beginning`; they stand together, for entries are sorted by bytes.
  private func begun(by beginning: String) -> ArraySlice<GlossaryEntry> {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if GlossaryEntry.precedes(entries[middle].form, beginning) { low = middle + 1 } else { high = middle }
    }
    return entries[low...].prefix(Self.reach).prefix { $0.form.utf8.starts(with: beginning.utf8) }
  }

  private static func isLikelier(_ left: GlossaryEntry, _ right: GlossaryEntry) -> Bool {
    if left.isReference != right.isReference { return left.isReference }
    if left.documents != right.documents { return left.documents > right.documents }
    if left.uses != right.uses { return left.uses > right.uses }
    // The workspace's own terms go before those that ship.
    if (left.origin == .builtIn) != (right.origin == .builtIn) { return right.origin == .builtIn }
    return left < right
  }
}

extension CompletionItem.Kind {
  /// How a term is shown.
  fileprivate init(_ kind: GlossaryEntry.Kind) {
    self =
      switch kind {
      case .slogan: .enum
      case .document, .work: .reference
      case .organisation, .activity, .brand, .term: .text
      }
  }
}
