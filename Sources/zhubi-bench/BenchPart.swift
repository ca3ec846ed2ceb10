/// One part of the bench, in a file of its own.
protocol BenchPart: Sendable {
  /// Its name on the command line.
  static var name: String { get }
  /// What it measures, in half a sentence.
  static var summary: String { get }

  /// Measures, and adds what it finds to `list`.
  static func run(_ setting: BenchSetting, _ list: inout FigureList) throws
}

/// The parts there are, in the order in which they run.
enum BenchParts {
  /// All parts.
  static let all: [any BenchPart.Type] = [
    LintPart.self, ProfilePart.self, RivalPart.self, GrowthPart.self, FilesPart.self, ServerPart.self,
    WorstPart.self,
    GlossaryPart.self,
  ]

  /// The part called `name`, or nil.
  static func part(named name: String) -> (any BenchPart.Type)? {
    all.first { $0.name == name }
  }
}

/// Why something could not be measured: a sentence.
struct BenchProblem: Error {
  /// The sentence.
  let sentence: String

  /// The problem that `sentence` describes.
  init(_ sentence: String) {
    self.sentence = sentence
  }
}
