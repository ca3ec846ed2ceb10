/// Why a draft or a folder could not be read: one sentence that names it and says what to do.
package struct DraftProblem: Error, Hashable, Sendable {
  /// The sentence, in Chinese, for the person who named the file.
  package let sentence: String

  private init(_ sentence: String) {
    self.sentence = sentence
  }

  /// Nothing stands at `path`.
  package static func missing(_ path: String) -> DraftProblem {
    DraftProblem("找不到“\(path)”；请检查路径是否写对。")
  }

  /// `path` is a link to something that is not there.
  package static func danglingLink(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”是失效的链接，所指的文件不存在；请修复或删除这个链接。")
  }

  /// `path` leads to `real`, out of the folder that it must lie in.
  package static func outside(_ path: String, _ real: String) -> DraftProblem {
    DraftProblem("“\(path)”实际是“\(real)”，在允许的文件夹之外，没有读取：它或它所在的文件夹是链接，或被换成了链接；请查明原因。")
  }

  /// The access rights of `path` forbid reading it.
  package static func forbidden(_ path: String) -> DraftProblem {
    DraftProblem("没有读取“\(path)”的权限；请检查它的访问权限。")
  }

  /// `path` is a folder where a draft was expected.
  package static func folder(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”是文件夹，不是稿件；要检查其中的稿件，请写成“\(path)/”。")
  }

  /// `path` is a pipe, a socket or a device.
  package static func special(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”是管道或设备，不是普通文件；请改用“-”从标准输入读取。")
  }

  /// `path` holds `size` bytes, more than is read.
  package static func tooLarge(_ path: String, size: Int) -> DraftProblem {
    DraftProblem("“\(path)”有 \(size) 字节，超过 \(DraftReader.sizeLimit >> 20) MiB 的上限；请拆成几个文件再检查。")
  }

  /// Byte `offset` (from 0) of `path` breaks the rules of `encoding`.
  package static func illFormed(_ path: String, _ encoding: TextEncoding, offset: Int) -> DraftProblem {
    DraftProblem(
      "“\(path)”在字节偏移 \(offset) 处不是有效的 \(encoding.title) 文字；请修正该处，或另存为 UTF-8 后再检查。")
  }

  /// `path` holds no text in an encoding known here.
  package static func notText(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”不是文本文件，或用了不认识的编码；请另存为 UTF-8 编码的纯文本后再检查。")
  }

  /// `path` cannot be read as a Word file.
  package static func word(_ path: String, _ problem: WordProblem) -> DraftProblem {
    DraftProblem("“\(path)”\(problem.sentence)")
  }

  /// `path` cannot be written back in `encoding` without changing what was not touched.
  package static func notWritable(_ path: String, _ encoding: TextEncoding) -> DraftProblem {
    DraftProblem("“\(path)”用 \(encoding.title) 写回会改变未动的文字，没有修改；请先另存为 UTF-8。")
  }

  /// `path` may not be written.
  package static func readOnly(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”是只读文件，没有修改；请先改变它的访问权限。")
  }

  /// Somebody else has changed `path` since it was read.
  package static func changedMeanwhile(_ path: String) -> DraftProblem {
    DraftProblem("“\(path)”在检查时被别的程序改动，没有修改；请重新运行。")
  }

  /// Writing failed for the reason that `sentence` gives.
  package static func unwritten(_ sentence: String) -> DraftProblem {
    DraftProblem(sentence)
  }

  /// A patch of `path` would be no text.
  package static func noPatch(_ path: String, _ encoding: TextEncoding) -> DraftProblem {
    DraftProblem("“\(path)”是 \(encoding.title) 编码，不能写成补丁；请改用“--fix”，或先另存为 UTF-8。")
  }

  /// The system refused to read standard input.
  package static func standardInput(_ error: SystemError) -> DraftProblem {
    DraftProblem("无法从标准输入读取（\(error.text)）；请检查输入的来源，或改为写明文件名。")
  }

  /// The system refused to read `path` for another reason.
  package static func system(_ path: String, _ error: SystemError) -> DraftProblem {
    if error.isMissing { return missing(path) }
    if error.isForbidden { return forbidden(path) }
    if error.isFolder { return folder(path) }
    return DraftProblem("无法读取“\(path)”（\(error.text)）；请检查文件和磁盘后重试。")
  }
}
