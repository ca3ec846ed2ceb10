package import GlossaryStore

/// The documents of a corpus in files and folders.
package struct CorpusFiles: Sendable {
  /// The documents, each file once.
  package let documents: [CorpusDocument]
  /// What could not be found or read of the folders.
  package let problems: [CorpusProblem]
  /// What opens the documents. Of the corpus of a workspace it opens only what lies in the folders of that at the moment.
  package let opener: CorpusOpener

  /// Finds the documents of `paths` as drafts are found, with names relative to the folder of the glossary at
  /// `glossary`, which is no document itself.
  package init(_ paths: [FilePath], glossary: FilePath) {
    self.init(DraftDiscovery(paths, report: glossary), base: glossary.folder.canonical ?? glossary.folder)
  }

  /// Finds the documents of the corpus of a workspace, whose glossary is kept elsewhere: their names are whole paths.
  /// `roots` are free of links. Links that lead out of them are not followed: a workspace may not name what lies outside
  /// it. That holds for links too that are put in the place of a folder later.
  package init(workspaceCorpus roots: [FilePath]) {
    let all = CorpusFiles(DraftDiscovery(roots), base: nil)
    opener = .drafts(inside: roots)
    documents = all.documents.filter { document in roots.contains { FilePath(document.name).isInside($0) } }
    problems =
      all.problems
      + all.documents.filter { document in !roots.contains { FilePath(document.name).isInside($0) } }.map {
        CorpusProblem("语料“\($0.path)”是链接，指向语料文件夹之外，没有读取；请把文件放进语料文件夹。")
      }
  }

  /// Finds the documents of `paths` for a part that is written to `output`, which is no document itself: their names are
  /// whole paths, for the glossary may lie anywhere.
  package init(_ paths: [FilePath], besides output: FilePath) {
    self.init(DraftDiscovery(paths, report: output), base: nil)
  }

  private init(_ discovery: DraftDiscovery, base: FilePath?) {
    documents = discovery.drafts.compactMap { draft in
      guard case .file(let path) = draft.origin else { return nil }
      let real = path.canonical ?? path
      var size = 0
      if case .file(let bytes)? = try? FileEntry(following: path) { size = bytes }
      return CorpusDocument(
        path: path.text, name: base.map { real.way(from: $0) }?.text ?? real.text, size: size)
    }
    problems = discovery.problems.map { CorpusProblem($0.sentence) }
    opener = .drafts
  }
}

extension CorpusOpener {
  /// Opens whatever can be checked as a draft.
  package static let drafts = drafts(inside: nil)

  /// The same; with `roots`, folders without links, only what lies in one of them when it is opened.
  fileprivate static func drafts(inside roots: [FilePath]?) -> CorpusOpener {
    CorpusOpener { path throws(CorpusProblem) in
      let draft = DraftFile(name: path, origin: .file(FilePath(path)))
      do throws(DraftProblem) {
        return CorpusText(try DraftReader.read(draft, inside: roots).source, syntax: draft.syntax)
      } catch {
        throw CorpusProblem(error.sentence)
      }
    }
  }
}

extension FilePath {
  /// The way from `folder` to this path; both are real paths, else the path itself is given.
  package func way(from folder: FilePath) -> FilePath {
    let slash = UInt8(ascii: "/")
    guard bytes.first == slash, folder.bytes.first == slash else { return self }
    let own = bytes.split(separator: slash)
    let base = folder.bytes.split(separator: slash)
    let common = zip(own, base).prefix { $0 == $1 }.count
    let up = [[UInt8]](repeating: Array("..".utf8), count: base.count - common)
    return FilePath(bytes: (up + own[common...].map { Array($0) }).joined(separator: [slash]))
  }
}
