import Foundation

/// What a run of the bench is to do, from the command line.
struct BenchSetting {
  /// The help text.
  static let help = """
    usage: zhubi-bench [PART…] [OPTION…]

    Measures on made-up reports that are the same in every run, prints a table, and says where a goal is missed.
    Times are those of the thread or process measured, not of the clock on the wall, unless a name says otherwise.

    parts (without any, all of them):
    \(BenchParts.all.map { "  \($0.name.padded(to: 12))\($0.summary)\n" }.joined())
    options:
      --size MB         bytes of reports for throughput (default 4)
      --rounds N        rounds, of which the median counts (default 5)
      --text FILE       measure throughput on this file instead of made-up reports; may be repeated
      --only RULE,…     only these rules in `profile`
      --largest MB      the largest text of `growth` (default 100)
      --entries N       the largest glossary of `lookup` (default 1000000)
      --zhubi FILE      the program to measure from outside (default: the one beside this)
      --python FILE     a Python with autocorrect-py (default: python3)
      --json FILE       write the figures as JSON too; - for standard output instead of the table
      --write FOLDER    write the reports that throughput is measured on into FOLDER, and measure nothing
      --compare A B     run the parts with both programs in alternation (two of zhubi-bench, or two of zhubi), print ratios

    """

  /// The parts to run, in their order.
  private(set) var parts: [any BenchPart.Type] = BenchParts.all
  /// Bytes of reports for throughput.
  private(set) var size = 4_000_000
  /// Rounds of each measurement.
  private(set) var rounds = 5
  /// Files to measure throughput on; empty for made-up reports.
  private(set) var texts: [String] = []
  /// Rules to be measured; empty for all.
  private(set) var rules: Set<String> = []
  /// The largest text of the growth, in bytes.
  private(set) var largest = 100_000_000
  /// Entries of the largest glossary that is looked up in.
  private(set) var entries = 1_000_000
  /// The program that is measured from outside.
  var zhubi = Self.beside("zhubi")
  /// The Python that has the rival.
  private(set) var python = "python3"
  /// Where JSON is written; nil for nowhere.
  private(set) var json: String?
  /// The folder that the reports are written to; nil when they are measured.
  private(set) var folder: String?
  /// Two programs to be compared.
  private(set) var compared: (String, String)?
  /// The arguments that a compared bench is to be given.
  private(set) var passedOn: [String] = []

  /// The setting that `arguments` describe; nil when they ask for help. Throws what is wrong with them.
  init?(_ arguments: [String]) throws {
    var rest = arguments[...]
    var named: [any BenchPart.Type] = []
    func value(_ option: String) throws -> String {
      guard let value = rest.popFirst() else { throw BenchProblem("\(option) needs a value") }
      return value
    }
    func number(_ option: String) throws -> Int {
      let text = try value(option)
      guard let number = Int(text), number > 0 else {
        throw BenchProblem("\(option) needs a whole number, not \(text)")
      }
      return number
    }
    while let argument = rest.popFirst() {
      let left = rest
      switch argument {
      case "-h", "--help": return nil
      case "--size": size = try number(argument) * 1_000_000
      case "--rounds": rounds = try number(argument)
      case "--text": texts.append(try value(argument))
      case "--only": rules.formUnion(try value(argument).split(separator: ",").map(String.init))
      case "--largest": largest = try number(argument) * 1_000_000
      case "--entries": entries = try number(argument)
      case "--zhubi": zhubi = try value(argument)
      case "--python": python = try value(argument)
      case "--json": json = try value(argument)
      case "--write": folder = try value(argument)
      case "--compare": compared = (try value(argument), try value(argument))
      case _ where argument.hasPrefix("-"): throw BenchProblem("there is no option \(argument); see --help")
      default:
        guard let part = BenchParts.part(named: argument) else {
          throw BenchProblem("there is no part \(argument); see --help")
        }
        named.append(part)
      }
      if argument != "--json", argument != "--compare" { passedOn += [argument] + left.prefix(left.count - rest.count) }
    }
    if !named.isEmpty { parts = BenchParts.all.filter { part in named.contains { $0 == part } } }
  }

  /// The reports that throughput is measured on.
  func reports(_ quality: SampleReport.Quality) throws -> [[UInt8]] {
    if texts.isEmpty { return SampleTexts.reports(size, quality) }
    return try texts.map { path in
      guard let data = FileManager.default.contents(atPath: path) else { throw BenchProblem("cannot read \(path)") }
      return [UInt8](data)
    }
  }

  /// The qualities of text that throughput is measured on: a text that was given has its own.
  var qualities: [SampleReport.Quality] { texts.isEmpty ? SampleReport.Quality.allCases : [.nearClean] }

  /// The name of a text of `quality`.
  func name(_ quality: SampleReport.Quality) -> String { texts.isEmpty ? quality.rawValue : "given text" }

  /// Those of `parts` that measure a program from outside.
  static func outsideParts(of parts: [any BenchPart.Type]) -> [any BenchPart.Type] {
    let outside: [any BenchPart.Type] = [GrowthPart.self, FilesPart.self, ServerPart.self, GlossaryPart.self]
    return outside.filter { part in parts.contains { $0 == part } }
  }

  /// The path of the program called `name` in the folder of this one.
  private static func beside(_ name: String) -> String {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
  }
}

extension String {
  /// The text with blanks behind it, so that it has `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
