/// A line that breaks a rule of the architecture.
struct Violation: Hashable, CustomStringConvertible {
  /// The file, relative to the package.
  let path: String
  /// The line, from 1; 0 for the whole file.
  let line: Int
  /// What is wrong.
  let reason: String

  var description: String { "\(path):\(line): \(reason)" }
}

/// The rules, as functions of a path and a text, so that each can be shown to fail.
enum SourceChecks {
  /// Everything that is wrong with the source `text` at `path`.
  static func violations(path: String, text: String) -> [Violation] {
    guard let layer = Layer(path: path) else {
      return [Violation(path: path, line: 0, reason: "belongs to no layer of the architecture")]
    }
    let scanner = SwiftScanner(text)
    return importViolations(path, layer, scanner) + symbolViolations(path, layer, scanner)
      + protocolViolations(path, layer, scanner)
  }

  /// What is wrong with the package manifest `text`.
  static func manifestViolations(_ text: String) -> [Violation] {
    let words = SwiftScanner(text).words
    return words.filter { ["package", "product"].contains($0.text) && $0.before == "." && $0.after == "(" }
      .map { Violation(path: "Package.swift", line: $0.line, reason: "names a package dependency") }
  }

  /// What stands at the top level of the package that should not be there.
  static func topLevelViolations(_ names: [String]) -> [Violation] {
    let allowed: Set = ["Package.swift", "Sources", "Tests", "EditorConfigs", "README.md"]
    return names.filter { !allowed.contains($0) && !$0.hasPrefix(".") }.sorted()
      .map { Violation(path: $0, line: 0, reason: "does not belong at the top level") }
  }

  private static func importViolations(_ path: String, _ layer: Layer, _ scanner: SwiftScanner) -> [Violation] {
    imports(scanner.words).compactMap { module in
      if let other = Layer(rawValue: String(module.text)) {
        if layer.mayImport.contains(other) { return nil }
      } else if !layer.isEngine, Layer.edgeModules.contains(String(module.text)) {
        return nil
      }
      return Violation(path: path, line: module.line, reason: "\(layer.rawValue) must not import \(module.text)")
    }
  }

  /// The names of the modules imported.
  private static func imports(_ words: [SwiftWord]) -> [SwiftWord] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "var", "let", "typealias", "protocol"]
    return words.indices.compactMap { at in
      guard words[at].text == "import", words[at].after == " ", at + 1 < words.count else { return nil }
      let next = words[at + 1]
      return kinds.contains(next.text) && at + 2 < words.count ? words[at + 2] : next
    }
  }

  private static func symbolViolations(_ path: String, _ layer: Layer, _ scanner: SwiftScanner) -> [Violation] {
    scanner.words.compactMap { word in
      let isCall = word.after == "(" && word.before != "."
      let isForbidden =
        isCall && forbiddenCallsAnywhere.contains(word.text)
        || layer.isEngine
          && (forbiddenInEngine.contains(word.text) || isCall && forbiddenEngineCalls.contains(word.text))
      guard isForbidden else { return nil }
      return Violation(path: path, line: word.line, reason: "\(layer.rawValue) must not use \(word.text)")
    }
  }

  private static func protocolViolations(_ path: String, _ layer: Layer, _ scanner: SwiftScanner) -> [Violation] {
    guard !layer.knowsLanguageServers else { return [] }
    return (scanner.words + scanner.quotedWords).filter { protocolWords.contains($0.text) }
      .map { Violation(path: path, line: $0.line, reason: "\(layer.rawValue) must not know \($0.text)") }
  }

  /// Standard output belongs to the report or to the protocol: nobody prints past them.
  private static let forbiddenCallsAnywhere: Set<Substring> = ["print", "debugPrint", "dump"]

  /// Types of files, clock, environment, locale, stored forms, chance and shared state.
  private static let forbiddenInEngine: Set<Substring> = [
    "FileManager", "FileHandle", "ProcessInfo", "CommandLine", "Locale", "TimeZone", "UserDefaults", "Bundle",
    "Codable", "Encodable", "Decodable", "CodingKeys", "JSONEncoder", "JSONDecoder", "JSONSerialization",
    "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "DispatchQueue", "Thread", "URLSession",
    "random", "randomElement", "shuffle", "shuffled", "hashValue", "unsafe", "fatalError", "preconditionFailure",
  ]

  /// Functions and initialisers that do the same.
  private static let forbiddenEngineCalls: Set<Substring> = [
    "Date", "URL", "Data", "Calendar", "DateFormatter", "NumberFormatter", "getenv", "setenv", "fopen", "readLine",
  ]

  /// Words that only the protocol of language servers has.
  private static let protocolWords: Set<Substring> = [
    "LSP", "jsonrpc", "JSONRPC", "textDocument", "TextDocumentIdentifier", "publishDiagnostics", "WorkspaceEdit",
    "codeAction", "CodeAction", "didOpen", "didChange", "didSave", "didClose", "initializationOptions",
  ]
}
