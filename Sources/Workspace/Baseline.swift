import Foundation
package import Proofreading

/// The findings that are known already and not reported again: by draft, rule and the words around them, so that edits
/// elsewhere do not matter.
package struct Baseline: Sendable {
  /// How often each trace is known, by the path of the draft as the file has it.
  private var counts: [String: [FindingTrace: Int]] = [:]

  /// No findings.
  package init() {}

  /// The most bytes that a baseline may have.
  private static let sizeLimit = 1 << 26

  /// The most times that one trace counts: no draft has more, and sums of it stay numbers.
  private static let largestCount = 1_000_000

  /// Reads the file at `path`, which must lie in the folder `root`, one without links, when that is given.
  package init(reading path: FilePath, inside root: FilePath? = nil) throws(ConfigurationProblems) {
    func problem(_ sentence: String) -> ConfigurationProblems {
      ConfigurationProblems([ConfigurationProblem(sentence: sentence)])
    }
    guard path.canonical != nil else {
      throw problem("找不到基线“\(path.text)”；第一次使用时请加上“--update-baseline”新建。")
    }
    let bytes: [UInt8]
    do { bytes = try DraftReader.bytes(of: path, inside: root.map { [$0] }) } catch { throw problem(error.sentence) }
    let root: SettingNode
    do { root = try SettingReader.read(bytes, sizeLimit: Self.sizeLimit) } catch {
      throw problem("基线“\(path.text)”第 \(error.place.line) 行第 \(error.place.column) 列：\(error.reason)。")
    }
    guard case .table = root.value, let findings = root["findings"]?.node else {
      throw problem("“\(path.text)”不是基线文件：缺少“findings”；可用“--update-baseline”重新生成。")
    }
    for node in findings.elements {
      func text(_ key: String) -> String? { node[key]?.node.text }
      guard let file = text("path"), let rule = text("rule"), let words = text("text") else {
        throw problem("基线“\(path.text)”第 \(node.place.line) 行缺少“path”“rule”或“text”；可用“--update-baseline”重新生成。")
      }
      let trace = FindingTrace(rule: rule, text: words, before: text("before") ?? "", after: text("after") ?? "")
      var count = 1
      if case .number(let digits)? = node["count"]?.node.value {
        count = min(max(1, Int(digits) ?? 1), Self.largestCount)
      }
      let sum = counts[file]?[trace] ?? 0
      counts[file, default: [:]][trace] = min(sum + count, Self.largestCount)
    }
  }

  /// The traces known of the draft at `path`, which may be used up one by one.
  package func known(of path: String) -> [FindingTrace: Int] {
    counts[path] ?? [:]
  }

  /// Puts `traces` in the place of all that is known of the draft at `path`.
  package mutating func replace(_ path: String, with traces: [FindingTrace]) {
    var known: [FindingTrace: Int] = [:]
    for trace in traces { known[trace, default: 0] += 1 }
    counts[path] = known.isEmpty ? nil : known
  }

  /// Forgets the drafts that `isGone` says are no more.
  package mutating func forget(where isGone: (String) -> Bool) {
    for path in counts.keys where isGone(path) { counts[path] = nil }
  }

  /// How many findings are known.
  package var count: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// The file: one finding a line, in an order that depends on nothing but the findings, so that it merges well.
  package var bytes: [UInt8] {
    let rows = counts.flatMap { path, traces in traces.map { trace, count in (path, trace, count) } }
    let lines = rows.map { path, trace, count in
      let fields = [
        ("path", path), ("rule", trace.rule), ("text", trace.text), ("before", trace.before), ("after", trace.after),
      ]
      let text = fields.map { "\"\($0)\": \(Self.quoted($1))" }.joined(separator: ", ")
      return "    {\(text)" + (count > 1 ? ", \"count\": \(count)}" : "}")
    }
    let body = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",\n")
    return Array("{\n  \"version\": 1,\n  \"findings\": [\(body.isEmpty ? "" : "\n\(body)\n  ")]\n}\n".utf8)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
