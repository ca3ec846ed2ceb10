import Glossary

/// The terms that sample reports use, and glossaries of them.
enum SampleTerms {
  /// A term as a report uses it.
  static func term(_ numbers: inout SampleNumbers) -> String {
    let modifier = numbers.one(of: SampleWords.modifiers)
    let subject = numbers.one(of: SampleWords.subjects)
    return modifier + subject + (numbers.below(3) == 0 ? "" : numbers.one(of: SampleWords.heads))
  }

  /// A glossary's entries, `count` of them, as they would be learnt: the terms of the reports first, then the same with
  /// names of places before them.
  static func entries(_ count: Int) -> [GlossaryEntry] {
    var entries: [GlossaryEntry] = []
    entries.reserveCapacity(count)
    let words = SampleWords.modifiers.flatMap { modifier in
      SampleWords.subjects.flatMap { subject in
        SampleWords.heads.map { modifier + subject + $0 }
      }
    }
    var number = 0
    while entries.count < count {
      // A step that is prime to the number of words takes each once, and neighbours are not alike.
      let word = words[number * 7_919 % words.count]
      let round = number / words.count
      let place = round == 0 ? "" : SampleWords.places[round % SampleWords.places.count]
      let rank = round < SampleWords.places.count ? "" : SampleWords.ranks[round % SampleWords.ranks.count]
      entries.append(entry(place + rank + word, number))
      number += 1
    }
    return entries
  }

  private static func entry(_ form: String, _ number: Int) -> GlossaryEntry {
    GlossaryEntry(
      form: form, kind: .term, origin: .learnt, status: .learnt, uses: 4 + number % 90, documents: 2 + number % 30,
      years: [.init(year: 2020 + number % 6, uses: 4 + number % 90, documents: 2 + number % 30)],
      firstSource: .init(path: "\(2020 + number % 6)/报告\(number % 300).txt", line: 1 + number % 400),
      example: "\(SampleWords.verbs[number % SampleWords.verbs.count])\(form)，\(SampleWords.clauses[number % 20])。")
  }
}
