import Foundation
import Glossary

/// A folder for what does not fit into memory while a glossary is learnt, gone when the value is.
///
/// It is held open and everything in it is named from there: whatever somebody puts in its place is neither written nor
/// removed.
final class WorkFolder: Sendable {
  /// The open folder.
  fileprivate let descriptor: Int32
  private let parent: Int32
  private let name: String
  /// What is written in the end, for messages.
  fileprivate let target: String
  private let count = Guarded(0)
  /// What says that the folder is in use.
  private let lock: Int32

  /// A new folder beside `target`. What processes left there which are no more is removed.
  init(besides target: String) throws(GlossaryProblem) {
    self.target = target
    let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    let folder = target[..<slash].isEmpty ? "." : String(target[..<slash])
    parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw FileBytes.failure(target) }
    Remains.remove(in: parent)
    name = Remains.newName(Remains.folderSuffix)
    // Not one that is there: somebody may have put it there, or a link in its place.
    let isNew = mkdirat(parent, name, 0o700) == 0
    let opened = isNew ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1
    guard opened >= 0 else {
      let problem = FileBytes.failure(target)
      Foundation.close(parent)
      throw problem
    }
    descriptor = opened
    lock = openat(descriptor, Remains.lockName, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    _ = flock(lock, LOCK_EX | LOCK_NB)
  }

  deinit {
    for number in 0..<count.withLock({ $0 }) { unlinkat(descriptor, Remains.runName(number), 0) }
    if lock >= 0 {
      unlinkat(descriptor, Remains.lockName, 0)
      close(lock)
    }
    unlinkat(parent, name, AT_REMOVEDIR)
    close(descriptor)
    close(parent)
  }

  /// Another file in the folder, not there yet.
  func newFile() -> RunFile {
    let number = count.withLock { count in
      defer { count += 1 }
      return count
    }
    return RunFile(folder: self, name: Remains.runName(number))
  }

  /// Removes `files` of the folder that are of no more use.
  func remove(_ files: [RunFile]) {
    for file in files { unlinkat(descriptor, file.name, 0) }
  }
}

/// A file in a work folder.
struct RunFile: Sendable {
  fileprivate let folder: WorkFolder
  /// Its name in the folder.
  let name: String

  fileprivate func opened(_ flags: Int32) throws(GlossaryProblem) -> Int32 {
    let descriptor = openat(folder.descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileBytes.failure(folder.target) }
    return descriptor
  }
}

/// Takes numbers and texts one after the other.
protocol RunSink: ~Copyable {
  /// Takes a number.
  mutating func append(_ number: UInt64)
  /// Takes a text.
  mutating func append(_ text: String)
}

/// Gives numbers and texts in the order in which a sink took them; zeros and empty texts past the end.
protocol RunSource: AnyObject {
  /// The next number.
  func number() -> UInt64
  /// The next text.
  func text() -> String
  /// Whether everything was read, or what came last made no sense.
  var isAtEnd: Bool { get }
}

/// Writes a file piece by piece.
struct RunWriter: ~Copyable, RunSink {
  private let descriptor: Int32
  private let target: String
  private var buffer: [UInt8] = []
  private var hasFailed = false

  init(_ file: RunFile) throws(GlossaryProblem) {
    target = file.folder.target
    descriptor = try file.opened(O_WRONLY | O_CREAT | O_EXCL)
    buffer.reserveCapacity(1 << 17)
  }

  deinit { close(descriptor) }

  /// Seven bits a byte, the lowest first.
  mutating func append(_ number: UInt64) {
    var number = number
    while number >= 0x80 {
      buffer.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    buffer.append(UInt8(number))
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    buffer.append(contentsOf: text.utf8)
  }

  /// Ends the file, or says why it is not whole.
  mutating func finish() throws(GlossaryProblem) {
    flush()
    if hasFailed { throw FileBytes.failure(target) }
  }

  private mutating func flush() {
    if !FileBytes.write(buffer, to: descriptor) { hasFailed = true }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Reads a file piece by piece. Past its end, and where it is damaged, it gives zeros and `isAtEnd`.
final class RunReader: RunSource {
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var at = 0
  private var count = 0
  /// Whether everything was read.
  private(set) var isAtEnd = false

  init(_ path: String) throws(GlossaryProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.failure(path) }
    fill()
  }

  init(_ file: RunFile) throws(GlossaryProblem) {
    descriptor = try file.opened(O_RDONLY)
    fill()
  }

  deinit { close(descriptor) }

  func number() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = next(), shift < 64 {
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    isAtEnd = true
    return 0
  }

  func text() -> String {
    let length = Int(clamping: number())
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(length, 1 << 12))
    while bytes.count < length, let byte = next() { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next `count` bytes as they are; fewer at the end of the file, and then `isAtEnd`.
  func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard hasMore else {
        isAtEnd = true
        break
      }
      let end = min(self.count, at + count - bytes.count)
      bytes.append(contentsOf: buffer[at..<end])
      at = end
    }
    return bytes
  }

  /// Whether nothing is left.
  var hasMore: Bool {
    if at == count { fill() }
    return at < count
  }

  private func next() -> UInt8? {
    if at == count { fill() }
    guard at < count else { return nil }
    defer { at += 1 }
    return buffer[at]
  }

  private func fill() {
    at = 0
    count = max(0, buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) })
  }
}

