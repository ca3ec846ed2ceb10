import Drafting
import Glossary
import GlossaryStore
import ProseText
import Testing

/// Entries, and what several glossaries know together.
@Suite struct GlossaryEntryTests {
  private func learnt(_ form: String, documents: Int = 3, _ change: (inout GlossaryEntry) -> Void = { _ in })
    -> GlossaryEntry
  {
    var entry = GlossaryEntry(
      form: form, origin: .learnt, status: .learnt, uses: documents * 2, documents: documents,
      firstSource: .init(path: "a.txt", line: 4), example: "推广\(form)。")
    change(&entry)
    return entry
  }

  @Test func findsEntriesByTheirWholeForm() {
    let glossary = Glossary(entries: [learnt("网格员"), learnt("民情夜话")])
    #expect(glossary.entries.map(\.form) == ["民情夜话", "网格员"])
    #expect(glossary.entry("网格员")?.documents == 3)
    for form in ["", "网格", "“网格员”", "网格员们"] { #expect(glossary.entry(form) == nil) }
    #expect(Glossary().entries.isEmpty)
  }

  @Test func everySloganIsAnEntryAndKeepsItsReadings() {
    let builtIn = BuiltInGlossary.read()
    let entry = builtIn.entry("三会一课")
    #expect(entry?.kind == .slogan)
    #expect(entry?.origin == .builtIn)
    #expect(entry?.members.count == 4)
    let slogans = builtIn.entries.filter { $0.kind == .slogan }
    #expect(slogans.count > 100)
    #expect(slogans.allSatisfy { !builtIn.knownSlogans($0.form).isEmpty && $0.isReference })
  }

  @Test func laterLayersWinAndHandMadeOnesAlways() {
    var fixed = GlossaryEntry(form: "暖心小站", kind: .brand, formsToAvoid: ["暖新小站"], note: "县总工会定名")
    fixed.variants = [.init(form: "小站", relation: .short)]
    let other = learnt("暖心小站", documents: 9) { $0.kind = .activity }
    for layers in [[[fixed], [other]], [[other], [fixed]]] {
      let merged = Glossary.merging(layers.map { Glossary(entries: $0) })
      let entry = merged.entry("暖心小站")
      #expect(entry?.kind == .brand)
      #expect(entry?.origin == .byHand)
      #expect(entry?.note == "县总工会定名")
      #expect(entry?.documents == 9 && entry?.uses == 18, "counts come from the corpus")
      #expect(entry?.example == "推广暖心小站。")
      #expect(entry?.formsToAvoid == ["暖新小站"])
    }
    let older = learnt("暖心小站", documents: 2) { $0.kind = .term }
    let merged = Glossary.merging([Glossary(entries: [older]), Glossary(entries: [other])])
    #expect(merged.entry("暖心小站")?.kind == .activity)
    #expect(merged.entry("暖心小站")?.documents == 9)
  }

  @Test func whatAPersonRejectedIsKnownToNoLayer() {
    let rejected = GlossaryEntry(form: "有序推进", status: .rejected)
    for layers in [[[rejected], [learnt("有序推进")]], [[learnt("有序推进")], [rejected]]] {
      let merged = Glossary.merging(layers.map { Glossary(entries: $0) })
      #expect(merged.entry("有序推进") == nil)
      #expect(merged.entries.isEmpty)
      #expect(Glossary.merging([merged, Glossary(entries: [learnt("有序推进")])]).entries.isEmpty)
    }
    let again = GlossaryEntry(form: "有序推进")
    #expect(Glossary.merging([Glossary(entries: [rejected]), Glossary(entries: [again])]).entries == [again])
  }

  @Test func aReviewedSloganStandsAboveALearntOne() {
    let builtIn = BuiltInGlossary.read()
    let members = builtIn.knownSlogans("三会一课").map(\.members)
    let learnt = learnt("三会一课") {
      $0.kind = .slogan
      $0.memberLists = [["支委会", "党员大会", "小组会", "党课"]]
    }
    let merged = Glossary.merging([builtIn, Glossary(entries: [learnt])])
    #expect(merged.knownSlogans("三会一课").map(\.members) == members)
    #expect(merged.entry("三会一课")?.origin == .builtIn)
    #expect(merged.entry("三会一课")?.documents == 3)
    #expect(merged.entry("三会一课")?.memberLists.count == members.count + 1)

    var fixed = GlossaryEntry(form: "三会一课", kind: .slogan)
    fixed.memberLists = [["甲会", "乙会", "丙会", "丁课"]]
    let corrected = Glossary.merging([builtIn, Glossary(entries: [fixed]), Glossary(entries: [learnt])])
    #expect(corrected.knownSlogans("三会一课").map(\.members) == fixed.memberLists)
    #expect(corrected.knownSlogans("三会一课").first?.counts == [3, 1])
  }

  @Test func membersOfALearntSloganCountOnceTwoDocumentsHaveThem() {
    func glossary(documents: Int, _ members: [String]) -> Glossary {
      Glossary(entries: [
        learnt("三清一改", documents: documents) {
          $0.kind = .slogan
          $0.memberLists = [members]
        }
      ])
    }
    let members = ["清沟", "清渠", "清塘", "改厕"]
    #expect(glossary(documents: 2, members).knownSlogans("三清一改").first?.members == members)
    #expect(glossary(documents: 2, members).knownSlogans("三清一改").first?.standing == .open)
    #expect(glossary(documents: 1, members).knownSlogans("三清一改").isEmpty)
    #expect(glossary(documents: 2, Array(members.dropLast())).knownSlogans("三清一改").isEmpty)
    let draft = Draft(SourceText("深化“三清一改”。"))
    #expect(glossary(documents: 2, members).mentions(in: draft).count == 1)
  }
}

/// The document frequencies of short sequences.
@Suite struct SequenceFrequenciesTests {
  private func table(_ sequences: [String: Int], documents: Int = 9) -> SequenceFrequencies {
    let sorted = sequences.map { (key: SequenceFrequencies.key(Array($0.key.utf16)), documents: $0.value) }
    return SequenceFrequencies(documentCount: documents, sorted: sorted.sorted { $0.key < $1.key })
  }

