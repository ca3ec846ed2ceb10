import Glossary
import Testing

/// The tables of characters, asked as rules ask them.
@Suite struct CharacterTableTests {
  private func unit(_ text: String) throws -> UInt16 {
    try #require(text.utf16.first)
  }

  @Test(arguments: [("國", "国"), ("彥", "彦"), ("優", "优"), ("峯", "峰"), ("⾃", "自")])
  func traditionalFormsAreKnown(_ written: String, _ standard: String) throws {
    #expect(StandardForms.form(of: try unit(written)) == .known(try unit(standard)))
  }

  @Test func foreignFormsAreKnownWithoutTheirStandardForm() throws {
    #expect(StandardForms.form(of: try unit("県")) == .unknown)
  }

  @Test func standardCharactersHaveNoForm() throws {
    for character in "国干后里面发松淼喆堃昇於" {
      #expect(StandardForms.form(of: try unit(String(character))) == nil)
    }
  }

  @Test(arguments: ["末未", "己已", "粱梁", "拔拨", "人入", "驿译", "候侯", "折拆"])
  func confusedPairsAreConfused(_ pair: String) throws {
    let units = Array(pair.utf16)
    #expect(Confusion.between(units[0], units[1]) != nil)
    #expect(Confusion.between(units[0], units[1]) == Confusion.between(units[1], units[0]))
  }

  @Test func twinsAreKnownBothWays() throws {
    #expect(Confusion.twins(of: try unit("未")).contains(try unit("末")))
    #expect(Confusion.twins(of: try unit("末")).contains(try unit("未")))
    #expect(!Confusion.twins(of: try unit("国")).contains(try unit("国")))
    #expect(Confusion.twins(of: 0xFFFF).isEmpty && Confusion.twins(of: 0).isEmpty)
    #expect(Confusion.isCommon(try unit("程")))
    #expect(!Confusion.isCommon(try unit("桯")))
  }

  @Test(arguments: ["国人", "水山", "春工"])
  func othersAreNot(_ pair: String) {
    let units = Array(pair.utf16)
    #expect(Confusion.between(units[0], units[1]) == nil)
    #expect(Confusion.between(units[0], units[0]) == nil)
    #expect(Confusion.between(0x41, units[0]) == nil)
  }

  @Test func theEndsOfTheTablesAreReached() throws {
    let all = StandardForms.all
    #expect(all.count > 4000 && all == all.sorted())
    for unit in [all.first, all.last] { #expect(StandardForms.form(of: try #require(unit)) != nil) }
  }
}
