// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "zhubi",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "zhubi", targets: ["zhubi"])
  ],
  targets: [
    // The text layer: positions, lines, edits, the prose view. What it gives is public, and not of the package as elsewhere:
    // the compiler does not inline members of package types into other modules, and these are asked at every character.
    .target(name: "ProseText"),
    .testTarget(name: "ProseTextTests", dependencies: ["ProseText", "Invariants", "TestSupport"]),

    // Numerals in every writing, as exact values.
    .target(name: "Numerals"),
    .testTarget(name: "NumeralsTests", dependencies: ["Numerals", "Invariants", "TestSupport"], exclude: ["Scripts"]),

    // The structure of one draft.
    .target(name: "Drafting", dependencies: ["ProseText", "Numerals"]),
    .testTarget(
      name: "DraftingTests", dependencies: ["Drafting", "ProseText", "Numerals", "Invariants", "TestSupport"]),

    // Terms: what is known from earlier reports.
    .target(name: "Glossary", dependencies: ["ProseText", "Numerals", "Drafting"]),
    .testTarget(
      name: "GlossaryTests", dependencies: ["Glossary", "GlossaryStore", "TestSupport"], exclude: ["Scripts"]),

    // The stored form of the glossary.
    .target(
      name: "GlossaryStore", dependencies: ["Glossary", "Numerals"],
      resources: [
        .embedInCode("BuiltIn/slogans.tsv"), .embedInCode("BuiltIn/nonlist.tsv"),
        .embedInCode("BuiltIn/set-phrases.tsv"), .embedInCode("BuiltIn/titles.tsv"),
        .embedInCode("BuiltIn/terms.tsv"),
      ]),
    .testTarget(name: "GlossaryStoreTests", dependencies: ["GlossaryStore", "Glossary", "TestSupport"]),

    // Rules, findings, the runner.
    .target(name: "Proofreading", dependencies: ["ProseText", "Numerals", "Drafting", "Glossary"]),
    .testTarget(
      name: "ProofreadingTests",
      dependencies: [
        "Proofreading", "GlossaryStore", "Glossary", "Drafting", "ProseText", "Invariants", "TestSupport",
      ]),

    // Files and folders.
    .target(name: "Workspace", dependencies: ["ProseText", "Numerals", "Drafting", "Proofreading", "GlossaryStore"]),
    .testTarget(
      name: "WorkspaceTests", dependencies: ["GlossaryStore", "Workspace", "Proofreading", "ProseText", "TestSupport"],
      exclude: ["Scripts"]),

    // One file an output format.
    .target(
      name: "Reporting",
      dependencies: ["ProseText", "Numerals", "Drafting", "Glossary", "GlossaryStore", "Proofreading", "Workspace"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Workspace", "Proofreading", "Glossary", "Drafting", "ProseText", "TestSupport",
      ]),

    // The protocol of language servers; knows nothing of ours.
    .target(name: "LanguageServerProtocol"),
    .testTarget(name: "LanguageServerProtocolTests", dependencies: ["LanguageServerProtocol", "TestSupport"]),

    // The server itself.
    .target(
      name: "LanguageServer",
      dependencies: [
        "LanguageServerProtocol", "Workspace", "Proofreading", "GlossaryStore", "Glossary", "Drafting", "Numerals",
        "ProseText",
      ]),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "LanguageServer", "LanguageServerProtocol", "Workspace", "Proofreading", "Glossary", "GlossaryStore",
        "Drafting", "ProseText", "Invariants", "TestSupport",
      ],
      exclude: ["Scripts"]),

    // One file a command.
    .executableTarget(
      name: "zhubi",
      dependencies: [
        "LanguageServer", "LanguageServerProtocol", "Reporting", "Workspace", "Proofreading", "GlossaryStore",
        "Glossary", "Drafting", "Numerals", "ProseText",
      ],
      // Files for people: a draft to try the command on, and the manual of the rules, which a test keeps fresh.
      exclude: ["Manual", "Samples"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "zhubi", "Reporting", "Workspace", "Proofreading", "Glossary", "Drafting", "ProseText", "TestSupport",
      ],
      exclude: ["Readers", "Scripts"]),

    // How fast all this is; see `zhubi-bench --help`.
    .executableTarget(
      name: "zhubi-bench",
      dependencies: [
        "LanguageServerProtocol", "Workspace", "Proofreading", "GlossaryStore", "Glossary", "Drafting", "Numerals",
        "ProseText",
      ]),

    // What only tests use, and the tests that read the sources themselves.
    .target(
      name: "TestSupport", dependencies: ["ProseText", "LanguageServerProtocol", "Workspace"], path: "Tests/TestSupport"
    ),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),

    // What must hold whatever comes in: replayed and varied by tests, and made up by the fuzzer.
    .target(
      name: "Invariants",
      dependencies: [
        "LanguageServer", "LanguageServerProtocol", "Workspace", "Proofreading", "GlossaryStore", "Glossary",
        "Drafting", "Numerals", "ProseText", "TestSupport",
      ], path: "Tests/Invariants"),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Proofreading", "GlossaryStore", "Glossary", "Drafting", "ProseText", "Invariants", "TestSupport",
      ],
      exclude: ["Cases", "Scripts"]),

    // The real editors with the files of EditorConfigs.
    .testTarget(
      name: "EditorTests", dependencies: ["zhubi", "TestSupport"],
      exclude: ["Emacs", "Kate", "Neovim", "Replays", "Support", "VSCode", "Vim"]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer links with its own instrumentation only, so it is no part of ordinary builds: see Tests/FuzzTests/Scripts.
if Context.environment["ZHUBI_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "zhubi-fuzz", dependencies: ["Invariants"], path: "Tests/FuzzRunner"))
}

// One settings list for every target, so that no target drifts from the others.
for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
