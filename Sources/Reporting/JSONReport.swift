import Proofreading
import ProseText
import Workspace

/// `--format json`: the report for programs, in a shape that is a contract.
package struct JSONReport: Report {
  private let version: String

  /// The report of the tool in the given version.
  package init(version: String) {
    self.version = version
  }

  package var opening: [UInt8] {
    var tool = JSONWriter()
    tool.object { json in
      json.field("name", "zhubi")
      json.field("version", version)
    }
    return Array("{\"tool\": ".utf8) + tool.bytes + Array(",\n \"files\": [".utf8)
  }

  package var separator: [UInt8] { [UInt8(ascii: ",")] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let writer = DraftWriter(draft)
    var json = JSONWriter()
    json.lineBreak(indent: 2)
    json.object { json in
      json.field("path", draft.path)
      if let encoding = draft.foreignEncoding { json.field("encoding", encoding) }
      json.key("findings")
      json.array { json in
        for mark in draft.marks {
          json.lineBreak(indent: 4)
          writer.write(mark, to: &json)
        }
      }
    }
    return json.bytes
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("files", totals.files)
      for severity in Severity.allCases.sorted(by: >) { json.field(severity.rawValue, totals[severity]) }
      json.field("suppressed", totals.suppressed)
      json.field("baselined", totals.baselined)
    }
    return Array("],\n \"summary\": ".utf8) + json.bytes + Array("}\n".utf8)
  }
}

/// Writes the marks of one draft.
private struct DraftWriter {
  let draft: CheckedDraft
  let positions: PositionIndex
  /// Writers of the ranges in reports.
  let reports: [String: DraftWriter]

  init(_ draft: CheckedDraft) {
    self.draft = draft
    // A clean draft needs no positions, and most drafts of a large folder are clean.
    positions = PositionIndex(draft.marks.isEmpty ? SourceText("") : draft.source, in: .utf32)
    reports = draft.reportsInUse { DraftWriter(report: $0) }
  }

  private init(report: CheckedDraft) {
    draft = report
    positions = PositionIndex(report.source, in: .utf32)
    reports = [:]
  }

  func write(_ mark: Mark, to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", mark.rule)
      json.field("group", mark.group.rawValue)
      json.field("severity", mark.severity.rawValue)
      json.field("message", mark.finding.message)
      json.field("excerpt", draft.source[mark.range])
      write(mark.range, to: &json)
      json.key("related")
      json.array { json in
        for place in mark.finding.related {
          json.object { json in
            json.field("message", place.message)
            let home = place.report.flatMap { reports[$0] } ?? self
            json.field("path", home.draft.path)
            home.write(place.range, to: &json)
          }
        }
      }
      json.key("fixes")
      json.array { json in
        for fix in mark.finding.fixes { write(fix, to: &json) }
      }
    }
  }

  private func write(_ fix: Fix, to json: inout JSONWriter) {
    json.object { json in
      json.field("title", fix.title)
      json.key("safe")
      json.value(fix.safety == .safe)
      json.key("edits")
      json.array { json in
        for edit in fix.edits.edits {
          json.object { json in
            write(edit.range, to: &json)
            json.field("newText", edit.newText)
          }
        }
      }
    }
  }

  private func write(_ range: SourceRange, to json: inout JSONWriter) {
    json.key("range")
    json.object { json in
      json.key("start")
      write(range.start, to: &json)
      json.key("end")
      write(range.end, to: &json)
      if let word = draft.word {
        json.key("location")
        json.object { $0.write(word.place(of: range.start)) }
        if word.isVirtual(range) {
          json.key("virtual")
          json.value(true)
        }
      }
    }
  }

  private func write(_ offset: UTF8Offset, to json: inout JSONWriter) {
    let offset = draft.source.scalarStart(offset)
    let position = positions.position(of: offset)
    json.object { json in
      json.field("offset", offset.value)
      json.field("line", position.line + 1)
      json.field("column", position.column + 1)
    }
  }
}

extension JSONWriter {
  /// The keys and values that say where in a Word file `place` is; tables, rows and cells are counted from 1 too.
  fileprivate mutating func write(_ place: WordPlace) {
    field("paragraph", place.paragraph)
    switch place.container {
    case .body: break
    case .cell(let table, let row, let column):
      field("table", table)
      field("row", row)
      field("column", column)
    case .textBox:
      key("textBox")
      value(true)
    case .footnote(let number): field("footnote", number)
    case .endnote(let number): field("endnote", number)
    }
  }
}
