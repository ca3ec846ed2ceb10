package import Proofreading
import ProseText

/// `--format html`: one page that shows each draft as a proof sheet, for people and for paper.
///
/// The page holds all it needs and no script: filters work by style alone, so that a browser can be told to run nothing
/// that a draft may have smuggled in.
package struct HTMLReport: Report {
  private let version: String
  private let language: ReportLanguage
  private let rules: [RuleDescription]

  /// The page of the tool in the given version, whose filter knows `rules`.
  package init(version: String, language: ReportLanguage, rules: [RuleDescription]) {
    self.version = version
    self.language = language
    self.rules = rules
  }

  package var writing: ReportWriting { .collected }

  package var opening: [UInt8] { [] }

  package var separator: [UInt8] { [] }

  package func closing(_ totals: ReportTotals) -> [UInt8] { [] }

  /// The entry of the draft in the list of drafts, and its sheet behind a NUL, which no page holds.
  package func section(for draft: CheckedDraft) -> [UInt8] {
    let sheet = ProofSheet(draft, rules: rules, language: language)
    return Array(sheet.entry.utf8) + [0] + Array(sheet.article.utf8)
  }

  package func arranged(_ sections: [[UInt8]], _ totals: ReportTotals) -> [UInt8] {
    let title = language.pick("朱笔校样", "Zhubi proof sheet")
    var page = Array(
      """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="zhubi \(version)">
      <title>\(title)</title>
      <style>
      \(ProofSheetStyle.text)\(filterStyle)
      </style>
      </head>
      <body>
      <a class="skip" href="#drafts">\(language.pick("跳到稿件", "Skip to the drafts"))</a>
      <header>
      <h1>\(title)</h1>
      \(summary(totals))
      \(filters(totals))
      </header>
      <nav aria-label="\(language.pick("稿件", "Drafts"))">
      <ol>

      """.utf8)
    let parts = sections.map { $0.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false) }
    for part in parts { page += part.first ?? [] }
    page += Array("</ol>\n</nav>\n<main id=\"drafts\">\n".utf8)
    for part in parts where part.count > 1 { page += part[1] }
    page += Array("</main>\n<footer>\(footer(totals))</footer>\n</body>\n</html>\n".utf8)
    return page
  }

  // MARK: The head of the page

  private func summary(_ totals: ReportTotals) -> String {
    let counts = Severity.allCases.sorted(by: >).map { severity in
      language.pick(
        "\(severity.title) <b>\(totals[severity])</b> 处", "<b>\(totals[severity])</b> \(severity.rawValue)")
    }
    let drafts = language.pick(
      "稿件 \(totals.files) 份，共 \(totals.characters) 字", "\(totals.files) drafts, \(totals.characters) characters")
    let unread =
      totals.unreadable > 0
      ? language.pick("；另有 \(totals.unreadable) 份无法读取", "; \(totals.unreadable) unreadable") : ""
    return
      "<p class=\"summary\">\(drafts)\(unread)<span>\(counts.joined(separator: language.pick("，", ", ")))</span></p>"
  }

  private func footer(_ totals: ReportTotals) -> String {
    var parts = [language.pick("朱笔 \(version)", "Zhubi \(version)")]
    if totals.suppressed > 0 {
      parts.append(language.pick("按设置略去 \(totals.suppressed) 处", "\(totals.suppressed) suppressed"))
    }
    if totals.baselined > 0 {
      parts.append(language.pick("基线中已有 \(totals.baselined) 处", "\(totals.baselined) in the baseline"))
    }
    parts.append(
      language.pick("只查形式、算术和前后一致，不评判内容", "Checks form, arithmetic and consistency, not what is said"))
    return parts.joined(separator: " · ")
  }

  private func filters(_ totals: ReportTotals) -> String {
    guard totals.findings > 0 else { return "" }
    var text = "<div class=\"filters\"><fieldset><legend>\(language.pick("级别", "Severity"))</legend>\n"
    for severity in Severity.allCases.sorted(by: >) where totals[severity] > 0 {
      text += box(severity.rawValue, language.title(severity), "\(totals[severity])")
    }
    text += "</fieldset>\n<details><summary>\(language.pick("按规则筛选", "Filter by rule"))</summary>"
    text += "<fieldset><legend>\(language.pick("规则", "Rule"))</legend>\n"
    for rule in rules { text += box("r-\(rule.id)", language.text(rule.name), nil) }
    return text + "</fieldset></details></div>"
  }

  private func box(_ id: String, _ title: String, _ count: String?) -> String {
    let count = count.map { " <small>\($0)</small>" } ?? ""
    return
      "<label class=\"f-\(id)\"><input type=\"checkbox\" id=\"f-\(id)\" checked> \(MarkupText.escaped(title))\(count)</label>\n"
  }

  /// What is unticked is neither noted nor marked; a rule without findings has no box.
  private var filterStyle: String {
    (Severity.allCases.map(\.rawValue) + rules.map { "r-\($0.id)" }).map { name in
      let off = "body:has(#f-\(name):not(:checked))"
      let clean =
        "{display:none}\n\(off) span.\(name){all:unset}\n\(off) span.\(name)>sup,\(off) sup.\(name){display:none}"
      let absent = name.hasPrefix("r-") ? "\nbody:not(:has(.note.\(name))) .f-\(name){display:none}" : ""
      return "\n\(off) .note.\(name)\(clean)\(absent)"
    }.joined()
  }
}
