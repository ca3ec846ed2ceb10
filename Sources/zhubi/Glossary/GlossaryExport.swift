import Glossary
import GlossaryStore
import Reporting
import Workspace

/// `zhubi glossary export`: the terms for other programs.
struct GlossaryExport: GlossaryAction {
  static let name = "export"
  static let usage = "export [--format csv|jsonl|tbx] [-o FILE] [--kind 类别] [--status 状态] [--glossary FILE]…"
  static let summary = "导出词条：CSV（默认）、JSON Lines 或 TBX-Basic"

  /// The formats.
  enum Format: String {
    case csv
    case jsonl
    case tbx
  }

  private let format: Format
  private let output: String?
  private let selection: EntrySelection
  private let choice: GlossaryChoice

  init(_ operands: [String], _ arguments: CommandArguments) throws(UsageError) {
    guard operands.isEmpty else { throw UsageError("“export”不带参数；要导出哪个词库，请用“--glossary FILE”。") }
    guard let format = Format(rawValue: arguments.text(GlossaryCommand.format) ?? "csv") else {
      throw UsageError("导出的“--format”可以是 csv、jsonl、tbx。")
    }
    self.format = format
    output = arguments.text(GlossaryCommand.output)
    selection = EntrySelection(arguments)
    choice = GlossaryChoice(arguments)
  }

  func run() async -> ExitStatus {
    let text: String
    do throws(UsageError) {
      text = Self.text(try selection.entries(choice), format)
    } catch {
      Console.complain(error.sentence)
      return .failure
    }
    return Self.write(text, to: output)
  }

  /// Writes `text` to the file at `output`, or to standard output where none is named.
  static func write(_ text: String, to output: String?) -> ExitStatus {
    guard let output else { return Console.say(text) }
    do throws(OutputProblem) {
      let file = try OutputFile.replacing(FilePath(output))
      do throws(OutputProblem) { try file.write(Array(text.utf8)) } catch {
        file.abandon()
        throw error
      }
      try file.finish()
      return .clean
    } catch {
      if case .failed(let sentence) = error { Console.complain(sentence) }
      return .failure
    }
  }

  /// `entries` in `format`.
  static func text(_ entries: [GlossaryEntry], _ format: Format) -> String {
    switch format {
    case .csv: csv(entries)
    case .jsonl: jsonLines(entries)
    case .tbx: TermBaseExchange.text(entries)
    }
  }

  /// A table with a byte-order mark, without which spreadsheets take the text for another encoding (RFC 4180 otherwise).
  private static func csv(_ entries: [GlossaryEntry]) -> String {
    var text = "\u{FEFF}" + row(["词条", "类别", "状态", "成员", "又作", "不用", "次数", "文件数", "出处", "行", "说明", "用例"])
    for entry in entries {
      text += row([
        entry.form, entry.kind.word, entry.status.word, entry.members.joined(separator: "、"),
        entry.variants.map(\.form).joined(separator: "、"), entry.formsToAvoid.joined(separator: "、"),
        String(entry.uses), String(entry.documents), entry.firstSource?.path ?? "",
        entry.firstSource.map { String($0.line) } ?? "", entry.note, entry.example,
      ])
    }
    return text
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      // A cell that begins like a formula would be one in a spreadsheet.
      let cell = cell.first.map { "=+-@".contains($0) } == true ? "'" + cell : cell
      let mustQuote = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
      return mustQuote
        ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
    }.joined(separator: ",") + "\r\n"
  }

  private static func jsonLines(_ entries: [GlossaryEntry]) -> String {
    entries.map { entry in
      var writer = JSONWriter()
      EntryReport.write(entry, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }.joined()
  }
}

/// TBX-Basic (ISO 30042:2019) in the style that names data categories by attributes (DCA).
enum TermBaseExchange {
  /// `entries` as a document of TBX-Basic: a concept for each, its other names as further terms.
  static func text(_ entries: [GlossaryEntry]) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tbx type="TBX-Basic" style="dca" xml:lang="zh-Hans" xmlns="urn:iso:std:iso:30042:ed-2">
        <tbxHeader>
          <fileDesc>
            <sourceDesc>
              <p>zhubi glossary export</p>
            </sourceDesc>
          </fileDesc>
        </tbxHeader>
        <text>
          <body>

      """
    for (number, entry) in entries.enumerated() {
      text += "      <conceptEntry id=\"c\(number + 1)\">\n"
      text += "        <descrip type=\"subjectField\">\(entry.kind.word)</descrip>\n"
      let members = entry.members.isEmpty ? "" : "\(entry.members.count)项：\(entry.members.joined(separator: "、"))"
      let definition = [entry.note, members].filter { !$0.isEmpty }.joined(separator: "；")
      if !definition.isEmpty { text += "        <descrip type=\"definition\">\(escaped(definition))</descrip>\n" }
      text += "        <langSec xml:lang=\"zh-Hans\">\n"
      text += term(entry.form, status: "preferredTerm", type: entry.kind == .slogan ? "phrase" : "fullForm", entry)
      for variant in entry.variants {
        let type = variant.relation == .short ? "shortForm" : variant.relation == .long ? "fullForm" : "variant"
        text += term(variant.form, status: "admittedTerm", type: type, nil)
      }
      for avoided in entry.formsToAvoid { text += term(avoided, status: "deprecatedTerm", type: "variant", nil) }
      text += "        </langSec>\n      </conceptEntry>\n"
    }
    return text + "    </body>\n  </text>\n</tbx>\n"
  }

  private static func term(_ form: String, status: String, type: String, _ entry: GlossaryEntry?) -> String {
    var text = "          <termSec>\n            <term>\(escaped(form))</term>\n"
    text += "            <termNote type=\"administrativeStatus\">\(status)-admn-sts</termNote>\n"
    text += "            <termNote type=\"termType\">\(type)</termNote>\n"
    if let entry, !entry.example.isEmpty {
      text += "            <descrip type=\"context\">\(escaped(entry.example))</descrip>\n"
    }
    if let source = entry?.firstSource {
      text += "            <admin type=\"source\">\(escaped(source.path)):\(source.line)</admin>\n"
    }
    return text + "          </termSec>\n"
  }

  /// `text` for XML: marks escaped, and characters that XML has no place for left out.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        escaped.unicodeScalars.append(scalar)
      default: break
      }
    }
    return escaped
  }
}
