/// Why a Word file could not be read.
package enum WordProblem: Error, Hashable, Sendable {
  /// It is no ZIP archive, as which Word files are stored.
  case notAnArchive
  /// It has the form of older Word files, or is locked with a password: both are stored in the same way.
  case oldOrLocked
  /// A part of it is locked with a password.
  case encrypted
  /// It is an archive, but holds no Word text.
  case notAWordFile
  /// It is larger than any report: the named part, or the archive as a whole.
  case tooLarge(String)
  /// The named part is damaged, or not stored as Word stores it.
  case damaged(String)
  /// The named part holds a declaration by which a file could draw in others, or grow without bounds.
  case declaresEntities(String)

  /// What is wrong and what to do, in Chinese, to follow the name of the file.
  package var sentence: String {
    switch self {
    case .notAnArchive: "不是 Word 文件（.docx）；请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
    case .oldOrLocked: "是旧格式（.doc）或设有密码的 Word 文件；请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再检查。"
    case .encrypted: "设有密码，无法读取；请取消密码后再检查。"
    case .notAWordFile: "是压缩包，但里面没有 Word 正文；请检查文件是否选对。"
    case .tooLarge(let part): "的内容（\(part)）展开后过大，不像一份报告，没有读取；请拆成几个文件，或另存为 .txt 后再检查。"
    case .damaged(let part): "已损坏（\(part)）；请用 Word 或 WPS 打开修复，另存后再检查。"
    case .declaresEntities(let part): "含有不安全的声明（\(part) 中的 DOCTYPE），没有读取；请用 Word 或 WPS 打开，另存后再检查。"
    }
  }
}
