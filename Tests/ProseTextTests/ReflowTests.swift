import Invariants
import ProseText
import TestSupport
import Testing

/// Text that was broken into lines comes together again.
@Suite struct ReflowTests {
  private static let widths = 17...40

  /// The share of the sample's paragraphs that come out of the pages as they were, and where some do not.
  private func share(_ setters: [PageSetter]) -> (share: Double, broken: [String]) {
    var whole = 0
    var broken: [String] = []
    for setter in setters {
      let prose = Prose(SourceText(setter.set(SampleReport.paragraphs)))
      #expect(ProseInvariants.violations(of: prose).isEmpty)
      let found = Set(prose.paragraphTexts.map(\.withoutBlanks))
      for paragraph in SampleReport.paragraphs {
        if found.contains(paragraph.withoutBlanks) {
          whole += 1
        } else {
          broken.append("\(setter.width): \(paragraph.prefix(12))")
        }
      }
    }
    return (Double(whole) / Double(setters.count * SampleReport.paragraphs.count), broken)
  }

  /// Measured: 379 of 384. The rest are lines that open with 一是 or 三是 after ； or ：, which are kept apart because
  /// such a mark opens a paragraph far more often than it is wrapped to a line start.
  @Test(arguments: [false, true])
  func indentedParagraphs(isDoubleSpaced: Bool) {
    let found = share(Self.widths.map { PageSetter(width: $0, isDoubleSpaced: isDoubleSpaced) })
    #expect(found.share >= 0.98, "\(found.broken)")
    #expect(found.broken.allSatisfy { $0.contains("对照高质量发展") })
  }

  /// Measured: 358 of 384. Without an indent nothing tells a paragraph that fills its last line from one that goes on.
  @Test(arguments: [false, true])
  func paragraphsWithoutIndent(isDoubleSpaced: Bool) {
    let found = share(Self.widths.map { PageSetter(width: $0, isIndented: false, isDoubleSpaced: isDoubleSpaced) })
    #expect(found.share >= 0.93, "\(found.broken)")
  }

  /// Measured: 374 of 384. Besides what happens without pages, a page that ends with a sentence ends its paragraph.
  @Test(arguments: PageSetter.Furniture.allCases)
  func pages(_ furniture: PageSetter.Furniture) {
    let found = share(Self.widths.map { PageSetter(width: $0, furniture: furniture, pageLength: 13) })
    #expect(found.share >= 0.97, "\(found.broken)")
  }

  @Test func furnitureInsideSentencesIsMasked() {
    for furniture in PageSetter.Furniture.allCases {
      var masked: [String] = []
      for width in Self.widths {
        let text = PageSetter(width: width, furniture: furniture, pageLength: 13).set(SampleReport.paragraphs)
        let prose = Prose(SourceText(text))
        masked += prose.maskedPieces.map { prose.source[$0.range].withoutBlanks }
        #expect(prose.maskedPieces.allSatisfy { $0.reason == .runningHead })
      }
      switch furniture {
      case .none: #expect(masked.isEmpty)
      case .pageNumbers: #expect(masked.count > 40 && masked.allSatisfy { $0.hasPrefix("—") })
      case .runningTitle: #expect(masked.count > 40 && Set(masked) == ["清溪县农村工作文稿选编"])
      case .titleAndAuthor: #expect(masked.count > 80 && Set(masked) == ["扎实推进乡村治理", "周明"])
      }
    }
  }

  /// The first break of each long paragraph moves through the line. Measured: at worst 12 of 16 whole.
  @Test(arguments: [17, 22, 28, 39])
  func breaksAtEveryPlace(_ width: Int) {
    var whole = 0
    for drop in 0..<width {
      let paragraphs = SampleReport.paragraphs.map { $0.count > 60 ? String($0.dropFirst(drop)) : $0 }
      let text = PageSetter(width: width).set(paragraphs)
      let found = Set(Prose(SourceText(text)).paragraphTexts.map(\.withoutBlanks))
      let count = paragraphs.count { found.contains($0.withoutBlanks) }
      #expect(count >= 14, "\(drop) characters dropped")
      whole += count
    }
    #expect(whole * 100 >= SampleReport.paragraphs.count * width * 97)
  }

  @Test func aDraftThatIsNotWrappedComesOutUnchanged() {
    for end in ["\n", "\r\n", "\n\n"] {
      let prose = Prose(SourceText(SampleReport.paragraphs.joined(separator: end)))
      #expect(prose.paragraphTexts == SampleReport.paragraphs)
      #expect(prose.maskedPieces.isEmpty)
      #expect(prose.units.last != .paragraphEnd)
    }
    #expect(Prose(SourceText(SampleReport.text)).units.last == .paragraphEnd)
  }
}
