import Glossary

extension StoredGlossary {
  /// What the entries say against each other, each with the line of the entry in the file at `path`: a form to avoid that
  /// is an entry or the name of one, a name that belongs to two, members that are not as many as the numerals say.
  package func contradictions(_ path: String) -> [GlossaryProblem] {
    var problems: [GlossaryProblem] = []
    var owners: [String: String] = [:]
    for entry in entries where entry.status != .rejected { owners[entry.form] = entry.form }
    let statuses = Dictionary(entries.map { ($0.form, $0.status) }) { first, _ in first }
    func add(_ entry: GlossaryEntry, _ sentence: String) {
      problems.append(GlossaryProblem(path, line: lines[entry.form], sentence))
    }
    for entry in entries where entry.status != .rejected {
      let names = Set(entry.variants.map(\.form))
      for avoided in entry.formsToAvoid {
        if let owner = owners[avoided], statuses[owner] != .suspect {
          add(entry, "“\(avoided)”要改为“\(entry.form)”，自己却也是词条；请删去其中一处。")
        }
        if names.contains(avoided) {
          add(entry, "“\(avoided)”既写在“不用”，又写在“又作”或“简称”；请只留一处。")
        }
      }
      for variant in entry.variants where variant.relation == .written {
        if let owner = owners[variant.form], owner != entry.form {
          add(entry, "“\(variant.form)”既是“\(entry.form)”的又作，又是“\(owner)”；请合成一条。")
        }
        owners[variant.form] = entry.form
      }
      if entry.origin == .byHand, let count = entry.membersMissing {
        add(entry, "“\(entry.form)”的数目是\(count.promised)，成员却有\(count.listed)项；请改正其中一处。")
      }
    }
    return problems
  }
}
