package import ProseText

/// A paragraph that opens with an ordinal, or a `#` title. The list after 附件： begins with one too: its mark stands
/// behind the word.
package struct Heading: Hashable, Sendable {
  /// How the ordinal is written, which is also its rank (GB/T 9704-2012, 7.3.3).
  package enum Form: UInt8, Hashable, Sendable, CaseIterable {
    /// `#` marks without an ordinal.
    case markdown
    /// 第一篇
    case part
    /// 第一章
    case chapter
    /// 第一节
    case section
    /// 第一条
    case article
    /// 一、
    case chinese
    /// （一）
    case bracketedChinese
    /// 1. or 1、
    case arabic
    /// 3.1 with a mark after it; without one it is not told from a decimal.
    case decimal
    /// （1）
    case bracketedArabic
    /// 1）
    case arabicWithBracket
    /// ①
    case circled
  }

  /// How the ordinal is written.
  package let form: Form
  /// The ordinal, from 1; the depth for `.markdown`, the last number for `.decimal`; at most 9,999.
  package let ordinal: Int
  /// The paragraph without its end.
  package let paragraph: ProseRange
  /// The number of the paragraph in `Prose.paragraphs`.
  package let paragraphNumber: Int
  /// The depth of the `#` title that the paragraph is, 0 elsewhere.
  package let titleDepth: Int
  /// The ordinal with its mark, right or wrong: （一）, 1., 一、, 一，. Empty for `.markdown`.
  package let mark: ProseRange
  /// The number alone: 一 in （一）. Empty for `.markdown`.
  package let numeral: ProseRange
  /// The mark after the ordinal that should not be there, or nil.
  package let misplacedMark: MisplacedMark?
  /// The depth in the outline, from 1: how many forms are open above it, and itself.
  package var level = 1
  /// Which run of siblings it belongs to: headings of one form that count on under one parent share the number.
  package var run = 0

  /// What stands after the mark, to the end of the first sentence: all of it in a heading on its own line.
  package let title: ProseRange
}

/// A mark of punctuation after an ordinal that belongs to another kind of ordinal (GB/T 15834-2011, appendix B.3).
package struct MisplacedMark: Hashable, Sendable {
  /// The mark as written.
  package let range: ProseRange
  /// What belongs there: 、 or . or ，, or nothing.
  package let right: String
}

/// A place where the ordinals of headings do not go on as the outline has them. One mistake makes one break: after it
/// the number that was found counts.
package struct HeadingBreak: Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// A number is left out: 一、 三、.
    case gap
    /// A number comes twice: 二、 二、.
    case repetition
    /// A number comes too late or too early: 三、 二、.
    case disorder
    /// The first of its siblings is not number 1.
    case lateStart
    /// The number goes on in another form: 一、 2. 三、.
    case foreignForm
    /// A form of a higher rank inside one of a lower: （一） 一、 二、 （二）.
    case inversion
  }

  /// What is wrong.
  package let kind: Kind
  /// The number of the heading in `Draft.headings`.
  package let heading: Int
  /// The number of the heading that it should go on from, or that encloses it; nil where there is none.
  package let previous: Int?
  /// The ordinal that was expected.
  package let expected: Int

  /// Whether the number before it stands in running text and not in a heading.
  package var goesOnFromInlineList: Bool { previous == nil && kind != .lateStart }
}

/// A number of a list in running text: ① or （2） or 3. inside a paragraph.
package struct InlineOrdinal: Hashable, Sendable {
  /// How it is written.
  package let form: Heading.Form
  /// The number.
  package let ordinal: Int
  /// The number with its brackets or mark.
  package let range: ProseRange
  /// The number alone: 4 of （4）.
  package let numeral: ProseRange
  /// The number of its paragraph in `Prose.paragraphs`.
  package let paragraphNumber: Int
  /// Where it stands in its sentence; within a clause it may be a reference.
  package let place: Place

  /// Where in a sentence it stands.
  package enum Place: Hashable, Sendable {
    /// The paragraph opens with it.
    case paragraphStart
    /// A quotation begins with it: what was quoted may have begun before.
    case quotationStart
    /// After ：；。，.
    case clauseStart
    /// Elsewhere.
    case withinClause
  }
}
