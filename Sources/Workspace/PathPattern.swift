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
    let scalars = Array(path.text.unicodeScalars)
    var at = 0
    while let slash = scalars[at...].firstIndex(of: "/") {
      if slash > 0, matchesWhole(scalars[..<slash]) { return true }
      at = slash + 1
    }
    return (!isForFolders || isFolder) && matchesWhole(scalars[...])
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
          steps.append(.folders)
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

  /// Follows all readings at once, so that no pattern takes more than its length times that of the path.
  private func matchesWhole(_ path: ArraySlice<Unicode.Scalar>) -> Bool {
    var states = Set<Int>()
    enter(0, &states)
    /// Steps of `folders` that are inside a name and cannot be left before its slash.
    var inside = Set<Int>()
    for scalar in path {
      var next = Set<Int>()
      var nextInside = Set<Int>()
      for state in states where state < steps.count {
        switch steps[state] {
        case .literal(let literal): if literal == scalar { enter(state + 1, &next) }
        case .one: if scalar != "/" { enter(state + 1, &next) }
        case .some: if scalar != "/" { enter(state, &next) }
        case .oneOf(let ranges, let isNegated):
          if scalar != "/", ranges.contains(where: { $0.contains(scalar.value) }) != isNegated {
            enter(state + 1, &next)
          }
        case .folders: if scalar != "/" { nextInside.insert(state) }
        case .everything: next.insert(state)
        }
      }
      for state in inside {
        if scalar == "/" { enter(state, &next) } else { nextInside.insert(state) }
      }
      (states, inside) = (next, nextInside)
      if states.isEmpty, inside.isEmpty { return false }
    }
    return states.contains(steps.count)
      || (steps.last == .everything && states.contains(steps.count - 1) && !path.isEmpty)
  }

  /// Adds `state` and those that it leads to without a character.
  private func enter(_ state: Int, _ states: inout Set<Int>) {
    var state = state
    states.insert(state)
    while state < steps.count, steps[state] == .some || steps[state] == .folders {
      state += 1
      states.insert(state)
    }
  }
}
