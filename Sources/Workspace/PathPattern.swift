/// A pattern for paths, with the meaning that `.gitignore` gives it: `*` and `?` within a name, `**` across folders,
/// `[a-z]` for one character. A pattern with a slash before its end counts from its folder; one without counts at any
/// depth. What a folder matches, everything in it matches too.
package struct PathPattern: Hashable, Sendable {
  /// Whether the pattern begins with `!`: it takes back what an earlier one matched.
  package let isNegated: Bool
  /// Whether it ends in a slash and so means folders only.
  package let isForFolders: Bool
  private let steps: [Step]

  private enum Step: Hashable, Sendable {
    case literal(Unicode.Scalar)
    case one
    case some
    case oneOf([ClosedRange<UInt32>], isNegated: Bool)
    /// `**/`: no folder or any number of them.
    case folders
    /// `/**` at the end: everything inside.
    case everything
  }

  /// No path is longer, in characters.
  private static let longest = 4096
  /// Nobody means a pattern with more stars.
  private static let mostStars = 256

  /// The pattern written as `text`; nil for a blank line and a remark, and for what is too long or has too many stars.
  package init?(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" || last == "\n",
      scalars.dropLast().last != "\\"
    {
      scalars = scalars.dropLast()
    }
    guard let first = scalars.first, first != "#" else { return nil }
    isNegated = first == "!"
    if isNegated { scalars = scalars.dropFirst() }
    isForFolders = scalars.last == "/"
    if isForFolders { scalars = scalars.dropLast() }
    if scalars.starts(with: "./".unicodeScalars) { scalars = scalars.dropFirst() }
    let isAnchored = scalars.contains("/")
    if scalars.first == "/" { scalars = scalars.dropFirst() }
    guard !scalars.isEmpty else { return nil }
    let steps = (isAnchored ? [] : [.folders]) + Self.steps(scalars)
    // Every star is a further reading to be followed at every character.
    guard scalars.count <= Self.longest, steps.count(where: { $0 == .some || $0 == .folders }) <= Self.mostStars else {
      return nil
    }
    self.steps = steps
  }

  /// Whether the pattern matches `path`, which is relative to the folder of the pattern, or a folder above it.
  package func matches(_ path: FilePath, isFolder: Bool = false) -> Bool {
    matches(Array(path.text.unicodeScalars), isFolder: isFolder)
  }

  /// Whether the pattern matches the path that `scalars` are, as `matches` of a path does.
  ///
  /// Follows all readings at once, and through all folders of the path in one walk, so that no pattern takes more than its
  /// length times that of the path.
  func matches(_ scalars: [Unicode.Scalar], isFolder: Bool) -> Bool {
    var reading = Reading(count: steps.count)
    enter(0, &reading.states)
    var next = Reading(count: steps.count)
    for (at, scalar) in scalars.enumerated() {
      if scalar == "/", at > 0, isMatch(reading, at) { return true }
      next.removeAll()
      follow(scalar, from: reading, to: &next)
      if next.isEmpty { return false }
      swap(&reading, &next)
    }
    return (!isForFolders || isFolder) && isMatch(reading, scalars.count)
  }

  private static func steps(_ scalars: ArraySlice<Unicode.Scalar>) -> [Step] {
    var steps: [Step] = []
    var rest = scalars
    while let next = rest.popFirst() {
      switch next {
      case "*" where rest.first == "*":
        while rest.first == "*" { rest = rest.dropFirst() }
        let isAtStart = steps.isEmpty || steps.last == .literal("/") || steps.last == .folders
        if isAtStart, rest.first == "/" {
          rest = rest.dropFirst()
          if steps.last != .folders { steps.append(.folders) }
        } else {
          steps.append(isAtStart && rest.isEmpty ? .everything : .some)
        }
      case "*": if steps.last != .some { steps.append(.some) }
      case "?": steps.append(.one)
      case "[": steps.append(set(&rest) ?? .literal("["))
      case "\\": steps.append(.literal(rest.popFirst() ?? "\\"))
      default: steps.append(.literal(next))
      }
    }
    return steps
  }

  /// The set after `[`; nil when it is not closed, and then nothing is taken.
  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Step? {
    guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
    var members = rest[..<end]
    let isNegated = members.first == "!" || members.first == "^"
    if isNegated { members = members.dropFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    while let first = members.popFirst() {
      if members.count >= 2, members.first == "-", let last = members.dropFirst().first {
        ranges.append(min(first.value, last.value)...max(first.value, last.value))
        members = members.dropFirst(2)
      } else {
        ranges.append(first.value...first.value)
      }
    }
    rest = rest[(end + 1)...]
    return .oneOf(ranges, isNegated: isNegated)
  }

  /// The steps that a pattern may have come to.
  private struct Reading {
    /// Those that are to be taken next; the number of steps is the end.
    var states: StepSet
    /// Steps of `folders` that are inside a name and cannot be left before its slash.
    var inside: StepSet

    init(count: Int) {
      states = StepSet(through: count)
      inside = states
    }

    var isEmpty: Bool { states.isEmpty && inside.isEmpty }

    mutating func removeAll() {
      states.removeAll()
      inside.removeAll()
    }
  }

  /// Whether the whole pattern is read after `count` characters.
  private func isMatch(_ reading: Reading, _ count: Int) -> Bool {
    reading.states.contains(steps.count)
      || (count > 0 && steps.last == .everything && reading.states.contains(steps.count - 1))
  }

  private func follow(_ scalar: Unicode.Scalar, from reading: Reading, to next: inout Reading) {
    reading.states.forEach { state in
      guard state < steps.count else { return }
      switch steps[state] {
      case .literal(let literal): if literal == scalar { enter(state + 1, &next.states) }
      case .one: if scalar != "/" { enter(state + 1, &next.states) }
      case .some: if scalar != "/" { enter(state, &next.states) }
      case .oneOf(let ranges, let isNegated):
        if scalar != "/", ranges.contains(where: { $0.contains(scalar.value) }) != isNegated {
          enter(state + 1, &next.states)
        }
      case .folders: if scalar != "/" { next.inside.insert(state) }
      case .everything: next.states.insert(state)
      }
    }
    reading.inside.forEach { state in
      if scalar == "/" { enter(state, &next.states) } else { next.inside.insert(state) }
    }
  }

  /// Adds `state` and those that it leads to without a character. Where one is there, so are those that it leads to.
  private func enter(_ state: Int, _ states: inout StepSet) {
    var state = state
    while states.insert(state), state < steps.count, steps[state] == .some || steps[state] == .folders { state += 1 }
  }
}

/// Numbers of steps, a bit for each.
private struct StepSet {
  private var words: [UInt64]

  /// No numbers, with room for those up to `last`.
  init(through last: Int) {
    words = Array(repeating: 0, count: last / 64 + 1)
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ number: Int) -> Bool {
    words[number / 64] >> (number % 64) & 1 == 1
  }

  /// Adds `number`; false when it was there.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let bit: UInt64 = 1 << (number % 64)
    defer { words[number / 64] |= bit }
    return words[number / 64] & bit == 0
  }

  mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }

  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
