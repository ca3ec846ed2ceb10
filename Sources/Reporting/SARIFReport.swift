package import Proofreading
import ProseText

/// `--format sarif`: the report in the Static Analysis Results Interchange Format 2.1.0, for code hosts and editors.
package struct SARIFReport: Report {
  private let version: String
  private let language: ReportLanguage
  private let rules: [RuleDescription]

  /// The report of the tool in the given version, which knows `rules`.
  package init(version: String, language: ReportLanguage, rules: [RuleDescription]) {
    self.version = version
    self.language = language
    self.rules = rules
  }

  package var opening: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", "zhubi")
        json.field("version", version)
        json.field("semanticVersion", version)
        json.field("language", language == .zh ? "zh-CN" : "en-US")
        json.key("rules")
        json.array { json in
          for rule in rules {
            json.lineBreak(indent: 4)
            write(rule, to: &json)
          }
        }
      }
    }
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return Array("{\"$schema\": \"\(schema)\", \"version\": \"2.1.0\", \"runs\": [\n{\"tool\": ".utf8) + json.bytes
      + Array(",\n \"columnKind\": \"unicodeCodePoints\",\n \"results\": [".utf8)
  }

  package var separator: [UInt8] { [UInt8(ascii: ",")] }

  package func section(for draft: CheckedDraft) -> [UInt8] {
    let writer = SARIFResults(
      draft, ruleNumbers: Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first })
    var json = JSONWriter()
    var traces = TraceCounter()
    for mark in draft.marks {
      json.lineBreak(indent: 2)
      writer.write(mark, fingerprint: traces.fingerprint(of: mark, in: draft), to: &json)
    }
    return json.bytes
  }

  package func closing(_ totals: ReportTotals) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("executionSuccessful")
      json.value(totals.unreadable == 0)
    }
    return Array("],\n \"invocations\": [".utf8) + json.bytes + Array("]}]}\n".utf8)
  }

  private func write(_ rule: RuleDescription, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", rule.id)
      json.key("shortDescription")
      json.object { $0.field("text", language.text(rule.name)) }
      json.key("fullDescription")
      json.object { $0.field("text", language.text(rule.explanation)) }
      json.key("help")
      json.object { json in
        let (chinese, english) = (rule.explanation.chinese, rule.explanation.english)
        json.field("text", "\(rule.name.chinese)：\(chinese)\n\n\(rule.name.english): \(english)")
        json.field("markdown", MarkdownRuleManual().page(rule))
      }
      json.key("defaultConfiguration")
      json.object { $0.field("level", rule.severity.level) }
      json.key("properties")
      json.object { json in
        json.key("tags")
        json.array { json in json.value(rule.group.rawValue) }
      }
    }
  }
}

/// Writes the findings of one draft.
private struct SARIFResults {
  let draft: CheckedDraft
  let path: ReportPath
  let places: ReportPlaces
  let ruleNumbers: [String: Int]
  /// Writers of the places in reports.
  let reports: [String: SARIFResults]

  init(_ draft: CheckedDraft, ruleNumbers: [String: Int]) {
    self.draft = draft
    self.ruleNumbers = ruleNumbers
    path = ReportPath(draft)
    places = ReportPlaces(draft, in: .utf32)
    reports = draft.reportsInUse { SARIFResults(report: $0) }
  }

  private init(report: CheckedDraft) {
    draft = report
    ruleNumbers = [:]
    path = ReportPath(report)
    places = ReportPlaces(in: report.source, .utf32)
    reports = [:]
  }

  func write(_ mark: Mark, fingerprint: String, to json: inout JSONWriter) {
    json.object { json in
      json.field("ruleId", mark.rule)
      if let number = ruleNumbers[mark.rule] { json.field("ruleIndex", number) }
      json.field("level", mark.severity.level)
      json.key("message")
      json.object { $0.field("text", mark.finding.message) }
      json.key("locations")
      json.array { json in
        json.object { json in writePlace(mark.range, to: &json, snippet: draft.source[mark.range]) }
      }
      json.key("partialFingerprints")
      json.object { $0.field("zhubiTrace/v1", fingerprint) }
      if !mark.finding.related.isEmpty { writeRelated(mark.finding.related, to: &json) }
      if !mark.finding.fixes.isEmpty { writeFixes(mark.finding.fixes, to: &json) }
    }
  }

  private func writeRelated(_ related: [RelatedPlace], to json: inout JSONWriter) {
    json.key("relatedLocations")
    json.array { json in
      for (number, place) in related.enumerated() {
        json.object { json in
          json.field("id", number + 1)
          json.key("message")
          json.object { $0.field("text", place.message) }
          let home = place.report.flatMap { reports[$0] } ?? self
          home.writePlace(place.range, to: &json, snippet: nil)
        }
      }
    }
  }

  private func writeFixes(_ fixes: [Fix], to json: inout JSONWriter) {
    json.key("fixes")
    json.array { json in
      // A fix without changes is not allowed.
      for fix in fixes where !fix.edits.edits.isEmpty {
        json.object { json in
          json.key("description")
          json.object { $0.field("text", fix.title) }
          json.key("artifactChanges")
          json.array { json in
            json.object { json in
              writeFile(to: &json)
              json.key("replacements")
              json.array { json in
                for edit in fix.edits.edits {
                  json.object { json in
                    json.key("deletedRegion")
                    writeRegion(edit.range, to: &json, snippet: nil)
                    json.key("insertedContent")
                    json.object { $0.field("text", edit.newText) }
                  }
                }
              }
            }
          }
          json.key("properties")
          json.object { json in
            json.key("safe")
            json.value(fix.safety == .safe)
          }
        }
      }
    }
  }

  private func writePlace(_ range: SourceRange, to json: inout JSONWriter, snippet: String?) {
    json.key("physicalLocation")
    json.object { json in
      writeFile(to: &json)
      json.key("region")
      writeRegion(range, to: &json, snippet: snippet)
    }
  }

  private func writeFile(to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      json.field("uri", path.uri)
      if path.isRelative { json.field("uriBaseId", "%SRCROOT%") }
    }
  }

  private func writeRegion(_ range: SourceRange, to json: inout JSONWriter, snippet: String?) {
    let (start, end) = (places.place(range.start), places.place(range.end))
    json.object { json in
      json.field("startLine", start.line)
      json.field("startColumn", start.column)
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
      if let snippet {
        json.key("snippet")
        json.object { $0.field("text", snippet) }
      }
    }
  }
}

extension Severity {
  /// The level of SARIF.
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "note"
    }
  }
}
