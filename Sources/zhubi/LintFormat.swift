import Foundation
import Proofreading
import Reporting

/// The formats of `zhubi lint`: the one list of them.
enum LintFormat: String, CaseIterable {
  case text
  case json
  case sarif
  case github
  case gitlab
  case junit
  case checkstyle
  case rdjsonl
  case html
  case docx

  /// The format when none is asked for: annotations where GitHub runs the command, text for people elsewhere.
  static var usual: LintFormat {
    ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" ? .github : .text
  }

  /// The report in this format; `text` is the one for people.
  func report(text: TextReport, language: ReportLanguage) -> any Report {
    switch self {
    case .text: text
    case .json: JSONReport(version: Zhubi.version)
    case .sarif: SARIFReport(version: Zhubi.version, language: language, rules: RuleCatalogue.descriptions)
    case .github: GitHubReport(language: language)
    case .gitlab: GitLabReport()
    case .junit: JUnitReport(timestamp: Self.timestamp)
    case .checkstyle: CheckstyleReport()
    case .rdjsonl: ReviewdogReport()
    case .docx: WordReport(language: language)
    case .html: HTMLReport(version: Zhubi.version, language: language, rules: RuleCatalogue.descriptions)
    }
  }

  /// Now, in universal time.
  private static var timestamp: String {
    String(Date.now.ISO8601Format().prefix(19))
  }
}
