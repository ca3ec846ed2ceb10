import Drafting
package import Proofreading
package import ProseText

/// The reports that drafts rest on, in files and folders.
package struct ReportFiles: Sendable {
  /// The text of a report.
  package struct Text: Sendable {
    /// The file.
    package let file: DraftFile
    /// Its text.
    package let source: SourceText
    /// Where the text stands in a Word file; nil for files of text.
    package let word: WordMap?
  }

  /// What they say. A report is called by the path that opens it, and in messages by the name of its file.
  package private(set) var reports = RestingReports()
  /// Their texts, by those paths.
  package private(set) var texts: [String: Text] = [:]
  /// What could not be read.
  package private(set) var problems: [DraftProblem] = []
  private var names: [FilePath: String] = [:]

  /// None.
  package init() {}

  /// The reports in `paths`, found and read as drafts are.
  package init(reading paths: [FilePath]) {
    guard !paths.isEmpty else { return }
    let discovery = DraftDiscovery(paths)
    problems = discovery.problems
    var reports: [RestingReport] = []
    for file in discovery.drafts {
      do throws(DraftProblem) {
        let text = try DraftReader.read(file)
        let name = file.openPath
        let title = FilePath(bytes: Array(FilePath(name).lastComponent)).shown
        reports.append(RestingReport(Draft(text.source, syntax: file.syntax), name: name, title: title))
        texts[name] = Text(file: file, source: text.source, word: text.word)
        if let path = file.canonical { names[path] = name }
      } catch {
        problems.append(error)
      }
    }
    self.reports = RestingReports(reports)
  }

  /// What the reports say without the one at the real path `path`: a draft that is among them does not rest on itself.
  package func reports(for path: FilePath?) -> RestingReports {
    guard let path, let name = names[path] else { return reports }
    return reports.without(name)
  }
}
