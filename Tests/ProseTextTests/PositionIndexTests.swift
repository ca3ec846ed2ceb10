import ProseText
import Testing

@Suite struct PositionIndexTests {
  @Test(arguments: PositionEncoding.allCases)
  func agreesWithTheDirectConversionEverywhere(_ encoding: PositionEncoding) {
    let long = String(repeating: "深化改革a😀é\u{301}", count: 120)
    for text in ["", "\u{FEFF}一\r\n二\r三\n", long, "\u{FEFF}" + long + "\r\n" + long + "\n", "a\n\n\n" + long] {
      let source = SourceText(text)
      let index = PositionIndex(source, in: encoding)
      for offset in 0...source.bytes.count + 2 {
        let offset = UTF8Offset(offset)
        #expect(index.position(of: offset) == source.position(of: offset, in: encoding))
      }
    }
  }

  @Test func manyPositionsOfOneLongLineAreFast() {
    let source = SourceText(String(repeating: "持续推进重点项目建设，", count: 60_000))
    let index = PositionIndex(source, in: .utf32)
    let elapsed = ContinuousClock().measure {
      for step in stride(from: 0, to: source.bytes.count, by: 99) {
        #expect(index.position(of: UTF8Offset(step)).column == step / 3)
      }
    }
    // Counted from the line start each time this is 20,000 million bytes: minutes.
    #expect(elapsed < .seconds(20))
  }
}
