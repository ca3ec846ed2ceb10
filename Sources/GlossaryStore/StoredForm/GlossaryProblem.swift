package import Glossary

/// Why a glossary, or one line of it, could not be used: one sentence that names the file, the line and what to do.
package struct GlossaryProblem: Error, Hashable, Sendable {
  /// The line, from 1; nil where the whole file is meant.
  package let line: Int?
  /// The sentence, in Chinese, with the file and the line.
  package let sentence: String
  /// Whether there is no such file.
  package let isMissing: Bool

  /// The problem that `sentence` describes, of the file at `path`.
  package init(_ path: String, line: Int? = nil, isMissing: Bool = false, _ sentence: String) {
    self.line = line
    self.isMissing = isMissing
    self.sentence = line.map { "“\(path)”第\($0)行：\(sentence)" } ?? "“\(path)”：\(sentence)"
  }
}

extension GlossaryEntry.Kind {
  /// The word for the kind in files and in what people read.
  package var word: String {
    switch self {
    case .slogan: "口号"
    case .organisation: "机构"
    case .document: "文件"
    case .work: "作品"
    case .activity: "活动"
    case .brand: "品牌"
    case .term: "术语"
    }
  }
}

extension GlossaryEntry.Status {
  /// The word for the status in files and in what people read.
  package var word: String {
    switch self {
    case .seen: "初见"
    case .learnt: "学得"
    case .suspect: "存疑"
    case .approved: "手定"
    case .rejected: "不收"
    }
  }

  /// Whether a person gives this status; the others come from a corpus.
  package var isByHand: Bool { self == .approved || self == .rejected }
}
