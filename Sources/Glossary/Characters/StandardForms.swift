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

  /// All characters that are not standard, in order.
  package static var all: [UInt16] {
    (0..<table.count).map { table[$0].first }
  }

  private static let table = CharacterRecords(records)
}
