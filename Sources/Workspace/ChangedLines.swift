import Dispatch
import Foundation
import GlossaryStore

/// The lines that changed since a state that Git keeps, by asking Git.
package struct ChangedLines: Sendable {
  /// What changed in one file.
  package enum Change: Hashable, Sendable {
    /// Everything: the file is new, or no text to Git.
    case whole
    /// These lines, from 1, by rising position.
    case lines([ClosedRange<Int>])

    /// Whether a line of `range` (from 1) changed.
    package func touches(_ range: ClosedRange<Int>) -> Bool {
      switch self {
      case .whole: true
      case .lines(let lines): lines.contains { $0.overlaps(range) }
      }
    }
  }

  private var changes: [FilePath: Change] = [:]

  /// What changed in the repository at `root` (without links) since `reference`. A sentence says why Git cannot tell.
  package init(in root: FilePath, since reference: String) throws(ConfigurationProblem) {
    guard !reference.isEmpty, !reference.hasPrefix("-") else {
      throw ConfigurationProblem(sentence: "“--since”后面要有提交、分支或标签，不能是“\(reference)”。")
    }
    let git = try GitCommand(root)
    guard try git.run(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"]).status == 0 else {
      throw ConfigurationProblem(sentence: "“\(root.shown)”的 Git 里没有“\(reference)”；请写明提交、分支或标签。")
    }
    let diff = try git.run([
      "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all", "-U0",
      "--src-prefix=a/", "--dst-prefix=b/", reference, "--",
    ])
    let untracked = try git.run(["ls-files", "--others", "--exclude-standard", "-z"])
    guard diff.status == 0, untracked.status == 0 else {
      throw ConfigurationProblem(sentence: "Git 没能比较“\(root.shown)”与“\(reference)”：\(diff.complaint)")
    }
    read(diff.output, root)
    for name in untracked.output.split(separator: 0) { changes[root.appending(name)] = .whole }
  }

  /// What changed in the file at `path`, which is free of links; nil when nothing did.
  package subscript(path: FilePath) -> Change? { changes[path] }

  private mutating func read(_ diff: [UInt8], _ root: FilePath) {
    var file: FilePath?
    var header: FilePath?
    for line in diff.split(separator: 0x0A) {
      if line.starts(with: "diff --git ".utf8) {
        (file, header) = (nil, Self.headerPath(line).map { root.appending($0) })
      } else if line.starts(with: "Binary files ".utf8), let header {
        changes[header] = .whole
      } else if line.starts(with: "+++ ".utf8), file == nil {
        file = Self.path(line.dropFirst(4)).map { root.appending($0) }
      } else if line.starts(with: "@@ ".utf8), let file, let lines = Self.addedLines(line) {
        if case .lines(let known)? = changes[file] {
          changes[file] = .lines(known + [lines])
        } else {
          changes[file] = .lines([lines])
        }
      }
    }
  }

  /// The path in `diff --git a/x b/x`, when both sides have it alike.
  private static func headerPath(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    let names = line.dropFirst(11)
    let half = names.startIndex + names.count / 2
    guard names.count % 2 == 1, names[half] == 0x20 else { return nil }
    return path(names[(half + 1)...])
  }

  /// The path after `b/`, without the quotes that Git puts around odd names; nil for a file that is gone.
  private static func path(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    var name = name
    if name.last == 0x09 { name = name.dropLast() }
    guard name.first == UInt8(ascii: "\"") else { return name.starts(with: "b/".utf8) ? Array(name.dropFirst(2)) : nil }
    var bytes: [UInt8] = []
    var rest = name.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let sign = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch sign {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "0")...UInt8(ascii: "3"):
        let digits = [sign] + rest.prefix(2)
        rest = rest.dropFirst(2)
        bytes.append(UInt8(truncatingIfNeeded: Int(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0x3F))
      default: bytes.append(sign)
      }
    }
    return bytes.starts(with: "b/".utf8) ? Array(bytes.dropFirst(2)) : nil
  }

  /// The lines of the new side in `@@ -1,2 +3,4 @@`; nil when only lines went.
  private static func addedLines(_ line: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let added = words.first(where: { $0.hasPrefix("+") }) else { return nil }
    let numbers = added.dropFirst().split(separator: ",").compactMap { Int($0) }
    let count = numbers.count > 1 ? numbers[1] : 1
    guard let first = numbers.first, count > 0 else { return nil }
    return first...(first + count - 1)
  }
}

