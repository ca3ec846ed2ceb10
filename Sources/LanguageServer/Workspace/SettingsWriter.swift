import Glossary
import GlossaryStore
import LanguageServerProtocol
import Proofreading
import ProseText
import Workspace

/// Writes what a person decided into the settings file or the glossary of the workspace, and nowhere else.
struct SettingsWriter {
  /// What a new glossary is called, beside the settings file.
  static let newGlossary = "词库.glossary"

  private let settings: DraftSettings
  private let path: FilePath
  /// The folder that nothing is read or written outside of, whatever link is put on the way there meanwhile.
  private let root: FilePath

  /// A writer for drafts with `settings`; throws where nothing may be written.
  init(_ settings: DraftSettings) throws(ResponseError) {
    guard let file = settings.writableFile, let root = settings.writableRoot else {
      throw ResponseError(.requestFailed, "没有打开工作区，不知道配置写在哪里；请打开稿件所在的文件夹。")
    }
    self.settings = settings
    path = FilePath(file)
    self.root = root
  }

  /// Leaves the findings of `rule` on `text` alone: where they stand in `context`, in the file `file`, or wherever these
  /// are nil. With `text` nil the rule is turned off.
  func suppress(rule: String, text: String?, context: String?, file: String?) throws(ResponseError) {
    guard RuleCatalogue.description(of: rule) != nil else {
      throw ResponseError(.invalidParams, "no such rule")
    }
    guard let text else {
      return try change {
        $0.set(rule, to: SettingsText.quoted(RuleLevel.off.rawValue), inTable: SettingKey.rules.rawValue)
      }
    }
    let members = [("rule", rule), ("text", text), ("context", context ?? ""), ("path", file ?? "")]
    let entry = members.filter { !$0.1.isEmpty }
      .map { "\(SettingsText.quoted($0.0)): \(SettingsText.quoted($0.1))" }.joined(separator: ", ")
    try change { $0.append("{\(entry)}", toList: SettingKey.ignore.rawValue) }
  }

  /// Adds the term `form` to the strongest glossary that lies in the workspace, or to a new one.
  func add(_ form: String) throws(ResponseError) {
    guard (2...40).contains(form.count), !VisibleText.isNeeded(for: form) else {
      throw ResponseError(.invalidParams, "no term")
    }
    let folder = path.folder.existing
    let known = settings.glossaryFiles.last { FilePath($0).canonical?.isInside(folder) == true }
    let file = known.map { FilePath($0) } ?? path.folder.appending(Self.newGlossary.utf8)
    let block = GlossaryText.block(GlossaryEntry(form: form))
    var bytes = Array(GlossaryText.head().utf8)
    if let old = try read(file) {
      // What is no glossary is not added to.
      guard GlossaryText.read(old, path: file.text).problems.isEmpty else {
        throw ResponseError(.requestFailed, "词库“\(file.text)”有误，无法加入；请先运行“zhubi glossary check”改正。")
      }
      bytes = old
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    if !GlossaryText.read(bytes, path: file.text).entries.contains(where: { $0.form == form }) {
      bytes += Array(block.utf8)
      // Some words would be read as something else than a term.
      let reading = GlossaryText.read(bytes, path: file.text)
      guard reading.problems.isEmpty, reading.entries.last?.form == form else {
        throw ResponseError(.invalidParams, "no term")
      }
      try write(bytes, to: file)
    }
    if known == nil, !settings.glossaryFiles.contains(file.text) {
      try change { $0.append(SettingsText.quoted(Self.newGlossary), toList: SettingKey.glossary.rawValue) }
    }
  }

  private func change(_ change: (inout SettingsText) -> Bool) throws(ResponseError) {
    guard var text = SettingsText(try read(path)), change(&text) else {
      throw ResponseError(.requestFailed, "“\(path.text)”有误，无法加入；请先运行“zhubi config check”改正。")
    }
    try write(text.bytes, to: path)
  }

  /// The bytes of the file at `path`; nil where nothing stands. What cannot be read is not replaced.
  private func read(_ path: FilePath) throws(ResponseError) -> [UInt8]? {
    guard (try? FileEntry(at: path)) != nil else { return nil }
    do throws(DraftProblem) {
      return try DraftReader.bytes(of: path, inside: [root])
    } catch {
      throw ResponseError(.requestFailed, VisibleText.line("无法加入：\(error.sentence)"))
    }
  }

  private func write(_ bytes: [UInt8], to path: FilePath) throws(ResponseError) {
    do throws(OutputProblem) {
      try OutputFile.replace(path, with: bytes, inside: root)
    } catch {
      if case .failed(let sentence) = error { throw ResponseError(.requestFailed, VisibleText.line(sentence)) }
      throw ResponseError(.requestFailed, "“\(path.text)”不能写入。")
    }
  }
}
