/// Characters outside the standard list of simplified Chinese (通用规范汉字表), and the standard ones they are forms of.
package enum StandardForms {
  /// What a look-up gives.
  package enum Form: Hashable, Sendable {
    /// The standard character: 国 for 國.
    case known(UInt16)
    /// The character belongs to another script, and nothing says which one is meant.
    case unknown
  }

  /// The standard form of `unit`; nil where it is standard itself, or no form of a standard character.
  package static func form(of unit: UInt16) -> Form? {
    table.partners(of: unit).first.map { $0 == 0x3013 ? .unknown : .known($0) }
  }

  /// The standard character for `unit` where one is known, else `unit` itself: by it two writings of a word compare alike.
  package static func folded(_ unit: UInt16) -> UInt16 {
    folding[Int(unit)]
  }

  /// Made at the first question: one is asked for every character of a glossary.
  private static let folding: [UInt16] = {
    var folding = [UInt16](0...UInt16.max)
    for at in 0..<table.count where table[at].second != 0x3013 {
      // The first of several partners counts.
      let (first, second) = table[at]
      if folding[Int(first)] == first { folding[Int(first)] = second }
    }
    return folding
  }()

  /// All characters that are not standard, in order.
  package static var all: [UInt16] {
    (0..<table.count).map { table[$0].first }
  }

  private static let table = CharacterRecords(records)
}
