import Drafting
import ProseText

/// Known forms, found where they stand in a draft; the longest wins.
struct FormIndex: Sendable {
  /// What a known form is to its entry.
  private struct Form: Sendable {
    let start: UInt32
    let length: UInt32
    let entry: UInt32
    let role: TermMentions.Role
  }

  private let pool: [UInt16]
  /// By the first three units, the longest first.
  private let forms: [Form]
  private let table: TripleTable
  /// Those of two units.
  private let shortForms: [Form]
  private let shortTable: PairTable
  /// The first two units of all forms: most places of a text begin none.
  let pairs: PairSieve

  /// The shortest form that is looked for, in code units.
  private static let shortest = 2

  /// An index of the forms, variants and forms to avoid of `entries`.
  init(_ entries: [GlossaryEntry]) {
    var pool: [UInt16] = []
    var forms: [Form] = []
    func add(_ form: String, _ entry: Int, _ role: TermMentions.Role) {
      let start = pool.count
      pool.append(contentsOf: form.utf16)
      guard pool.count - start >= Self.shortest else {
        pool.removeLast(pool.count - start)
        return
      }
      forms.append(
        Form(start: UInt32(start), length: UInt32(pool.count - start), entry: UInt32(entry), role: role))
    }
    for (index, entry) in entries.enumerated() {
      add(entry.form, index, .form)
      for variant in entry.variants { add(variant.form, index, .variant) }
      for form in entry.formsToAvoid { add(form, index, .toAvoid) }
    }
    func shortKey(_ form: Form) -> UInt32 { PairTable.key(pool[Int(form.start)], pool[Int(form.start) + 1]) }
    func key(_ form: Form) -> UInt64 {
      form.length < 3
        ? UInt64(shortKey(form))
        : TripleTable.key(pool[Int(form.start)], pool[Int(form.start) + 1], pool[Int(form.start) + 2])
    }
    // A form of its own goes before a variant of another entry.
    forms.sort {
      (key($0), -Int($0.length), $0.role.rawValue, $0.entry) < (key($1), -Int($1.length), $1.role.rawValue, $1.entry)
    }
    shortForms = forms.filter { $0.length < 3 }
    shortTable = PairTable(sorted: shortForms.map(shortKey))
    self.forms = forms.filter { $0.length >= 3 }
    table = TripleTable(sorted: self.forms.map(key))
    self.pool = pool
    pairs = PairSieve(forms.map { (pool[Int($0.start)], pool[Int($0.start) + 1]) })
    hasFormsToAvoid = forms.contains { $0.role == .toAvoid }
  }

  /// Whether any of the forms is one to avoid.
  let hasFormsToAvoid: Bool

  /// Whether `form` is a variant of an entry.
  func isVariant(_ form: String) -> Bool {
    Array(form.utf16).withUnsafeBufferPointer { units in
      longest(at: 0, in: units).map { $0.role == .variant && $0.range.count == units.count } ?? false
    }
  }

  /// Whether nothing is known.
  var isEmpty: Bool { forms.isEmpty && shortForms.isEmpty }

  /// The longest form that stands at `index` of `units`, or nil.
  @inline(__always)
  func longest(at index: Int, in units: UnsafeBufferPointer<UInt16>) -> TermMentions.Mention? {
    guard index + 1 < units.count, pairs.withBits({ $0.mayHold(units[index], units[index + 1]) }) else { return nil }
    if index + 2 < units.count {
      for number in table.elements(TripleTable.key(units[index], units[index + 1], units[index + 2])) {
        let form = forms[number]
        let length = Int(form.length)
        guard index + length <= units.count else { continue }
        var at = 3
        while at < length, units[index + at] == pool[Int(form.start) + at] { at += 1 }
        if at == length { return mention(of: form, at: index) }
      }
    }
    return shortTable.elements(units[index], units[index + 1]).first.map { mention(of: shortForms[$0], at: index) }
  }

  private func mention(of form: Form, at index: Int) -> TermMentions.Mention {
    TermMentions.Mention(
      range: ProseRange(index, index + Int(form.length)), entry: Int(form.entry), role: form.role)
  }
}
