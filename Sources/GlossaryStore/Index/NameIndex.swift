import Foundation
package import Glossary

/// The names in a glossary file with the places of their entries, for look-ups that do not read the whole file.
///
/// It is kept in the user's cache folder and made anew whenever it does not belong to the file as it is (size, time of
/// change) or its checksum is wrong; a look-up never depends on it.
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

  /// The units of all names, one after the other.
  private let units: [UInt16]
  /// Where each name begins, and the end of the last.
  private let starts: [UInt32]
  /// The entry of each name, doubled, with 1 added where the name is no form.
  private let owners: [UInt32]
  /// Where the text of each entry begins and ends, in bytes, by turns; empty where the entries are in memory.
  private let places: [UInt64]

  /// The index of `entries`, which are in memory.
  package init(_ entries: [GlossaryEntry]) {
    self.init(entries, places: [])
  }

  private init(_ entries: [GlossaryEntry], places: [UInt64]) {
    var units: [UInt16] = []
    var starts: [UInt32] = [0]
    var owners: [UInt32] = []
    for (number, entry) in entries.enumerated() {
      for (order, name) in ([entry.form] + entry.variants.map(\.form) + entry.formsToAvoid).enumerated() {
        units.append(contentsOf: name.utf16)
        starts.append(UInt32(units.count))
        owners.append(UInt32(number) * 2 + (order == 0 ? 0 : 1))
      }
    }
    self.units = units
    self.starts = starts
    self.owners = owners
    self.places = places
  }

  /// The names that answer `query`, the near ones too where `nearness` asks for them, in the order of the glossary.
  package func hits(_ query: TermQuery, _ nearness: Nearness) -> [Hit] {
    units.withUnsafeBufferPointer { units in
      owners.indices.compactMap { name in
        let slice = units[Int(starts[name])..<Int(starts[name + 1])]
        guard let match = query.match(slice) ?? (nearness == .included ? query.near(slice) : nil) else { return nil }
        return Hit(match: match, isForm: owners[name] & 1 == 0, entry: Int(owners[name] / 2))
      }
    }
  }

  /// Whether names that are only near are wanted.
  package enum Nearness: Sendable {
    /// They are.
    case included
    /// They are not.
    case excluded
  }

  // MARK: Files

  private static let magic = Array("ZHUBIIX1".utf8)

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
  }

  private func bytes(_ stamp: Stamp) -> [UInt8] {
    var writer = BinaryWriter()
    writer.append(raw: Self.magic)
    for number in [stamp.size, stamp.seconds, stamp.nanoseconds] { writer.append(number) }
    for count in [units.count, owners.count, places.count] { writer.append(UInt64(count)) }
    writer.append(places)
    writer.append(starts)
    writer.append(owners)
    writer.append(units)
    return writer.sealed
  }

  private init?(_ bytes: UnsafeRawBufferPointer, _ stamp: Stamp) {
    guard bytes.starts(with: Self.magic), BinaryReader.isSealed(bytes) else { return nil }
    var reader = BinaryReader(bytes)
    _ = reader.number(UInt64.self)
    for number in [stamp.size, stamp.seconds, stamp.nanoseconds] {
      guard reader.number(UInt64.self) == number else { return nil }
    }
    let counts = (0..<3).map { _ in Int(clamping: reader.number(UInt64.self)) }
    places = reader.array(of: UInt64.self, count: counts[2])
    starts = reader.array(of: UInt32.self, count: counts[1] == .max ? 0 : counts[1] + 1)
    owners = reader.array(of: UInt32.self, count: counts[1])
    units = reader.array(of: UInt16.self, count: counts[0])
    // A checksum that fits says that the file is as it was written; it was written whole.
    guard !reader.isDamaged, starts.last.map({ Int($0) == units.count }) == true else { return nil }
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
      let index = bytes.withUnsafeBytes({ NameIndex($0, stamp) })
    {
      return index
    }
    let bytes = try FileBytes.read(path, title: "词库", limit: FileBytes.textLimit)
    let reading = GlossaryText.read(bytes, path: path)
    if let problem = reading.problems.first { throw problem }
    let index = NameIndex(reading.entries, places: reading.places)
    // A change while the file was read would leave an index for another text.
    if let kept, let cache, Stamp(path) == stamp {
      CacheFolder.make(cache)
      try? FileBytes.replace(kept, with: index.bytes(stamp))
    }
    return index
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
    for number in numbers where number * 2 + 1 < places.count {
      let start = Int(places[number * 2])
      let count = Int(places[number * 2 + 1]) - start
      guard count > 0 else { return nil }
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
        got = max(0, pread(descriptor, buffer.baseAddress, count, off_t(start)))
      }
      let reading = GlossaryText.read(bytes, path: path)
      guard bytes.count == count, reading.problems.isEmpty, reading.entries.count == 1 else { return nil }
      entries[number] = reading.entries[0]
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
