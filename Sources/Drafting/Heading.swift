package import ProseText

/// A paragraph that opens with an ordinal, or a `#` title.
package struct Heading: Hashable, Sendable {
  /// How the ordinal is written, which is also its rank (GB/T 9704-2012, 7.3.3).
  package enum Form: UInt8, Hashable, Sendable, CaseIterable {
    /// `#` marks without an ordinal.
    case markdown
    /// 第一章, 第一节, 第一条 and the like.
    case chapter
    /// 一、
    case chinese
    /// （一）
    case bracketedChinese
    /// 1. or 1、
    case arabic
    /// （1）
    case bracketedArabic
    /// 1）
    case arabicWithBracket
    /// ①
    case circled
  }

  /// How the ordinal is written.
  package let form: Form
  /// The ordinal, from 1; the depth for `.markdown`; at most 9,999.
  package let ordinal: Int
  /// The paragraph without its end.
  package let paragraph: ProseRange
  /// The ordinal with its mark: （一）, 1., 一、. Empty for `.markdown`.
  package let mark: ProseRange
  /// The depth in the outline, from 1: how many forms of a higher rank are open above it, and itself.
  package let level: Int

  /// What stands after the mark, to the end of the first sentence: all of it in a heading on its own line.
  package let title: ProseRange
}

/// One mark of a series: 一是, 二要, 第三，, 其一，, 首先.
package struct SeriesMark: Hashable, Sendable {
  /// The families of marks; a series stays in one (practice; GB/T 15834-2011, B.3.7 and 4.4.3.3).
  package enum Family: UInt8, Hashable, Sendable, CaseIterable {
    /// 一是 二是
    case isSeries
    /// 一要 二要
    case mustSeries
    /// 第一， 第二，
    case ordinalSeries
    /// 其一， 其二，
    case amongSeries
    /// 首先 其次 再次 最后
    case firstNextSeries
  }

  /// The family of the mark.
  package let family: Family
  /// The ordinal, from 1; 首先 is 1, 其次 2, 再次 3, 最后 0 (any).
  package let ordinal: Int
  /// The mark with what belongs to it: 一是, 第一，.
  package let range: ProseRange
}

/// Marks of one family that count on from one another.
package struct Series: Hashable, Sendable {
  /// The family.
  package let family: SeriesMark.Family
  /// The numbers of its marks in `Draft.seriesMarks`.
  package let marks: [Int]
}
