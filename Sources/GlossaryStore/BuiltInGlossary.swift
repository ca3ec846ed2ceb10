package import Glossary

/// The small glossary that ships with the program: well-known numbered slogans, numerals that promise no list,
/// set phrases that are often written wrong, titles of laws, regulations and plans, and set terms.
package enum BuiltInGlossary {
  /// The built-in glossary. It is read anew at each call; keep the value.
  ///
  /// Lines of the built-in files that cannot be read are left out; a test fails when there is one.
  package static func read() -> Glossary {
    Glossary(
      slogans: SloganTable.read(PackageResources.slogans_tsv).rows,
      uncounted: UncountedTable.read(PackageResources.nonlist_tsv).rows,
      entries: SetPhraseTable.read(PackageResources.set_phrases_tsv).rows
        + TitleTable.read(PackageResources.titles_tsv).rows
        + TermTable.read(PackageResources.terms_tsv).rows)
  }
}
