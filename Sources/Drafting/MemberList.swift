package import ProseText

/// The members that the text lists near a slogan, with all the counts that can be read from the list.
///
/// How many members a list has is often open to more than one reading: 、 and ， may part members or words inside a
/// member, 和 may join two members or stand within one. A promise is broken only when no reading fits it.
package struct MemberList: Sendable {
  /// How the list is tied to the slogan.
  package enum Tie: Sendable, Hashable {
    /// A verb of definition after it: 即, 是指, 包括.
    case definition
    /// ： or —— after it.
    case colon
    /// （…） after it.
    case bracket
    /// Only that the clauses after it all hold its morpheme.
    case sharedMorpheme
    /// The list stands before it: 甲、乙、丙“三员”.
    case before
    /// Two things joined by a word stand before it: 甲和乙两个方面. What they are is certain only of two against three.
    case pairBefore
    /// Short sentences after it that all begin or end with its word: “三个严格”把好关。严格审查。…严格考察。
    case runInHeads
    /// Clauses of the same paragraph that all begin or end with its word, further away: they may be other things.
    case carriedOut
  }

  /// Where the list stands, from its first to its last member.
  package let range: ProseRange
  /// All that was introduced, or all that stands before: the list with what may follow it in its sentence.
  package let region: ProseRange
  /// The members by the likeliest reading.
  package let members: [ProseRange]
  /// Every number of members that the list can be read as.
  package let counts: Set<Int>
  /// Whether the list says itself that it is not complete: 等.
  package let isOpen: Bool
  /// How the list is tied to the slogan.
  package let tie: Tie
  /// Whether every member holds the morpheme that the slogan counts: the number of members is then beyond doubt.
  package let sharesMorpheme: Bool
}
