import Foundation
package import Glossary

/// The names in a glossary file with the places of their entries, for look-ups that do not read the whole file.
///
/// It is kept in the user's cache folder and made anew whenever it does not belong to the file as it is (size, time of
/// change) or its checksum is wrong; a look-up never depends on it. A look-up reads it in one go and searches it as it
/// lies there, so it is kept small: all names in one run of units, and marks here and there that lead back to entries.
package struct NameIndex: Sendable {
  /// A name and whose it is.
  package struct Hit: Hashable, Sendable {
    /// How the name answers the question.
    package let match: TermMatch
    /// Whether it is the form of the entry, and not another name of it.
    package let isForm: Bool
    /// The number of the entry.
    package let entry: Int
  }

  /// Whether names that are only near are wanted.
  package enum Nearness: Sendable {
    /// They are.
    case included
    /// They are not.
    case excluded
  }

  private let table: NameTable

  /// The index of `entries`, which are in memory.
  package init(_ entries: [GlossaryEntry]) {
    table = NameTable(entries, places: [], stamp: [])
  }

  private init(_ table: NameTable) {
    self.table = table
  }

  /// The names that answer `query`, the near ones too where `nearness` asks for them, in the order of the glossary.
  package func hits(_ query: TermQuery, _ nearness: Nearness) -> [Hit] {
    guard !query.isEmpty else { return [] }
    return table.read { names in
      var hits: [(name: Int, match: TermMatch)] = []
      for name in names.candidates(query) {
        if let match = query.match(names.units(of: name)) { hits.append((name, match)) }
      }
      if nearness == .included {
        let known = Set(hits.map(\.name))
        names.eachNear(query) { name, units in
          if !known.contains(name), let match = query.near(units) { hits.append((name, match)) }
        }
        hits.sort { $0.name < $1.name }
      }
      return hits.map { Hit(match: $0.match, isForm: names.isForm($0.name), entry: names.entry(of: $0.name)) }
    }
  }

  // MARK: Files

  /// What must be the same of a file for its index to be of use.
  struct Stamp: Hashable {
    var size: UInt64
    var seconds: UInt64
    var nanoseconds: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      size = UInt64(status.st_size)
      #if canImport(Darwin)
        seconds = UInt64(bitPattern: Int64(status.st_mtimespec.tv_sec))
        nanoseconds = UInt64(bitPattern: Int64(status.st_mtimespec.tv_nsec))
      #else
        seconds = UInt64(bitPattern: Int64(status.st_mtim.tv_sec))
        nanoseconds = UInt64(bitPattern: Int64(status.st_mtim.tv_nsec))
      #endif
    }

    /// The numbers of it.
    var numbers: [UInt64] { [size, seconds, nanoseconds] }
  }

  /// The index of the glossary at `path`, from the cache folder `cache` where that has it, else made anew and kept there.
  /// Without a cache folder it is made each time. Throws when the glossary cannot be read or is wrong.
  package static func index(of path: String, cache: String?) throws(GlossaryProblem) -> NameIndex {
    guard let stamp = Stamp(path) else {
      _ = try FileBytes.read(path, title: "词库")
      throw GlossaryProblem(path, "无法读取；请检查文件。")
    }
    let kept = cache.map { "\($0)/index-\(name(of: path))" }
    if let kept, let bytes = try? FileBytes.read(kept, title: "索引"),
      let table = NameTable(bytes, stamp: stamp.numbers)
    {
      return NameIndex(table)
    }
    let bytes = try FileBytes.read(path, title: "词库", limit: FileBytes.textLimit)
    let reading = GlossaryText.read(bytes, path: path)
    if let problem = reading.problems.first { throw problem }
    let table = NameTable(reading.entries, places: reading.places, stamp: stamp.numbers)
    // A change while the file was read would leave an index for another text.
    if let kept, let cache, Stamp(path) == stamp {
      CacheFolder.make(cache)
      try? FileBytes.replace(kept, with: table.bytes)
    }
    return NameIndex(table)
  }

  private static func name(of path: String) -> String {
    let real = realpath(path, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    }
    return String(Checksum.of(real ?? path), radix: 16)
  }

  /// The entries `numbers` of the glossary at `path`, by their numbers, read from their places. Nil when the file was
  /// changed meanwhile.
  package func entries(_ numbers: Set<Int>, of path: String) -> [Int: GlossaryEntry]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var entries: [Int: GlossaryEntry] = [:]
    for (block, wanted) in Dictionary(grouping: numbers, by: { $0 / NameTable.entriesOfBlock }) {
      guard let (start, end, count) = table.read({ $0.place(ofBlock: block) }) else { continue }
      guard end > start else { return nil }
      let bytes = [UInt8](unsafeUninitializedCapacity: end - start) { buffer, got in
        got = max(0, pread(descriptor, buffer.baseAddress, end - start, off_t(start)))
      }
      let reading = GlossaryText.read(bytes, path: path)
      guard bytes.count == end - start, reading.problems.isEmpty, reading.entries.count == count else { return nil }
      for number in wanted { entries[number] = reading.entries[number % NameTable.entriesOfBlock] }
    }
    return entries
  }
}

/// The folder for what can be made again at any time.
package enum CacheFolder {
  /// The path of it for the user with this environment: `zhubi` in the folder that the system keeps caches in; nil where
  /// none is known.
  package static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/zhubi" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    #if os(macOS)
      return home + "/Library/Caches/zhubi"
    #else
      return home + "/.cache/zhubi"
    #endif
  }

  /// Makes the folder `path` and those it lies in, for the user alone; false where there is none then that can be
  /// written.
  @discardableResult
  static func make(_ path: String) -> Bool {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      at = slash
    }
    mkdir(path, 0o700)
    return access(path, W_OK | X_OK) == 0
  }
}
