/// How the lines around each line are set: hard-wrapped or not, in which column, with or without empty lines between.
///
/// All of it is judged locally, because one file may hold an article in narrow columns, one in wide ones and one that
/// is not wrapped at all.
struct LineLayout {
  /// Per line, whether it stands in hard-wrapped text and fills its column, so that the next line may continue it.
  private(set) var fills: [Bool]
  /// Per line of wrapped text, whether it fills its column once an indent of two characters is added.
  private(set) var fillsIndented: [Bool]
  /// Per line, whether it stands in hard-wrapped text.
  private(set) var isWrapped: [Bool]
  /// Per line, whether most lines around it have an empty line before them.
  private(set) var isDoubleSpaced: [Bool]
  /// Per line, the smallest indent of the lines around it, in halves of a full-width character.
  private(set) var margin: [UInt8]

  /// Lines on each side that decide whether text is wrapped.
  private static let reach = 24
  /// Lines on each side that give the column.
  private static let columnReach = 6
  /// A line shorter than this, in halves of a full-width character, says nothing about wrapping.
  private static let tellingWidth = 16

  /// Judges `lines` of `units`.
  init(_ lines: [LineFacts], in units: UnsafeBufferPointer<UInt16>) {
    let none = [Bool](repeating: false, count: lines.count)
    fills = none
    fillsIndented = none
    isWrapped = none
    isDoubleSpaced = none
    margin = [UInt8](repeating: 0, count: lines.count)
    let candidates = Self.windows(lines, where: { $0.seemsWrapped })
    guard candidates.contains(true) else { return }
    isDoubleSpaced = Self.windows(lines, where: { $0.isDoubleSpaced })
    for index in lines.indices where candidates[index] {
      let column = Self.percentile(around: index, of: lines) { Int($0.width) }
      let characters = Self.percentile(around: index, of: lines) { Int($0.upper - $0.lower) }
      // 0.88 of the column: half-width digits and squeezed marks make lines of one column differ. Some programs break
      // lines by the number of characters, whatever their width.
      fills[index] =
        Int(lines[index].width) * 100 >= column * 88
        || Int(lines[index].upper - lines[index].lower) * 100 >= characters * 96
      fillsIndented[index] = (Int(lines[index].width) + 4) * 100 >= column * 94
      margin[index] = Self.margin(around: index, of: lines)
    }
    isWrapped = Self.confirmed(candidates, lines, fills, in: units)
    for index in lines.indices where !isWrapped[index] { fills[index] = false }
  }

  /// Counts over a window of lines.
  private struct Window {
    var lines = 0
    var spaced = 0
    var telling = 0
    var unfinished = 0
    var wide = 0

    mutating func add(_ line: LineFacts, _ sign: Int) {
      lines += sign
      if line.blankLinesBefore > 0 { spaced += sign }
      guard line.width >= LineLayout.tellingWidth else { return }
      telling += sign
      if line.isUnfinished { unfinished += sign }
      // Wider than 60 characters: no hand-made column is.
      if line.width > 120 { wide += sign }
    }

    /// More than a third of the telling lines stop in mid-sentence, and few are wider than a column can be.
    var seemsWrapped: Bool {
      telling >= 4 && unfinished * 100 > telling * 35 && wide * 5 < telling
    }

    var isDoubleSpaced: Bool { spaced * 2 > lines }
  }

  private static func windows(_ lines: [LineFacts], where holds: (Window) -> Bool) -> [Bool] {
    var window = Window()
    var result = [Bool](repeating: false, count: lines.count)
    for next in 0..<lines.count + reach {
      if next < lines.count { window.add(lines[next], 1) }
      if next - 2 * reach - 1 >= 0 { window.add(lines[next - 2 * reach - 1], -1) }
      if next >= reach { result[next - reach] = holds(window) }
    }
    return result
  }

  /// The 70th percentile of a measure of the lines around `index`.
  private static func percentile(
    around index: Int, of lines: [LineFacts], _ measure: (LineFacts) -> Int
  ) -> Int {
    let near = lines[max(0, index - columnReach)..<min(lines.count, index + columnReach + 1)]
    // A dozen numbers: sorted where they are put in.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: near.count) { sorted in
      var count = 0
      for line in near {
        let value = measure(line)
        var place = count
        while place > 0, sorted[place - 1] > value {
          sorted[place] = sorted[place - 1]
          place -= 1
        }
        sorted[place] = value
        count += 1
      }
      return sorted[(count - 1) * 7 / 10]
    }
  }

  private static func margin(around index: Int, of lines: [LineFacts]) -> UInt8 {
    lines[max(0, index - columnReach)..<min(lines.count, index + columnReach + 1)].reduce(.max) { min($0, $1.indent) }
  }

  /// Candidates around which the lines that stop in mid-sentence do so because their column is full, and that hold
  /// sentences at all: in a list of titles or names lines stop anywhere, and have no marks.
  private static func confirmed(
    _ candidates: [Bool], _ lines: [LineFacts], _ fills: [Bool], in units: UnsafeBufferPointer<UInt16>
  ) -> [Bool] {
    var result = candidates
    var telling = 0
    var marked = 0
    var unfinished = 0
    var full = 0
    let hasMarks = lines.map { $0.width >= tellingWidth && $0.hasMarks(in: units) }
    func count(_ index: Int, _ sign: Int) {
      guard lines[index].width >= tellingWidth else { return }
      telling += sign
      if hasMarks[index] { marked += sign }
      guard lines[index].isUnfinished else { return }
      unfinished += sign
      if fills[index] { full += sign }
    }
    for next in 0..<lines.count + reach {
      if next < lines.count { count(next, 1) }
      if next - 2 * reach - 1 >= 0 { count(next - 2 * reach - 1, -1) }
      if next >= reach, full * 10 < unfinished * 7 || marked * 2 < telling { result[next - reach] = false }
    }
    return result
  }
}
