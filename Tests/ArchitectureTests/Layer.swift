/// A target of the package, as the plan of the architecture sees it.
enum Layer: String, CaseIterable {
  // In this order a layer may know those above it.
  case proseText = "ProseText"
  case numerals = "Numerals"
  case drafting = "Drafting"
  case glossary = "Glossary"
  case glossaryStore = "GlossaryStore"
  case proofreading = "Proofreading"
  case workspace = "Workspace"
  case reporting = "Reporting"
  case languageServerProtocol = "LanguageServerProtocol"
  case languageServer = "LanguageServer"
  case command = "zhubi"
  case bench = "zhubi-bench"

  /// The layer that the file at `path`, relative to the package, belongs to; nil for files that are no sources.
  init?(path: String) {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" else { return nil }
    self.init(rawValue: String(parts[1]))
  }

  /// Whether the layer is part of the engine, which knows no files, clock, environment, locale or stored form.
  var isEngine: Bool {
    switch self {
    case .proseText, .numerals, .drafting, .glossary, .proofreading: true
    case .glossaryStore, .workspace, .reporting, .languageServerProtocol, .languageServer, .command, .bench: false
    }
  }

  /// Whether the layer may speak of the protocol of language servers.
  var knowsLanguageServers: Bool {
    switch self {
    case .languageServerProtocol, .languageServer, .command, .bench: true
    default: false
    }
  }

  /// The layers it may import.
  var mayImport: Set<Layer> {
    let above = Set(Self.allCases.prefix { $0 != self })
    switch self {
    case .languageServerProtocol: return []
    case .languageServer: return above.subtracting([.reporting])
    case .command: return above
    // What it measures of programs it measures from outside.
    case .bench: return above.subtracting([.command, .languageServer, .reporting])
    case .proofreading: return above.filter { $0.isEngine }
    default: return above
    }
  }

  /// The modules of the toolchain that the layers at the edge may import; the engine may import none.
  static let edgeModules: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin",
  ]
}
