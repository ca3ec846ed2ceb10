import Glossary
import Testing

/// How names answer a question.
@Suite struct TermQueryTests {
  private func match(_ term: String, _ name: String) -> TermMatch? {
    let query = TermQuery(term)
    return Array(name.utf16).withUnsafeBufferPointer { query.match($0[...]) ?? query.near($0[...]) }
  }

  @Test(arguments: [
    ("三会一课", "三会一课", TermMatch.exact), ("“三会一课”", "三会一课", .exact), (" 三会一课 ", "三会一课", .exact),
    ("3会1课", "三会一课", .spelling), ("３会１课", "三会一课", .spelling), ("绿地筑石", "绿地·筑石", .spelling),
    ("三會一課", "三会一课", .spelling), ("三会一课", "三會一課", .spelling), ("一課", "三会一课", .part), ("三會一刻", "三会一课", .near(1)),
    ("app平台", "APP平台", .spelling), ("三会", "三会一课", .prefix), ("一课", "三会一课", .part), ("会一", "三会一课", .part),
    ("五会一课", "三会一课", .near(1)), ("三会一刻", "三会一课", .near(1)), ("会三一课", "三会一课", .near(1)),
    ("三会课", "三会一课", .near(1)), ("三个会一课", "三会一课", .near(1)), ("五会两课", "三会一课", .near(2)),
  ])
  func answers(_ term: String, _ name: String, _ expected: TermMatch) {
    #expect(match(term, name) == expected)
  }

  @Test(arguments: [
    ("", "三会一课"), ("“”", "三会一课"), ("三会一课", ""), ("五个意识", "三会一课"), ("课", "会"), ("三农", "四有"),
    ("三会一课制度建设", "三会一课"), ("会", "三农"),
  ])
  func doesNotAnswer(_ term: String, _ name: String) {
    #expect(match(term, name) == nil)
  }

  @Test func theBestComesFirst() {
    let ordered: [TermMatch] = [.exact, .spelling, .prefix, .part, .near(1), .near(2)]
    #expect(ordered.shuffled().sorted() == ordered)
  }
}
