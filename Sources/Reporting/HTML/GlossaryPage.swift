package import Glossary
import GlossaryStore

/// `zhubi glossary report`: one page that shows terms with their members, other forms and use over the years.
///
/// As the proof sheet it holds all it needs and no script.
package struct GlossaryPage {
  private let entries: [GlossaryEntry]
  private let left: Int
  /// The years of the charts, from the first to the last that any entry has.
  private let years: ClosedRange<Int>?

  /// The page on `entries`, in their order, when `left` more of them are not shown.
  package init(_ entries: [GlossaryEntry], left: Int) {
    self.entries = entries
    self.left = left
    let all = entries.lazy.flatMap(\.years).map(\.year)
    // A century at most: a wrong date must not make charts of nothing.
    years = all.max().map { last in max(all.min() ?? last, last - 99)...last }
  }

  /// The page.
  package var text: String {
    var page = """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>朱笔词库</title>
      <style>
      \(ProofSheetStyle.text)
      \(Self.style)\(filterStyle)
      </style>
      </head>
      <body>
      <a class="skip" href="#terms">跳到词条</a>
      <header>
      <h1>朱笔词库</h1>
      <p class="summary">词条 \(entries.count) 条\(left > 0 ? "（另有 \(left) 条未列出，可用 --limit 或 --kind 选择）" : "")\(span)</p>
      <div class="filters">
      \(boxes("类别", kinds.map { ("k-\($0.rawValue)", $0.word, count(of: $0)) }))
      \(boxes("状态", statuses.map { ("s-\($0.rawValue)", $0.word, count(of: $0)) }))
      </div>
      </header>
      <main id="terms">

      """
    for kind in kinds {
      page += "<section class=\"k-\(kind.rawValue)\" aria-labelledby=\"h-\(kind.rawValue)\">\n"
      page += "<h2 id=\"h-\(kind.rawValue)\">\(kind.word)</h2>\n"
      for entry in entries where entry.kind == kind { page += self.entry(entry) }
      page += "</section>\n"
    }
    return page + "</main>\n</body>\n</html>\n"
  }

  private var kinds: [GlossaryEntry.Kind] {
    GlossaryEntry.Kind.allCases.filter { count(of: $0) > 0 }
  }

  private var statuses: [GlossaryEntry.Status] {
    GlossaryEntry.Status.allCases.filter { count(of: $0) > 0 }
  }

  private func count(of kind: GlossaryEntry.Kind) -> Int { entries.count { $0.kind == kind } }

  private func count(of status: GlossaryEntry.Status) -> Int { entries.count { $0.status == status } }

  private var span: String {
    years.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .map { "<span>用例 \($0) 年</span>" } ?? ""
  }

  private func boxes(_ title: String, _ rows: [(id: String, name: String, count: Int)]) -> String {
    let labels = rows.map { row in
      "<label><input type=\"checkbox\" id=\"f-\(row.id)\" checked> \(row.name) <small>\(row.count)</small></label>"
    }
    return "<fieldset><legend>\(title)</legend>\(labels.joined(separator: "\n"))</fieldset>"
  }

  private var filterStyle: String {
    (kinds.map { "k-\($0.rawValue)" } + statuses.map { "s-\($0.rawValue)" }).map { name in
      "\nbody:has(#f-\(name):not(:checked)) .\(name){display:none}"
    }.joined()
  }

  // MARK: Entries

  private func entry(_ entry: GlossaryEntry) -> String {
    var text = "<article class=\"term s-\(entry.status.rawValue)\"><h3>\(MarkupText.escaped(entry.form))</h3>"
    text += "<div class=\"facts\">"
    for members in entry.memberLists {
      text += "<ol class=\"members\">" + members.map { "<li>\(MarkupText.escaped($0))</li>" }.joined() + "</ol>"
    }
    let variants = entry.variants.map { variant in
      MarkupText.escaped(variant.form) + (variant.uses > 0 ? " <small>\(variant.uses)次</small>" : "")
    }
    text += line("又作", variants) + line("不写作", entry.formsToAvoid.map { "<del>\(MarkupText.escaped($0))</del>" })
    text += line("疑为", [entry.likelyForm].compactMap { $0 }.map { MarkupText.escaped($0) })
    text += line("说明", entry.note.isEmpty ? [] : [MarkupText.escaped(entry.note)])
    if !entry.example.isEmpty { text += "<p class=\"example\">\(MarkupText.escaped(entry.example))</p>" }
    let source = entry.firstSource.map { ["\(MarkupText.escaped($0.path)) 第\($0.line)行"] } ?? []
    text += line("首见", source)
    let uses = entry.documents > 0 ? "\(entry.uses)次，见于\(entry.documents)篇" : "未见于语料"
    text += "</div><div class=\"use\">\(chart(entry))<p>\(uses)<br><small>\(entry.status.word)</small></p></div>"
    return text + "</article>\n"
  }

  private func line(_ title: String, _ parts: [String]) -> String {
    parts.isEmpty ? "" : "<p><b>\(title)</b> \(parts.joined(separator: "、"))</p>"
  }

  /// The uses of each year as a bar; years without any have none. The words say the same to who cannot see it.
  private func chart(_ entry: GlossaryEntry) -> String {
    guard let years else { return "" }
    let counts = entry.years.filter { years.contains($0.year) && $0.uses > 0 }
    guard let most = counts.map(\.uses).max() else { return "" }
    let width = max(60, min(150, years.count * 14))
    let step = Double(width) / Double(years.count)
    let words = counts.map { "\($0.year)年\($0.uses)次" }.joined(separator: "，")
    var text =
      "<svg viewBox=\"0 0 \(width) 48\" width=\"\(width)\" height=\"48\" role=\"img\" aria-label=\"各年用例：\(words)\">"
    text += "<line x1=\"0\" y1=\"36.5\" x2=\"\(width)\" y2=\"36.5\"/>"
    for count in counts {
      let height = max(1.5, 32 * Double(count.uses) / Double(most))
      let x = Double(count.year - years.lowerBound) * step + step * 0.15
      text += "<rect x=\"\(Self.short(x))\" y=\"\(Self.short(36 - height))\" width=\"\(Self.short(step * 0.7))\""
      text += " height=\"\(Self.short(height))\"><title>\(count.year)年\(count.uses)次，\(count.documents)篇</title></rect>"
    }
    text += "<text x=\"0\" y=\"47\">\(years.lowerBound)</text>"
    if years.count > 1 { text += "<text x=\"\(width)\" y=\"47\" text-anchor=\"end\">\(years.upperBound)</text>" }
    return text + "</svg>"
  }

  /// `value` with one decimal.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static let style = """
    section{background:var(--paper);border:1px solid var(--rule);padding:1rem 1.6rem 1.4rem;margin:1.2rem 0}
    .term{all:unset;display:grid;grid-template-columns:minmax(7rem,13rem) minmax(0,1fr) 10rem;gap:.2rem 1.4rem;padding:.7rem 0;border-bottom:1px solid var(--rule);break-inside:avoid}
    .term:last-child{border-bottom:0}
    .term h3{font:600 1.15rem/1.6 KaiTi,"Kaiti SC",STKaiti,"Noto Serif CJK SC",serif;margin:0;overflow-wrap:anywhere}
    .s-suspect h3{text-decoration:underline wavy var(--red)}
    .facts p,.use p{margin:0;font-size:.92rem;line-height:1.7;overflow-wrap:anywhere}
    .facts b{font-weight:400;color:var(--faint);margin-right:.3em}
    .facts del{color:var(--red)}
    .facts .example{border-left:2px solid var(--rule);padding-left:.7em;color:var(--faint)}
    .members{display:flex;flex-wrap:wrap;gap:0 1.2em;list-style-position:inside;margin:0;padding:0;font-size:.95rem;line-height:1.7}
    .members li::marker{color:var(--red);font-size:.8em}
    .use{text-align:right}
    .use small{color:var(--faint)}
    svg rect{fill:var(--red)}
    svg line{stroke:var(--rule)}
    svg text{font:9px system-ui,sans-serif;fill:var(--faint)}
    @media (max-width:46rem){section{padding:.6rem .8rem}.term{grid-template-columns:minmax(0,1fr)}.use{text-align:left}}
    @media print{section{border:0;padding:0}.term{grid-template-columns:34mm minmax(0,1fr) 34mm}}
    """
}
