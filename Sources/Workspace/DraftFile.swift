package import ProseText

/// A draft that is to be checked: where its text comes from and what reports call it.
package struct DraftFile: Hashable, Sendable {
  /// Where the text of a draft comes from.
  package enum Origin: Hashable, Sendable {
    /// A file.
    case file(FilePath)
    /// Standard input, read to its end.
    case standardInput
  }

  /// The path in reports: as it was given, or relative to the folder that was given.
  package let name: String
  /// Where the text comes from.
  package let origin: Origin
  /// The folder that it was found in, without links, which writing must not leave; nil for what was named itself.
  package let root: FilePath?

  /// The draft called `name`, read from `origin`, found in the folder `root` or below.
  package init(name: String, origin: Origin, root: FilePath? = nil) {
    self.name = name
    self.origin = origin
    self.root = root
  }

  /// The path that opens the draft from the current folder, for people; the name for standard input.
  package var openPath: String {
    switch origin {
    case .file(let path): path.text
    case .standardInput: name
    }
  }

  /// The real path of the file; nil for standard input and for what does not exist.
  package var canonical: FilePath? {
    switch origin {
    case .file(let path): path.canonical
    case .standardInput: nil
    }
  }

  /// The folder that settings are looked for in; for standard input that of its name.
  package var folder: FilePath {
    switch origin {
    case .file(let path): path.folder
    case .standardInput: FilePath(name).folder
    }
  }

  /// Whether the draft is a Word file. Its text can be read and not edited.
  package var isWord: Bool {
    DraftExtension(FilePath(name)) == .docx
  }

  /// How the draft is written down, by the extension of its name.
  package var syntax: DraftSyntax {
    DraftExtension(FilePath(name))?.syntax ?? .plain
  }
}

extension DraftFile: Comparable {
  /// By the bytes of the name, then of the path: the same order on any machine.
  package static func < (left: DraftFile, right: DraftFile) -> Bool {
    (FilePath(left.name), FilePath(left.openPath)) < (FilePath(right.name), FilePath(right.openPath))
  }
}

/// The extensions by which drafts are found in folders.
package enum DraftExtension: String, CaseIterable, Sendable {
  /// Plain text.
  case txt
  /// Plain text.
  case text
  /// Markdown.
  case md
  /// Markdown.
  case markdown
  /// Word.
  case docx

  /// The extension of `path`, upper and lower case alike, or nil when it is none of a draft.
  package init?(_ path: FilePath) {
    self.init(rawValue: path.fileExtension)
  }

  /// The syntax that the extension stands for.
  package var syntax: DraftSyntax {
    switch self {
    case .txt, .text: .plain
    case .md, .markdown: .markdown
    case .docx: .paragraphs
    }
  }
}
