package import Glossary
package import LanguageServerProtocol
package import Proofreading
import ProseText
package import Workspace

/// Finds out by what a draft is to be checked: the seam between the server and what knows settings files.
package protocol SettingsSource: Sendable {
  /// What holds for the draft at `address`, where the editor's own settings are `editor`.
  ///
  /// May read files, and is therefore called outside the loop. It cannot fail: what is wrong with the settings is told
  /// in `DraftSettings.problems`, and the draft is checked by what is left of them.
  func settings(for address: DraftAddress, editor: JSONValue) -> DraftSettings
}

/// Where a draft lies.
package struct DraftAddress: Hashable, Sendable {
  /// The path of the folder that holds the draft; nil for one that is in no file yet.
  package let folder: String?
  /// The path of the workspace folder that it belongs to; nil outside all of them.
  package let workspace: String?

  /// A draft in `folder`, of the workspace folder `workspace`.
  package init(folder: String?, workspace: String?) {
    self.folder = folder
    self.workspace = workspace
  }
}

/// By what a draft is checked.
package struct DraftSettings: Sendable {
  /// The rules that run.
  package var rules: [any Rule]
  /// What is known of terms.
  package private(set) var glossary: Glossary
  /// The glossaries that `glossary` is made of, the weakest first.
  private let layers: [Glossary]
  /// What the settings say of rules.
  package var ruleSettings = RuleSettings()
  /// The findings that stay as they are, in files that the entries speak of.
  package var ignores: [ConfiguredIgnore] = []
  /// The findings that are known already and not shown, with the folder that their paths are relative to.
  package var baseline: KnownFindings?
  /// Which files of a folder are drafts; nil for all.
  package var filter: DraftFilter?
  /// The path of the settings file that the server may write entries to, there or not; nil where it may write to none.
  package var writableFile: String?
  /// The folder, without links, that this file and the glossaries that are written must lie in, as it was when the
  /// settings were read; nil where nothing may be written.
  package var writableRoot: FilePath?
  /// The paths of the glossaries, the strongest last. Sources in them are relative to their folders.
  package var glossaryFiles: [String] = []
  /// The paths of the folders with earlier reports, from which the server learns.
  package var corpora: [String] = []
  /// The reports that drafts are checked against.
  package var reports = ReportFiles()
  /// The paths of files, there or not, whose change makes these settings old.
  package var watchedFiles: [String] = []
  /// What is wrong with the settings, as sentences for people.
  package var problems: [String] = []

  /// Checking by `rules` and `glossary`; the rest can be set. `layers` are the glossaries that this one was merged of, the
  /// weakest first; nil where it is one by itself.
  package init(rules: [any Rule], glossary: Glossary, layers: [Glossary]? = nil) {
    self.rules = rules
    self.glossary = glossary
    self.layers = layers ?? [glossary]
  }

  /// The same settings, where the corpora teach `learnt`: it counts more than what is built in, and less than any file.
  /// Settings with the same files and corpora share what was `merged` before.
  func taught(_ learnt: Glossary, _ merged: MergedGlossaries) -> DraftSettings {
    var settings = self
    settings.glossary = merged.glossary(MergedGlossaries.Key(files: glossaryFiles, corpora: corpora)) {
      Glossary.merging([layers[0], learnt] + layers.dropFirst())
    }
    return settings
  }
}

/// Glossaries that were merged, so that the drafts of many folders share one.
final class MergedGlossaries: Sendable {
  /// What a merged glossary is made of.
  struct Key: Hashable, Sendable {
    /// The paths of the glossaries.
    let files: [String]
    /// The paths of the corpora.
    let corpora: [String]
  }

  private let known = Locked<[Key: Glossary]>([:])

  /// The glossary of `key`, which `merge` makes when it is asked for first.
  func glossary(_ key: Key, _ merge: () -> Glossary) -> Glossary {
    if let glossary = known.withLock({ $0[key] }) { return glossary }
    let glossary = merge()
    return known.withLock { known in
      if let first = known[key] { return first }
      known[key] = glossary
      return glossary
    }
  }
}

/// The findings that a baseline holds.
package struct KnownFindings: Sendable {
  private let baseline: Baseline
  private let folder: FilePath

  /// What `baseline`, a file in `folder`, holds.
  package init(_ baseline: Baseline, in folder: FilePath) {
    self.baseline = baseline
    self.folder = folder.existing
  }

  /// `marks` on the draft with `source`, the file at `path`, without those that are known.
  func removed(from marks: [Mark], in source: SourceText, at path: FilePath) -> [Mark] {
    var known = baseline.known(of: (path.relative(to: folder) ?? path).text)
    guard !known.isEmpty else { return marks }
    return marks.filter { mark in
      let trace = FindingTrace(of: mark, in: source)
      guard let count = known[trace], count > 0 else { return true }
      known[trace] = count - 1
      return false
    }
  }
}

/// The same settings for every draft.
package struct FixedSettings: SettingsSource {
  private let make: @Sendable () -> DraftSettings

  /// The settings that `make` makes.
  package init(_ make: @escaping @Sendable () -> DraftSettings) {
    self.make = make
  }

  package func settings(for address: DraftAddress, editor: JSONValue) -> DraftSettings {
    make()
  }
}
