import Workspace

/// The arguments of one command, read by its syntax.
package struct CommandArguments: Sendable {
  /// The arguments that are not options, in order.
  package private(set) var operands: [String] = []
  /// Whether help was asked for; then nothing else counts.
  package private(set) var wantsHelp = false

  /// The values given, by the name of the option; an option without a value has an empty one.
  private var values: [String: [String]] = [:]

  /// Reads `arguments` after the name of the command. `--name value` and `--name=value` mean the same, `--` ends the
  /// options, a lone `-` is no option.
  package init(_ arguments: [String], for syntax: CommandSyntax) throws(UsageError) {
    if Self.asksForHelp(arguments) {
      wantsHelp = true
      return
    }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      } else if argument == "-" || !argument.hasPrefix("-") {
        operands.append(argument)
      } else {
        try readOption(argument, &rest, syntax)
      }
    }
    guard operands.count <= syntax.operandLimit else {
      throw UsageError("多出了参数“\(operands[syntax.operandLimit])”。")
    }
  }

  /// Whether `option` was given.
  package func has(_ option: CommandOption) -> Bool {
    values[option.name] != nil
  }

  /// The value of `option`; of several the last.
  package func text(_ option: CommandOption) -> String? {
    values[option.name]?.last
  }

  /// All values given for `option`, in order.
  package func texts(_ option: CommandOption) -> [String] {
    values[option.name] ?? []
  }

  /// The number given for `option`; nil when it was not given.
  package func count(_ option: CommandOption) -> Int? {
    text(option).flatMap { Int($0) }
  }

  /// The word given for `option`, as a `Choice`; nil when it was not given.
  package func choice<Choice: RawRepresentable<String>>(_ option: CommandOption, _: Choice.Type) -> Choice? {
    text(option).flatMap { Choice(rawValue: $0) }
  }

  /// All parts of all values of `option`, white space around them dropped; nil when it was not given.
  package func list(_ option: CommandOption) -> [String]? {
    values[option.name]?.flatMap { value in
      value.split { $0 == "," || $0 == "，" }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == "-h" || $0 == "--help" }
  }

  private mutating func readOption(
    _ argument: String, _ rest: inout ArraySlice<String>, _ syntax: CommandSyntax
  ) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = syntax.options.first(where: { $0.name == name }) else {
      let names = syntax.options.map(\.name)
      throw UsageError("“\(syntax.name)”没有选项“\(name)”。" + Suggestion.sentence(for: name, among: names))
    }
    var value = parts.count > 1 ? String(parts[1]) : nil
    if option.value == .none {
      guard value == nil else { throw UsageError("选项“\(name)”不带值，请去掉“=”及其后的内容。") }
    } else if value == nil, let next = rest.first, next == "-" || !next.hasPrefix("-") {
      value = rest.popFirst()
    }
    try Self.check(value, of: option)
    values[name, default: []].append(value ?? "")
  }

  private static func check(_ value: String?, of option: CommandOption) throws(UsageError) {
    if option.value == .none { return }
    guard let value, !value.isEmpty else {
      throw UsageError("选项“\(option.name)”后面要有值：\(option.usage)。")
    }
    switch option.value {
    case .choice(let words) where !words.contains(value):
      throw UsageError(
        "选项“\(option.name)”不能是“\(value)”，可以是 \(words.joined(separator: "、"))。"
          + Suggestion.sentence(for: value, among: words))
    case .count where (Int(value) ?? 0) < 1:
      throw UsageError("选项“\(option.name)”要有一个不小于 1 的整数，不能是“\(value)”。")
    default: break
    }
  }
}
