package import Drafting
import Numerals
import ProseText

/// How a draft was understood, written out for people: one line for a paragraph, below it what stands in it.
package struct DraftOutline {
  private let draft: Draft
  private let finder: MemberFinder

  /// The outline of `draft`.
  package init(_ draft: Draft) {
    self.draft = draft
    finder = MemberFinder(draft)
  }

  /// The text, of the paragraph that holds `line` (from 1) or of the whole draft. Control characters are shown, not
  /// written.
  package func text(line: Int?) -> String {
    var lines: [String] = []
    var notes = Notes(draft, finder)
    var masked = draft.prose.maskedPieces[...]
    for paragraph in draft.prose.paragraphs {
      let place = draft.prose.sourceRange(of: paragraph.range)
      let first = draft.source.lines.line(of: place.start) + 1
      let last = draft.source.lines.line(of: place.end) + 1
      let ofParagraph = notes.take(upTo: paragraph.range.upper)
      let pieces = masked.prefix { $0.range.start < place.end }
      masked = masked.dropFirst(pieces.count)
      if let line, !(first...max(first, last)).contains(line) { continue }
      let number = first == last ? "\(first)" : "\(first)–\(last)"
      lines.append("第\(number)行 〔\(paragraph.title)〕 \(VisibleText.line(draft.prose.text(paragraph.range)))")
      lines += ofParagraph.map { "    " + VisibleText.line($0) }
      lines += pieces.map { "    略去（\($0.reason.title)）：\(VisibleText.line(draft.source[$0.range]))" }
    }
    guard !lines.isEmpty else { return line == nil ? "稿件没有文字。\n" : "第\(line ?? 0)行没有文字。\n" }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What is to be said of the units of a draft, by their order.
private struct Notes {
  private var notes: [(at: Int, text: String)] = []
  private var taken = 0

  init(_ draft: Draft, _ finder: MemberFinder) {
    let prose = draft.prose
    for heading in draft.headings where heading.form != .markdown {
      notes.append((heading.mark.lower, "标题：第\(heading.level)级，序号\(heading.ordinal)，“\(prose.text(heading.title))”"))
    }
    for (number, series) in draft.series.enumerated() {
      for (place, mark) in series.marks.enumerated() {
        let mark = draft.seriesMarks[mark]
        notes.append(
          (mark.range.lower, "序列\(number + 1)：\(prose.text(mark.range))（共\(series.marks.count)项中的第\(place + 1)项）"))
      }
    }
    for slogan in draft.slogans {
      let counts = slogan.parts.map { "\($0.count)" }.joined(separator: "＋")
      var text = "口号：“\(prose.text(slogan.form))”，数目\(counts)"
      if let list = finder.members(of: slogan) {
        let numbers = list.counts.sorted().map(String.init).joined(separator: "或")
        let members = list.members.map { prose.text($0) }.joined(separator: "；")
        text += "；列出\(numbers)项\(list.isOpen ? "（未列全）" : "")：\(members)"
      }
      notes.append((slogan.range.lower, text))
    }
    noteFigures(of: draft)
    for date in draft.dates {
      let parts = [
        date.year.map { "\($0.value)年" }, date.month.map { "\($0.value)月" }, date.day.map { "\($0.value)日" },
      ]
      let weekday = date.weekday.map { "，\($0.name)" } ?? ""
      notes.append((date.range.lower, "日期：\(prose.text(date.range)) ＝ \(parts.compactMap(\.self).joined())\(weekday)"))
    }
    for time in draft.clockTimes {
      notes.append((time.range.lower, "时刻：\(prose.text(time.range))"))
    }
    notes.sort { $0.at < $1.at }
  }

  /// Figures with what they do in their sentence, and what they are the number of.
  private mutating func noteFigures(of draft: Draft) {
    let prose = draft.prose
    let roles = QuantityRoles(draft).roles
    var subjects: [Int: ProseRange] = [:]
    for entry in QuantityEntryFinder(draft).entries() { subjects[entry.quantity] = entry.subject }
    var places: [Int: Int] = [:]
    for (index, quantity) in draft.quantities.quantities.enumerated() { places[quantity.range.lower] = index }
    for figure in draft.figures {
      let place = places[figure.range.lower]
      let quantity = place.map { draft.quantities.quantities[$0] }
      let unit = (figure.unit ?? quantity?.unit).map { "，单位\($0.name)" } ?? ""
      var text = "数量：\(prose.text(quantity?.range ?? figure.range)) ＝ \(figure.numeral.value)\(unit)"
      if let precision = quantity?.precision.title { text += "，\(precision)" }
      if let role = place.flatMap({ roles[$0].title }) { text += "，\(role)" }
      if let subject = place.flatMap({ subjects[$0] }) { text += "，所指“\(prose.text(subject))”" }
      notes.append((figure.range.lower, text))
    }
  }

  /// What stands before unit `limit` and was not taken yet.
  mutating func take(upTo limit: Int) -> [String] {
    let start = taken
    while taken < notes.count, notes[taken].at < limit { taken += 1 }
    return notes[start..<taken].map(\.text)
  }
}

extension Quantity.Precision {
  /// How exact it is, for people; nil where it is.
  fileprivate var title: String? {
    switch self {
    case .exact: nil
    case .about: "约数"
    case .below: "不足此数"
    case .above: "不止此数"
    }
  }
}

extension QuantityRoles.Role {
  /// The role for people; nil for a plain level.
  fileprivate var title: String? {
    switch self {
    case .total: "总数"
    case .part: "分项"
    case .before: "变化前"
    case .after: "变化后"
    case .change: "增减"
    case .share: "占比或比率"
    case .value: "分别对应的值"
    case .perUnit: "平均或单位值"
    case .planned: "计划数"
    case .time: "时间"
    case .level: nil
    }
  }
}

extension ProseParagraph {
  /// The role for people.
  fileprivate var title: String {
    switch role {
    case .body: "正文"
    case .furniture: "版面文字"
    case .title: "标题"
    }
  }
}

extension MaskedPiece.Reason {
  /// The reason for people.
  fileprivate var title: String {
    switch self {
    case .runningHead: "书眉或浮动标题"
    case .frontMatter: "文件头设置"
    case .code: "代码"
    case .html: "网页标记"
    case .linkTarget: "链接地址"
    case .markup: "版式符号"
    }
  }
}
