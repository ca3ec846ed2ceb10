package import Proofreading
package import Reporting
import Workspace

/// The reports that drafts are checked against, those of the settings and those of `--against REPORT…`.
package struct AgainstReports: Sendable {
  /// What they say.
  package private(set) var reports = RestingReports()
  /// Their texts, by the names that findings give them.
  package private(set) var texts: [String: CheckedDraft] = [:]
  private var files = ReportFiles()

  /// None.
  package init() {}

  /// The reports in `paths`, files and folders. One that cannot be read stops everything: a check against the others
  /// alone would call right what it never saw.
  init(reading paths: [FilePath]) throws(LintObstacle) {
    files = ReportFiles(reading: paths)
    guard files.problems.isEmpty else { throw LintObstacle(sentences: files.problems.map(\.sentence)) }
    if !paths.isEmpty, files.texts.isEmpty {
      let names = paths.map { "“\($0.shown)”" }.joined(separator: "、")
      throw LintObstacle(sentences: ["\(names)里没有可供核对的报告；请用“--against”写明报告的文件名。"])
    }
    reports = files.reports
    texts = files.texts.mapValues { text in
      CheckedDraft(
        path: text.file.name, openPath: text.file.openPath, source: text.source, marks: [], word: text.word)
    }
  }

  /// The reports for the draft at the real path `path`.
  func applied(to path: FilePath?) -> AgainstReports {
    var others = self
    others.reports = files.reports(for: path)
    return others
  }
}
