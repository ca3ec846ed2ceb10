import Glossary
import LanguageServerProtocol
import Workspace

/// Finds the reports that glossaries name.
struct GlossarySources: Sendable {
  /// The folders that paths in glossaries may be relative to, the likeliest first.
  private let folders: [FilePath]

  /// The sources of glossaries in `settings`.
  init(_ settings: DraftSettings) {
    folders = settings.glossaryFiles.reversed().map { FilePath($0).folder } + settings.corpora.map { FilePath($0) }
  }

  /// `path` as people call it: within its folder, when that is known.
  func name(of path: String) -> String {
    let within = folders.map { $0.text + "/" }.filter { path.hasPrefix($0) }.max { $0.count < $1.count }
    return within.map { String(path.dropFirst($0.count)) } ?? path
  }

  /// The line where `entry` was first used; nil where that is not known, or the report is not there.
  func location(of entry: GlossaryEntry) -> Location? {
    guard let (path, line) = path(of: entry) else { return nil }
    let place = Position(line: max(0, line - 1), character: 0)
    return Location(uri: FileURI.uri(of: path.text), range: PositionRange(start: place, end: place))
  }

  /// The report where `entry` was first used, and the line from 1; nil where that is not known, or the report is not
  /// there.
  func path(of entry: GlossaryEntry) -> (path: FilePath, line: Int)? {
    guard let source = entry.firstSource else { return nil }
    let paths = source.path.hasPrefix("/") ? [FilePath(source.path)] : folders.map { $0.appending(source.path.utf8) }
    let files = paths.lazy.filter { if case .file? = try? FileEntry(following: $0) { true } else { false } }
    // The path in a glossary may go up and down again.
    return files.compactMap(\.canonical).first.map { ($0, source.line) }
  }
}

/// Finds reports by their titles, which the names of their files hold.
final class ReportTitles: Sendable {
  private let folders: [FilePath]
  /// The files by title, once somebody asked; a title that two files have leads nowhere.
  private let files = Locked<[String: String?]?>(nil)

  /// The reports in `folders` and below.
  init(folders: [String]) {
    self.folders = folders.map { FilePath($0) }
  }

  /// The report called `title`, or nil. The folders are gone through at the first question.
  func file(titled title: String) -> DocumentURI? {
    let key = Self.key(title)
    guard key.count >= 4, !folders.isEmpty else { return nil }
    return files.withLock { files in
      let known = files ?? Self.find(folders)
      files = known
      return known[key].flatMap { $0 }.map(FileURI.uri)
    }
  }

  private static func find(_ folders: [FilePath]) -> [String: String?] {
    var found: [String: String?] = [:]
    for file in DraftDiscovery(folders).drafts {
      let path = file.openPath
      let stem = path.split(separator: "/").last.map { $0.prefix(upTo: $0.lastIndex(of: ".") ?? $0.endIndex) } ?? ""
      let key = Self.key(stem)
      // A date or number before the title belongs to the file.
      let withoutNumber = String(key.drop { $0.isNumber || $0 == "年" })
      for name in Set([key, withoutNumber]) where name.count >= 4 {
        found[name] = found[name] == nil ? path : .some(nil)
      }
    }
    return found
  }

  /// What is left of a title without blanks and marks.
  private static func key(_ title: some StringProtocol) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(
      contentsOf: title.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    return String(kept)
  }
}
