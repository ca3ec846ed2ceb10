/// What a command takes: declared once, used for reading the command line and for the help text.
package struct CommandSyntax: Sendable {
  /// The name of the command, for example `lint`.
  package let name: String
  /// What it does, in half a sentence.
  package let summary: String
  /// The arguments that are not options, as the help text shows them, for example `[PATH…]`; empty for none.
  package let operands: String
  /// How many of them there may be.
  package let operandLimit: Int
  /// Further lines of the help text.
  package let notes: [String]
  /// The options, in the order of the help text; `--help` is understood besides.
  package let options: [CommandOption]

  /// A command; see the properties.
  package init(
    name: String, summary: String, operands: String = "", operandLimit: Int = 0, notes: [String] = [],
    options: [CommandOption] = []
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.operandLimit = operandLimit
    self.notes = notes
    self.options = options
  }
}

/// One option of a command.
package struct CommandOption: Hashable, Sendable {
  /// What follows the name of an option.
  package enum Value: Hashable, Sendable {
    /// Nothing.
    case none
    /// Any text; the placeholder stands for it in the help text.
    case text(_ placeholder: String)
    /// Several texts with commas between them; the option may be repeated and then adds to them.
    case list(_ placeholder: String)
    /// A whole number from 1.
    case count(_ placeholder: String)
    /// One of these words.
    case choice([String])
  }

  /// The name, for example `--format`.
  package let name: String
  /// What follows it.
  package let value: Value
  /// What it is for, in half a sentence.
  package let help: String

  /// The option `name`; see the properties.
  package init(_ name: String, _ value: Value, help: String) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// The name with what follows it, as the help text shows them.
  package var usage: String {
    switch value {
    case .none: name
    case .text(let placeholder), .count(let placeholder): "\(name) \(placeholder)"
    case .list(let placeholder): "\(name) \(placeholder)[,\(placeholder)]"
    case .choice(let words): "\(name) \(words.joined(separator: "|"))"
    }
  }
}

/// A mistake in the command line: one sentence that says what is wrong and what to do.
package struct UsageError: Error, Hashable, Sendable {
  /// The sentence, in Chinese.
  package let sentence: String

  /// The mistake that `sentence` describes.
  package init(_ sentence: String) {
    self.sentence = sentence
  }
}
