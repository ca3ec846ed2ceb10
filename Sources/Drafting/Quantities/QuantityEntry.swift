package import ProseText

/// A quantity with what it is the number of, when and of what it holds: what the ledger compares.
package struct QuantityEntry: Sendable {
  /// When a quantity holds, as far as its sentence says.
  package enum Time: Hashable, Sendable {
    /// The words say nothing.
    case unsaid
    /// A year of the calendar.
    case year(Int)
    /// 去年, 今年 and the like, told apart by the word alone.
    case relative(QuantityWord)
    /// A stretch of years: 五年来.
    case years
  }

  /// The quantity, a place in `QuantityLedger.quantities`.
  package let quantity: Int
  /// What it is the number of.
  package let subject: ProseRange
  /// The subject without marks and filling, and whom the paragraph is about, as a hash.
  package internal(set) var key: UInt64
  /// For a noun behind its figure (168个行政村全部配齐) the keys of its beginnings, after 该 (该生产线年加工能力) those of its
  /// endings, the longest first: where the noun ends or begins is not marked. Empty else.
  package internal(set) var otherKeys: [UInt64]
  /// What its paragraph is an aspect of, where several in a row say it at their head (钢：…, 水泥：…), as a hash; 0 for
  /// none. Entries of two aspects are of two things.
  package internal(set) var aspect: UInt64 = 0
  /// How many units the key was made of.
  package let keyLength: Int
  /// When it holds.
  package let time: Time
  /// The section it stands in.
  package let section: ReportSection
  /// Whether the time is given as a day up to which it holds: 截至2024年底.
  package let isAsOf: Bool
  /// The level of 全县, 我市, 镇里, 医院 …, as the character that names it; 0 where none stands.
  package let scope: UInt16
  /// Whether the words give a level (达到, 为, 共有) and not what came in a time.
  package let isLevel: Bool
  /// Whether something has fallen to it (减少到62户), so that it was more before.
  package let isDecline: Bool
  /// Whether it is a plan or a target, and no fact.
  package let isPlanned: Bool
  /// Whether the subject begins with an action: 培训干部, 投入资金. Two such figures may be of two occasions.
  package let isAction: Bool

  /// Whether the paragraphs of this one and `other` say that they are about two aspects.
  package func isOtherAspect(than other: QuantityEntry) -> Bool {
    aspect != 0 && other.aspect != 0 && aspect != other.aspect
  }
}
