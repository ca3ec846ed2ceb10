/// Which lines of two states of a text are the same, found in time that is linear in both.
///
/// The shortest difference takes the number of lines times the number of changes, which is the square where every line
/// is changed. Fixes change a few lines at a place, hence the way from one state to the other is sought in a window that
/// moves on: the shortest one (Myers 1986) until several lines in a row agree again, or as far as the window reaches.
package struct LineDifference: Sendable {
  /// For each line of the old state, whether it is gone.
  package private(set) var isRemoved: [Bool]
  /// For each line of the new state, whether it was not there.
  package private(set) var isInserted: [Bool]
  /// How often two lines were compared.
  package private(set) var comparisons = 0

  /// So many lines removed and inserted are sought at once; past them the best way so far is taken.
  private static let window = 16
  /// So many equal lines in a row end a change. Fewer, for instance a blank one, may agree by chance.
  private static let agreement = 4

  /// The lines, each by a number that equal ones share.
  private let old: [Int]
  private let new: [Int]

  /// The difference from `old` to `new`.
  package init(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = numbers[line] { return number }
      let number = numbers.count
      numbers[line] = number
      return number
    }
    self.old = old.map(number)
    self.new = new.map(number)
    isRemoved = Array(repeating: true, count: old.count)
    isInserted = Array(repeating: true, count: new.count)
    compare()
  }

  private mutating func compare() {
    var end = Place(old: old.count, new: new.count)
    while end.old > 0, end.new > 0, areEqual(end.moved(-1)) {
      end = end.moved(-1)
      keep(end)
    }
    var at = Place(old: 0, new: 0)
    while at.old < end.old, at.new < end.new {
      if areEqual(at) {
        keep(at)
        at = at.moved(1)
      } else {
        at = change(from: at, to: end)
      }
    }
  }

  private mutating func areEqual(_ place: Place) -> Bool {
    comparisons += 1
    return old[place.old] == new[place.new]
  }

  private mutating func keep(_ place: Place) {
    isRemoved[place.old] = false
    isInserted[place.new] = false
  }

  // MARK: One change

  /// A place before a line of each state.
  private struct Place {
    var old: Int
    var new: Int

    func moved(_ count: Int) -> Place { Place(old: old + count, new: new + count) }
  }

  /// One more line removed or inserted, and the equal lines that follow.
  private struct Step {
    /// Whether the line was removed.
    let isRemoval: Bool
    /// Where the equal lines begin.
    let start: Place
    /// How many they are.
    var count = 0

    var end: Place { start.moved(count) }
  }

  /// Keeps the lines that agree on the shortest way from `start`, where two lines differ, to where several agree again;
  /// returns that place, which is not past `end`.
  private mutating func change(from start: Place, to end: Place) -> Place {
    // A round has one step more than the one before it; what is at a number came from the same number there, by an
    // insertion, or from the number before, by a removal.
    var rounds: [[Step?]] = [[Step(isRemoval: false, start: start)]]
    for round in 1...Self.window {
      let before = rounds[round - 1]
      rounds.append([])
      for number in 0...round {
        guard
          var step = Self.further(
            removingAfter: number > 0 ? before[number - 1] : nil, insertingAfter: number < round ? before[number] : nil,
            end)
        else {
          rounds[round].append(nil)
          continue
        }
        while step.count < Self.agreement, step.end.old < end.old, step.end.new < end.new, areEqual(step.end) {
          step.count += 1
        }
        rounds[round].append(step)
        if step.count == Self.agreement || (step.end.old == end.old && step.end.new == end.new) {
          return take(rounds, to: number)
        }
      }
    }
    return take(rounds, to: Self.furthest(rounds[Self.window], from: start))
  }

  /// The number of the step that has come furthest from `start`; of several the one that has come as far in both states,
  /// for where lines are changed they are mostly as many as before.
  private static func furthest(_ steps: [Step?], from start: Place) -> Int {
    func rank(_ step: Step?) -> (Int, Int) {
      guard let end = step?.end else { return (-1, 0) }
      return (end.old + end.new, -abs((end.old - start.old) - (end.new - start.new)))
    }
    return steps.indices.max { rank(steps[$0]) < rank(steps[$1]) } ?? 0
  }

  /// The step that goes on from one of two, and gets further in the old state; nil when neither can go on within `end`.
  private static func further(removingAfter below: Step?, insertingAfter above: Step?, _ end: Place) -> Step? {
    var step: Step?
    if let from = above?.end, from.new < end.new {
      step = Step(isRemoval: false, start: Place(old: from.old, new: from.new + 1))
    }
    if let from = below?.end, from.old < end.old, step.map({ $0.start.old <= from.old + 1 }) ?? true {
      step = Step(isRemoval: true, start: Place(old: from.old + 1, new: from.new))
    }
    return step
  }

  /// Keeps the equal lines on the way to step `number` of the last of `rounds`; returns where that ends.
  private mutating func take(_ rounds: [[Step?]], to number: Int) -> Place {
    var number = number
    var reached: Place?
    for steps in rounds.reversed() {
      guard let step = steps[number] else { break }
      reached = reached ?? step.end
      for count in 0..<step.count { keep(step.start.moved(count)) }
      if step.isRemoval { number -= 1 }
    }
    return reached ?? Place(old: old.count, new: new.count)
  }
}