/// Runs of keys with counts, sorted by key, on disk.
enum SequenceRuns {
  /// What a run means for the sum of the counts.
  enum Meaning: Int64 {
    /// Its counts are added.
    case added = 1
    /// Its counts are taken away: documents were counted that repeat others.
    case taken = -1
  }

  /// Writes `counts` to `file`.
  static func write(
    _ counts: KeyCounts, to file: RunFile, _ meaning: Meaning = .added
  ) throws(GlossaryProblem) {
    try write(counts.sorted[...], to: file, meaning)
  }

  /// Writes `counts`, which rise by their keys, to `file`.
  static func write(
    _ counts: ArraySlice<(key: UInt64, count: UInt32)>, to file: RunFile, _ meaning: Meaning = .added
  ) throws(GlossaryProblem) {
    var writer = try RunWriter(file)
    var last: UInt64 = 0
    for (key, count) in counts {
      writer.append(key &- last)
      writer.append(UInt64(bitPattern: Int64(count) * meaning.rawValue))
      last = key
    }
    try writer.finish()
  }

  /// Writes the sums of `runs` to `file`.
  static func join(_ runs: [RunFile], into file: RunFile) throws(GlossaryProblem) {
    var writer = try RunWriter(file)
    var last: UInt64 = 0
    try merge(runs) { key, count in
      writer.append(key &- last)
      writer.append(UInt64(bitPattern: Int64(count)))
      last = key
    }
    try writer.finish()
  }

  /// Gives `take` every key of the runs in `files` once, in rising order, with the sum of its counts.
  static func merge(
    _ files: [RunFile], _ take: (UInt64, Int) throws(GlossaryProblem) -> Void
  ) throws(GlossaryProblem) {
    var runs: [(reader: RunReader, key: UInt64, count: Int)] = []
    for file in files {
      let reader = try RunReader(file)
      if reader.hasMore { runs.append((reader, reader.number(), Int(truncatingIfNeeded: reader.number()))) }
    }
    var heap = MergeHeap(runs.map(\.key))
    while let first = heap.least {
      let key = runs[first].key
      var sum = 0
      while let at = heap.least, runs[at].key == key {
        sum &+= runs[at].count
        if runs[at].reader.hasMore {
          runs[at].key &+= runs[at].reader.number()
          runs[at].count = Int(truncatingIfNeeded: runs[at].reader.number())
          heap.replaceLeast(with: runs[at].key)
        } else {
          heap.removeLeast()
        }
      }
      try take(key, sum)
    }
  }
}

/// Which of several sorted runs is the least.
struct MergeHeap<Key: Comparable> {
  private var nodes: [(key: Key, run: Int)]

  /// A heap over runs that begin with `keys`.
  init(_ keys: [Key]) {
    nodes = keys.enumerated().map { ($0.element, $0.offset) }
    nodes.sort { $0.key < $1.key }
  }

  /// The run with the least key; nil when all runs are at their ends.
  var least: Int? { nodes.first?.run }

  /// Goes on in the least run, to `key`.
  mutating func replaceLeast(with key: Key) {
    nodes[0].key = key
    sink()
  }

  /// Leaves out the least run, which is at its end.
  mutating func removeLeast() {
    let last = nodes.removeLast()
    guard !nodes.isEmpty else { return }
    nodes[0] = last
    sink()
  }

  private mutating func sink() {
    var at = 0
    while true {
      var least = at
      for child in [2 * at + 1, 2 * at + 2] where child < nodes.count && nodes[child].key < nodes[least].key {
        least = child
      }
      guard least != at else { return }
      nodes.swapAt(at, least)
      at = least
    }
  }
}
