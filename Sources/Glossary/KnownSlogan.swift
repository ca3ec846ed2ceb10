/// A numbered slogan whose members are known: 四个意识, 三会一课.
package struct KnownSlogan: Hashable, Sendable {
  /// How the numerals of a slogan relate to its members (types of numeral abbreviations).
  package enum Shape: String, Hashable, Sendable, CaseIterable {
    /// N members: 四个意识.
    case list
    /// N members and a trailing unity that is not counted: 五位一体.
    case listWithUnity = "list-unit"
    /// Two numerals for the same N: 四水四定.
    case mirrored = "list-mirror"
    /// Each member begins with 一: 五个一.
    case ones = "list-one"
    /// n₁ members and n₂ members: 三会一课.
    case paired
    /// As paired, but the official wording alternates: 四讲四有.
    case interleaved = "paired-interleaved"
    /// No numeral: 放管服.
    case abbreviation = "abbr"
    /// The number of members is not fixed.
    case open
  }

  /// How sure the members are.
  package enum Certainty: String, Hashable, Sendable {
    /// Official wording in a fixed order.
    case high
    /// Wording or membership varies between places or years.
    case medium
  }

  /// Whether the name stands with this numeral alone.
  package enum Standing: String, Hashable, Sendable {
    /// With another numeral the name is wrong: 五个意识.
    case closed
    /// Other numerals with the same words exist: 五个中心, 四网融合.
    case open
  }

  /// The slogan without quotation marks.
  package let form: String
  /// How many members each numeral counts, in order; empty where none is fixed.
  package let counts: [Int]
  /// The members in order; of a paired slogan first those of its first part.
  package let members: [String]
  /// How numerals and members relate.
  package let shape: Shape
  /// The document or usage it is from, and when it held where that is known.
  package let source: String
  /// How sure the members are.
  package let certainty: Certainty
  /// Whether the name stands with this numeral alone.
  package let standing: Standing
  /// The word behind it without which other numerals are local names: 总体布局 behind 五位一体. Nil where none is needed.
  package let companion: String?

  /// A slogan; see the properties.
  package init(
    form: String, counts: [Int], members: [String], shape: Shape, source: String, certainty: Certainty,
    standing: Standing, companion: String? = nil
  ) {
    self.form = form
    self.counts = counts
    self.members = members
    self.shape = shape
    self.source = source
    self.certainty = certainty
    self.standing = standing
    self.companion = companion
  }
}

extension KnownSlogan {
  /// The slogan with its members as they are listed where the word that all of them end in is said once: 产业、人才、文化、
  /// 生态、组织五大振兴. Nil where they do not share a word of two characters.
  package var abridged: KnownSlogan? {
    guard members.count >= 4, let first = members.first else { return nil }
    // By UTF-8, in which nearly all of them have three bytes a character: whether two characters are shared is seen at once.
    let last = first.utf8.suffix(6)
    guard members.allSatisfy({ $0.utf8.count >= 12 && $0.utf8.suffix(6).elementsEqual(last) }), first.count >= 4 else {
      return nil
    }
    let word = String(first.suffix(2))
    guard members.allSatisfy({ $0.count >= 4 && $0.hasSuffix(word) }) else { return nil }
    return KnownSlogan(
      form: form, counts: counts, members: members.map { String($0.dropLast(2)) }, shape: shape, source: source,
      certainty: certainty, standing: standing, companion: companion)
  }
}

/// A form with a numeral that promises no list: 二十大, 九一八, 五湖四海; or one that everybody fills anew: 六个一.
package struct UncountedForm: Hashable, Sendable {
  /// Why a form is not counted.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An ordinal within a name: 二十大.
    case ordinal
    /// Month and day: 五四.
    case date
    /// A true or a loose quantity: 一网通办.
    case quantity
    /// An idiom: 五湖四海.
    case idiom
    /// A telephone number or the like: 12345.
    case hotline
    /// A place: 三峡.
    case place = "place"
    /// An organisation or firm: 九三学社.
    case organisation = "org"
    /// No members of its own, but counted wherever a draft lists some: 五有.
    case generic
  }

  /// The form.
  package let form: String
  /// Why it is not counted.
  package let kind: Kind

  /// The form `form`, not counted because it is of `kind`.
  package init(form: String, kind: Kind) {
    self.form = form
    self.kind = kind
  }
}
