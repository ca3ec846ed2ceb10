import Proofreading

/// A command as a shell completes it: made from the syntax that reads the command line, so that the two never differ.
struct CompletedCommand {
  /// The name of the command.
  let name: String
  /// What it does.
  let summary: String
  /// What its arguments can be.
  let operands: CompletedValue
  /// Its options, `--help` among them.
  let options: [CompletedOption]

  /// The command that takes `syntax`.
  init(_ syntax: CommandSyntax) {
    name = syntax.name
    summary = syntax.summary
    operands = CompletedValue(operands: syntax.operands)
    options =
      syntax.options.map { CompletedOption(name: $0.name, help: $0.help, value: CompletedValue($0.value)) }
      + [CompletedOption(name: "--help", help: "显示帮助", value: .none)]
  }
}

/// An option as a shell completes it.
struct CompletedOption {
  /// The name, for example `--format`.
  let name: String
  /// What it is for.
  let help: String
  /// What follows it.
  let value: CompletedValue

  /// Whether it has one dash and one letter.
  var isShort: Bool { !name.hasPrefix("--") }

  /// The name without its dashes.
  var longName: String { String(name.drop { $0 == "-" }) }
}

/// What can stand at a place of the command line.
enum CompletedValue {
  /// Nothing stands there.
  case none
  /// Text that no shell can guess.
  case anything
  /// A file or a folder.
  case file
  /// One of these words.
  case word([String])
  /// One of these words, or a file: an action and what it works on.
  case wordOrFile([String])
  /// Some of these words, with commas between them.
  case words([String])

  /// What `value` lets follow an option.
  init(_ value: CommandOption.Value) {
    switch value {
    case .none: self = .none
    case .text(let placeholder), .count(let placeholder): self.init(placeholder: placeholder)
    case .choice(let words): self = .word(words)
    case .list(let placeholder):
      if case .word(let words) = CompletedValue(placeholder: placeholder) {
        self = .words(words)
      } else {
        self = .anything
      }
    }
  }

  /// What the arguments can be that the help text shows as `operands`, for example `[PATH…]` or `bash|zsh|fish`.
  init(operands: String) {
    let name = operands.prefix { $0 != " " }.filter { !"[]…".contains($0) }.prefix { $0 != "[" }
    if name.isEmpty {
      self = .none
    } else if name.contains("|") {
      self = .word(name.split(separator: "|").map(String.init))
    } else {
      self.init(placeholder: String(name.prefix { $0 != ":" }))
    }
  }

  /// What stands for `placeholder`; a new one is taken for a file until it is named here, as shells do.
  private init(placeholder: String) {
    switch placeholder {
    case "N", "NAME", "TERM", "GIT-REF", "YEAR", "TEXT": self = .anything
    case "RULE": self = .word(RuleCatalogue.descriptions.map(\.id))
    case "ACTION": self = .wordOrFile(GlossaryActions.all.map { $0.name })
    case "COMMAND": self = .word(CommandList.all.map { $0.syntax.name })
    default: self = .file
    }
  }
}