  @Test func givesTheNumberOfDocuments() {
    let table = table(["网格": 4, "网格员": 3, "网格员队": 2, "格员": 70_000])
    #expect(table.count == 4 && table.documentCount == 9 && !table.isEmpty)
    for (sequence, documents) in [("网格", 4), ("网格员", 3), ("网格员队", 2), ("格员", 65_535)] {
      #expect(table.documents(with: sequence) == documents)
    }
    for sequence in ["", "网", "格网", "员网格", "网格员队伍", "员队"] { #expect(table.documents(with: sequence) == 0) }
    let units = Array("全县网格员".utf16)
    units.withUnsafeBufferPointer { units in
      #expect(table.documents(with: units[2..<5]) == 3)
      #expect(table.documents(with: units, from: 2, to: 4) == 4)
      #expect(table.documents(with: units, from: 4, to: 9) == 0)
      #expect(table.documents(with: units, from: 4, to: 3) == 0)
    }
  }

  @Test func knowsNothingWithoutACorpus() {
    #expect(SequenceFrequencies.none.isEmpty)
    #expect(SequenceFrequencies.none.documents(with: "网格") == 0)
    #expect(Glossary().sequences == .none)
  }

  @Test func holdsManySequences() {
    let keys = (1...20_000).map { UInt64($0) &* 0x1_0003 &+ 0x4E00_4E00 }.sorted()
    let table = SequenceFrequencies(documentCount: 3, sorted: keys.map { ($0, 2) })
    #expect(table.count == keys.count)
    #expect(keys.allSatisfy { table.documents(withKey: $0) == 2 })
    #expect(table.sorted.map(\.key) == keys)
    #expect(table.documents(withKey: 7) == 0)
    let again = SequenceFrequencies(documentCount: 3, keys: table.keys, counts: table.counts)
    #expect(again == table)
  }

  @Test func refusesArraysThatAreNoTable() {
    #expect(SequenceFrequencies(documentCount: 1, keys: [1, 2], counts: [1, 1]) == nil, "no place is free")
    #expect(SequenceFrequencies(documentCount: 1, keys: [1, 0, 0], counts: [1, 0, 0]) == nil)
    #expect(SequenceFrequencies(documentCount: 1, keys: [1, 0], counts: [1]) == nil)
    #expect(SequenceFrequencies(documentCount: -1, keys: [1, 0], counts: [1, 0]) == nil)
    #expect(SequenceFrequencies(documentCount: 0, keys: [], counts: []) == SequenceFrequencies.none)
  }

  @Test func addsUpOverGlossaries() {
    let first = Glossary(sequences: table(["网格": 4, "民情": 1], documents: 5))
    let second = Glossary(sequences: table(["网格": 2, "夜话": 3], documents: 7))
    let merged = Glossary.merging([first, Glossary(), second]).sequences
    #expect(merged == table(["网格": 6, "民情": 1, "夜话": 3], documents: 12))
    #expect(Glossary.merging([first]).sequences == first.sequences)
  }
}
