import Testing

/// Each check can fail.
@Suite struct SourceChecksTests {
  /// The lines of `text` that are wrong in a file of `target`.
  private func lines(_ target: String, _ text: String) -> [Int] {
    SourceChecks.violations(path: "Sources/\(target)/A.swift", text: text).map(\.line)
  }

  @Test(arguments: [
    ("ProseText", "import Numerals"), ("Numerals", "package import Drafting"), ("Drafting", "import Proofreading"),
    ("Glossary", "import GlossaryStore"), ("Proofreading", "import GlossaryStore"),
    ("Proofreading", "import Workspace"),
    ("GlossaryStore", "import Proofreading"), ("Workspace", "import LanguageServerProtocol"),
    ("Reporting", "import LanguageServer"), ("LanguageServerProtocol", "import ProseText"),
    ("LanguageServer", "import Reporting"), ("LanguageServer", "import zhubi"), ("ProseText", "import Foundation"),
    ("Numerals", "@preconcurrency internal import Dispatch"), ("Drafting", "import Glibc"),
    ("Glossary", "import struct Foundation.Date"), ("Proofreading", "import Synchronization"),
    ("Reporting", "import ArgumentParser"), ("Workspace", "public import NIO"),
  ])
  func anImportAcrossTheLayersFails(_ target: String, _ text: String) {
    #expect(lines(target, "// first\n" + text + "\n") == [2])
  }

  @Test(arguments: [
    ("Numerals", "import ProseText"), ("Drafting", "package import ProseText"), ("Proofreading", "import Glossary"),
    ("GlossaryStore", "import Foundation"), ("Workspace", "import Proofreading"), ("Reporting", "import Proofreading"),
    ("LanguageServer", "import Workspace"), ("zhubi", "import LanguageServer"), ("ProseText", "// import Foundation"),
    ("ProseText", "/* a /* b */\n import Foundation */"), ("ProseText", "let a = \"import Foundation\""),
    ("ProseText", "let import_ = 1"),
  ])
  func anImportOfALayerAbovePasses(_ target: String, _ text: String) {
    #expect(lines(target, text) == [])
  }

  @Test(arguments: [
    "FileManager.default", "let now = Date()", "ProcessInfo.processInfo", "Locale.current", "print(1)", "getenv(\"A\")",
    "fopen(path, mode)", "struct A: Codable {}", "struct A: Sendable, Encodable {}", "extension A: Decodable {}",
    "let clock = ContinuousClock()", "nonisolated(unsafe) var a = 1", "fatalError(\"no\")", "readLine()",
    "let a = \"\\(Date())\"", "let a = #\"\\#(getenv(\"b\"))\"#", "names.shuffled()", "Int.random(in: 0..<2)",
    "CommandLine.arguments", "dump(a)",
  ])
  func aSymbolOfTheOutsideFailsInTheEngine(_ text: String) {
    for target in ["ProseText", "Numerals", "Drafting", "Glossary", "Proofreading"] {
      #expect(lines(target, "\n" + text) == [2], "\(target)")
    }
  }

  @Test(arguments: [
    "/// Not `FileManager`, and no print(1).", "let a = \"FileManager\"", "let a = #\"print(\"x\")\"#", "a.print(1)",
    "let a = \"\"\"\n  Locale \" Date()\n  \"\"\"", "let dates: [DateSpan] = []", "let a = \"\\\"Locale\"",
    "reader.read(1)", "// it's \"quoted\nlet a = 1 // FileManager",
  ])
  func wordsThatOnlyLookLikeThemPass(_ text: String) {
    #expect(lines("Proofreading", text) == [])
  }

  @Test func theEdgeMayUseFilesButNotPrint() {
    #expect(lines("Workspace", "FileManager.default\nstruct A: Codable {}") == [])
    for target in ["Workspace", "Reporting", "LanguageServer", "LanguageServerProtocol", "zhubi", "GlossaryStore"] {
      #expect(lines(target, "\nprint(1)") == [2])
    }
  }

  @Test(arguments: ["let textDocument = 1", "let a = \"publishDiagnostics\"", "enum LSP {}", "struct CodeAction {}"])
  func wordsOfTheProtocolFailOutsideItsLayers(_ text: String) {
    for target in ["ProseText", "Glossary", "GlossaryStore", "Proofreading", "Workspace", "Reporting"] {
      #expect(lines(target, "\n" + text) == [2], "\(target)")
    }
    for target in ["LanguageServerProtocol", "LanguageServer", "zhubi"] {
      #expect(lines(target, text) == [], "\(target)")
    }
  }

  @Test func aFileOutsideTheLayersFails() {
    #expect(lines("Helpers", "let a = 1") == [0])
    #expect(SourceChecks.violations(path: "Sources/A.swift", text: "").count == 1)
  }

  @Test func aPackageDependencyFails() {
    let manifest = """
      let package = Package(
        name: "a",
        dependencies: [.package(url: "somewhere", from: "1.0.0")],
        targets: [.target(name: "A", dependencies: [.product(name: "B", package: "b")])])
      """
    #expect(SourceChecks.manifestViolations(manifest).map(\.line) == [3, 4])
    #expect(SourceChecks.manifestViolations("for target in package.targets {} // .package(").isEmpty)
  }

  @Test func anExtraThingAtTheTopLevelFails() {
    let names = ["Sources", "Package.swift", "scripts", ".github", "README.md", "Makefile", "Tests", "EditorConfigs"]
    #expect(SourceChecks.topLevelViolations(names).map(\.path) == ["Makefile", "scripts"])
  }
}
