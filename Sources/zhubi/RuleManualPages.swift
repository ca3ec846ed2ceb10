import Foundation
import LanguageServer
import LanguageServerProtocol
import Proofreading
import Reporting
import Workspace

/// Pages of the manual of rules as files in the person's cache folder, so that editors can open them.
final class RuleManualPages: Sendable {
  private let folder: String
  /// The pages that are written, by rule; nil for those that cannot be.
  private let pages = Locked<[String: DocumentURI?]>([:])

  /// Pages in the cache folder of the person who runs the program; nil where there is no such folder.
  init?() {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
    guard let cache = environment["XDG_CACHE_HOME"].flatMap({ $0.hasPrefix("/") ? $0 : nil }) ?? home else {
      return nil
    }
    folder = cache + "/zhubi/manual-\(Zhubi.version)"
  }

  /// The page of the rule called `id`, written when it is first asked for; nil where it cannot be written.
  func page(of id: String) -> DocumentURI? {
    pages.withLock { pages in
      if let known = pages[id] { return known }
      let uri = write(id)
      pages[id] = .some(uri)
      return uri
    }
  }

  private func write(_ id: String) -> DocumentURI? {
    guard let rule = RuleCatalogue.description(of: id) else { return nil }
    let path = "\(folder)/\(id).md"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let file = try OutputFile.replacing(FilePath(path))
      try file.write(Array(MarkdownRuleManual().page(rule).utf8))
      try file.finish()
    } catch {
      return nil
    }
    return FileURI.uri(of: path)
  }
}