/// Git, asked as a program of its own.
///
/// The repository is data: whatever its settings say, Git runs none of the programs that they name, and asks no other
/// machine.
private struct GitCommand {
  let folder: FilePath
  private let program: String
  /// Settings that go before those of the repository.
  private var settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "core.quotePath=true",
  ]

  /// Git for the repository at `folder`.
  init(_ folder: FilePath) throws(ConfigurationProblem) {
    guard let program = Self.program(outside: folder) else {
      throw ConfigurationProblem(sentence: "“--since”要用 Git，但没能运行它；请先安装 Git。")
    }
    self.folder = folder
    self.program = program
    // Filters change the text of files by a program. What they would make of a draft is not looked at.
    let filters = try run(["config", "--null", "--name-only", "--get-regexp", #"^filter\."#])
    for name in Set(filters.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }) {
      guard !name.contains("=") else {
        throw ConfigurationProblem(sentence: "“\(folder.shown)”的 Git 设置里有“\(name)”，它会运行别的程序；请删去后再用“--since”。")
      }
      settings.append(name.hasSuffix(".required") ? "\(name)=false" : "\(name)=")
    }
  }

  /// The first Git on the search path; not one that lies in the repository, or that the current folder decides.
  private static func program(outside root: FilePath) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/git" }.first { path in
      guard access(path, X_OK) == 0, let real = FilePath(path).canonical else { return false }
      return !real.isInside(root) && !FilePath(path).isInside(root)
    }
  }

  /// What Git answers to `arguments` in the folder.
  func run(
    _ arguments: [String]
  ) throws(ConfigurationProblem) -> (status: Int32, output: [UInt8], complaint: String) {
    // Without the first of these, Git writes its index and runs what is hooked to that; without the others, it fetches
    // what is missing, by programs that the repository names.
    let environment = ProcessInfo.processInfo.environment.merging([
      "GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0",
    ]) { $1 }
    let words = ["-C", folder.text, "--no-pager"] + settings.flatMap { ["-c", $0] } + arguments
    guard let child = ChildProcess(program, words, environment) else {
      throw ConfigurationProblem(sentence: "“--since”要用 Git，但没能运行它；请先安装 Git。")
    }
    let (status, output, complaint) = child.end()
    let firstLine = String(decoding: complaint.prefix { $0 != 0x0A }.prefix(400), as: UTF8.self)
    return (status, output, firstLine)
  }
}

/// Another program, run to its end. Started by the system alone: what Foundation has for it opens sockets.
private struct ChildProcess {
  private let process: pid_t
  private let output: Int32
  private let complaint: Int32

  /// Starts `program` with `arguments` and nothing at its standard input; nil when it cannot be started.
  init?(_ program: String, _ arguments: [String], _ environment: [String: String]) {
    var (output, complaint): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&output) == 0 else { return nil }
    guard pipe(&complaint) == 0 else {
      for end in output { close(end) }
      return nil
    }
    for end in output + complaint { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, complaint[1], STDERR_FILENO)
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &actions, nil, words, variables)
    close(output[1])
    close(complaint[1])
    guard failure == 0 else {
      close(output[0])
      close(complaint[0])
      return nil
    }
    self.process = process
    self.output = output[0]
    self.complaint = complaint[0]
  }

  /// Waits for the end; the exit status, -1 for a program that was killed, and what it wrote.
  func end() -> (status: Int32, output: [UInt8], complaint: [UInt8]) {
    // Both may be long, and the program waits where one is not read.
    let words = Guarded<[UInt8]>([])
    let isRead = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [complaint] in
      let bytes = Self.read(complaint)
      words.withLock { $0 = bytes }
      isRead.signal()
    }
    let bytes = Self.read(output)
    isRead.wait()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, bytes, words.withLock { $0 })
  }

  /// Everything from `descriptor`, which is closed then.
  private static func read(_ descriptor: Int32) -> [UInt8] {
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &piece, piece.count)
      if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }
}
