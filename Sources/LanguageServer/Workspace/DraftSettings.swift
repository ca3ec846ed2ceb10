package import Glossary
package import LanguageServerProtocol
package import Proofreading
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
  package var glossary: Glossary
  /// What the settings say of rules.
  package var ruleSettings = RuleSettings()
  /// The findings that stay as they are, in files that the entries speak of.
  package var ignores: [ConfiguredIgnore] = []
  /// The path of the settings file that the server may write entries to, there or not; nil where it may write to none.
  package var writableFile: String?
  /// The paths of the glossaries, the strongest last. Sources in them are relative to their folders.
  package var glossaryFiles: [String] = []
  /// The paths of the folders with earlier reports.
  package var corpora: [String] = []
  /// The paths of files, there or not, whose change makes these settings old.
  package var watchedFiles: [String] = []
  /// What is wrong with the settings, as sentences for people.
  package var problems: [String] = []

  /// Checking by `rules` and `glossary`; the rest can be set.
  package init(rules: [any Rule], glossary: Glossary) {
    self.rules = rules
    self.glossary = glossary
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
