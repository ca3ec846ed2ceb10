package import ProseText

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
  /// By the first two units, the longest first.
  private let forms: [Form]
  private let table: PairTable

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
    func key(_ form: Form) -> UInt32 { PairTable.key(pool[Int(form.start)], pool[Int(form.start) + 1]) }
    // A form of its own goes before a variant of another entry.
    forms.sort {
      (key($0), -Int($0.length), $0.role.rawValue, $0.entry) < (key($1), -Int($1.length), $1.role.rawValue, $1.entry)
    }
    table = PairTable(sorted: forms.map(key))
    self.pool = pool
    self.forms = forms
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
  var isEmpty: Bool { forms.isEmpty }

  /// The longest form that stands at `index` of `units`, or nil.
  @inline(__always)
  func longest(at index: Int, in units: UnsafeBufferPointer<UInt16>) -> TermMentions.Mention? {
    guard index + 1 < units.count else { return nil }
    for number in table.elements(units[index], units[index + 1]) {
      let form = forms[number]
      let length = Int(form.length)
      guard index + length <= units.count else { continue }
      var at = 2
      while at < length, units[index + at] == pool[Int(form.start) + at] { at += 1 }
      if at == length {
        return TermMentions.Mention(range: ProseRange(index, index + length), entry: Int(form.entry), role: form.role)
      }
    }
    return nil
  }
}
