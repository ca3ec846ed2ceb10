import Drafting
import Foundation
import Numerals
import Proofreading
import ProseText
import TestSupport
import Testing

/// The listings that people marked in real pages, where those pages are at hand.
@Suite struct GoldListingTests {
  /// One marked listing.
  private struct Listing: Decodable {
    let file: String
    let quote: String
    let kind: String
    let stated: Int?
    let actual: Int?
    let consistent: Bool?

    private enum CodingKeys: String, CodingKey {
      case file, quote, kind, consistent
      case stated = "stated_count"
      case actual = "actual_count"
    }
  }

  /// A page and where the characters of its text without blanks stand in it.
  private struct Page {
    let scalars: [Unicode.Scalar]
    let inked: [Int]

    init(_ text: String) {
      let scalars = Array(text.unicodeScalars)
      self.scalars = scalars
      inked = scalars.indices.filter { !scalars[$0].properties.isWhitespace }
    }

    /// The places of the scalars of `quote`, blanks left out, or nil when it does not stand in the page.
    func find(_ quote: String) -> [Int]? {
      let wanted = Array(quote.unicodeScalars.filter { !$0.properties.isWhitespace })
      guard let first = wanted.first, wanted.count <= inked.count else { return nil }
      for start in 0...(inked.count - wanted.count) where scalars[inked[start]] == first {
        if wanted.indices.allSatisfy({ scalars[inked[start + $0]] == wanted[$0] }) {
          return Array(inked[start..<start + wanted.count])
        }
      }
      return nil
    }

    func text(replacing place: Int? = nil, with scalar: Unicode.Scalar = " ") -> String {
      var scalars = scalars
      if let place { scalars[place] = scalar }
      return String(String.UnicodeScalarView(scalars))
    }

    /// The UTF-8 offset of the scalar at `place`.
    func offset(_ place: Int) -> Int {
      scalars[..<place].reduce(0) { $0 + String($1).utf8.count }
    }
  }

  private static func listings() throws -> [(listing: Listing, page: Page)]? {
    guard let gold = Checkout.material("eval/gold/enumerations.json"), let pages = Checkout.material("corpus/pages")
    else {
      return nil
    }
    var read: [String: Page] = [:]
    return try JSONDecoder().decode([Listing].self, from: Data(contentsOf: gold)).compactMap { listing in
      let url = pages.appending(path: listing.file)
      guard FileManager.default.fileExists(atPath: url.path) else { return nil }
      let page = try read[listing.file] ?? Page(String(contentsOf: url, encoding: .utf8))
      read[listing.file] = page
      return (listing, page)
    }
  }

  private static let numerals: [Unicode.Scalar] = Array("零一二三四五六七八九十".unicodeScalars)

  /// With its numeral moved by one, a consistent listing must be found in either direction for two in three.
  @Test func aNumeralMovedByOneIsFound() throws {
    guard let listings = try Self.listings() else { return }
    var found = 0
    var missed: [String] = []
    for (listing, page) in listings
    where listing.kind == "stated-count" && listing.consistent == true && (2...9).contains(listing.stated ?? 0) {
      guard let stated = listing.stated, let places = page.find(listing.quote) else { continue }
      let writings: [Unicode.Scalar] =
        [Self.numerals[stated]] + (stated == 2 ? ["两", "双"] : [])
        + "\(stated)".unicodeScalars
      guard let place = places.last(where: { writings.contains(page.scalars[$0]) }) else { continue }
      let before = Set(RuleCheck.all.marks(page.text()).map(\.finding.message))
      let isFound = [stated + 1, stated - 1].contains { moved in
        guard moved >= 2 else { return false }
        let isArabic = page.scalars[place].isASCII
        let numeral = isArabic ? "\(moved)".unicodeScalars.first : Self.numerals[moved]
        let marks = RuleCheck.all.marks(page.text(replacing: place, with: numeral ?? " "))
        let offset = page.offset(place)
        return marks.contains { abs($0.range.start.value - offset) < 180 && !before.contains($0.finding.message) }
      }
      if isFound { found += 1 } else { missed.append(listing.quote) }
    }
    #expect(found + missed.count >= 40)
    #expect(found * 100 >= (found + missed.count) * 65, "missed: \(missed.joined(separator: "\n"))")
  }

  /// Wherever a list is found, the number of members that people counted is among its readings; and one is found for
  /// 85 in a hundred (the others must be found by their meaning, or count one thing).
  @Test func whatPeopleCountedIsAmongTheReadings() throws {
    guard let listings = try Self.listings() else { return }
    var right = 0
    var unlisted: [String] = []
    var missed: [String] = []
    for (listing, page) in listings where listing.kind == "stated-count" && listing.consistent != nil {
      guard let counted = listing.actual, let places = page.find(listing.quote), let first = places.first,
        let last = places.last
      else { continue }
      let draft = Draft(SourceText(page.text()))
      let finder = MemberFinder(draft)
      var following = FollowingItems(draft)
      let range = SourceRange(page.offset(first), page.offset(last + 1))
      func touches(_ units: ProseRange) -> Bool { draft.prose.sourceRange(of: units).overlaps(range) }
      var readings = draft.slogans.filter { touches($0.range) }.compactMap { finder.members(of: $0)?.counts }
      for formula in draft.formulas where touches(formula.range) {
        let glosses = finder.glosses(of: formula)
        if !glosses.isEmpty { readings.append([glosses.count]) }
      }
      for phrase in draft.countedPhrases where touches(phrase.range) {
        readings += [finder.listBefore(phrase)?.counts, finder.listAfter(phrase)?.counts].compactMap(\.self)
        if let items = following.items(of: phrase) { readings.append([items.count]) }
      }
      if readings.contains(where: { $0.contains(counted) }) {
        right += 1
      } else if readings.isEmpty {
        unlisted.append("\(counted): \(listing.quote)")
      } else {
        missed.append("\(counted) is not in \(readings): \(listing.quote)")
      }
    }
    #expect(missed.count <= 1, "\(missed.joined(separator: "\n"))")
    let all = right + missed.count + unlisted.count
    #expect(right * 100 >= all * 85, "\(right) of \(all); no list found:\n\(unlisted.joined(separator: "\n"))")
  }

  /// What was marked inconsistent is found, what was marked consistent or open is not raised.
  @Test func onlyInconsistentListingsAreRaised() throws {
    guard let listings = try Self.listings() else { return }
    let numbering = Set(RuleCatalogue.descriptions.filter { $0.group == .numbering }.map(\.id))
    for (listing, page) in listings {
      guard let places = page.find(listing.quote), let first = places.first, let last = places.last else { continue }
      let range = SourceRange(page.offset(first), page.offset(last + 1))
      let raised = RuleCheck.all.marks(page.text()).contains {
        $0.severity >= .warning && numbering.contains($0.rule) && $0.range.overlaps(range)
      }
      #expect(raised == (listing.consistent == false), "\(listing.quote)")
    }
  }
}
