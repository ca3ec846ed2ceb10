/// Finds the next place of a short pattern in a line, for questions that are asked from one sign after another.
///
/// What an earlier question has searched is not searched again, so a line of nothing but opening signs takes linear
/// time.
struct LookAhead {
  /// How far ahead a pattern is looked for, in units.
  static let reach = 2_000

  private let units: UnsafeBufferPointer<UInt16>
  private let limit: Int
  private var searches: [[UInt16]: Search] = [:]

  /// What is known of one pattern: it does not stand between `start` and `next`, but at `next` if that is a place.
  private struct Search {
    var start: Int
    var next: Int
    var isPlace: Bool
  }

  /// Looks in `units` up to `limit`.
  init(_ units: UnsafeBufferPointer<UInt16>, upTo limit: Int) {
    self.units = units
    self.limit = limit
  }

  /// The first place of `pattern` at `index` or after it, or nil when there is none within reach.
  mutating func place(of pattern: [UInt16], from index: Int) -> Int? {
    var search = searches[pattern] ?? Search(start: index, next: index, isPlace: false)
    if index < search.start || index > search.next { search = Search(start: index, next: index, isPlace: false) }
    let end = min(limit, index + Self.reach) - pattern.count
    while !search.isPlace, search.next <= end {
      if pattern.indices.allSatisfy({ units[search.next + $0] == pattern[$0] }) {
        search.isPlace = true
      } else {
        search.next += 1
      }
    }
    searches[pattern] = search
    return search.isPlace && search.next <= end ? search.next : nil
  }
}
