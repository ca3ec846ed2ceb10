import Foundation

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
    let git = GitCommand(root)
    guard try git.run(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"]).status == 0 else {
      throw ConfigurationProblem(sentence: "“\(root.shown)”的 Git 里没有“\(reference)”；请写明提交、分支或标签。")
    }
    let diff = try git.run([
      "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "-U0", "--src-prefix=a/",
      "--dst-prefix=b/", reference, "--",
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
private struct GitCommand {
  let folder: FilePath

  init(_ folder: FilePath) {
    self.folder = folder
  }

  /// What Git answers to `arguments` in the folder.
  func run(
    _ arguments: [String]
  ) throws(ConfigurationProblem) -> (status: Int32, output: [UInt8], complaint: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Settings of the repository must not make Git run other programs.
    process.arguments =
      ["git", "-C", folder.text, "-c", "core.fsmonitor=false", "-c", "core.quotePath=true"] + arguments
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw ConfigurationProblem(sentence: "“--since”要用 Git，但没能运行它；请先安装 Git。")
    }
    // The complaint is short; the output may be long and must be read while Git writes.
    let bytes = (try? output.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
    let words = (try? complaint.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, Array(bytes), String(decoding: words, as: UTF8.self))
  }
}
