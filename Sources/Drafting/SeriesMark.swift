package import ProseText

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
    /// 一看 二看, 一则 二则, 第一步 第二步: a verb or a measure word, counted. Marks only where the first two stand there, or
    /// the first three where each has another verb.
    case verbSeries
  }

  /// The family of the mark.
  package let family: Family
  /// The ordinal, from 1; 首先 is 1, 其次 2, 再次 3, 最后 0 (any).
  package let ordinal: Int
  /// The mark with what belongs to it: 一是, 第一，, and a mark that should not be there: 一是，.
  package let range: ProseRange
  /// What is to be replaced by another number: 一 in 一是; the whole word in 其次.
  package let numeral: ProseRange
  /// The mark after the ordinal that should not be there, or nil.
  package let misplacedMark: MisplacedMark?
}

/// Marks of one family that count on from one another.
package struct Series: Hashable, Sendable {
  /// The family.
  package let family: SeriesMark.Family
  /// The numbers of its marks in `Draft.seriesMarks`.
  package let marks: [Int]
}

/// A place where a series does not go on as it began. One mistake makes one break.
package struct SeriesBreak: Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// A number is left out: 一是 三是.
    case gap
    /// A number comes twice: 二是 二是.
    case repetition
    /// A number is smaller than the one before it, and no 1.
    case disorder
    /// The series begins in the middle: 二是 without 一是.
    case lateStart
    /// The series goes on in another family: 一是 第二，.
    case mixture
  }

  /// What is wrong.
  package let kind: Kind
  /// The number of the mark in `Draft.seriesMarks`.
  package let mark: Int
  /// The number of the mark that it should go on from; nil where there is none.
  package let previous: Int?
  /// The ordinal that was expected.
  package let expected: Int
  /// The family that was expected.
  package let family: SeriesMark.Family
}
