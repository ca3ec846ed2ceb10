/// The script for fish.
enum FishCompletion {
  /// The script that completes `commands`.
  static func script(_ commands: [CompletedCommand]) -> String {
    var text = """
      # fish completion for zhubi; written by: zhubi completions fish

      complete -c zhubi -f
      complete -c zhubi -n __fish_use_subcommand -l version -d 显示版本
      complete -c zhubi -n __fish_use_subcommand -s h -l help -d 显示帮助

      """
    for command in commands {
      text += "complete -c zhubi -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))\n"
    }
    for command in commands {
      let start = "complete -c zhubi -n \(quoted("__fish_seen_subcommand_from \(command.name)"))"
      text += "\n"
      if let arguments = arguments(for: command.operands) { text += "\(start)\(arguments)\n" }
      for option in command.options {
        let value = arguments(for: option.value).map { " -r\($0)" } ?? ""
        text += "\(start) \(option.isShort ? "-s" : "-l") \(option.longName)\(value) -d \(quoted(option.help))\n"
      }
    }
    return text
  }

  /// What completes `value`; nil where nothing can follow.
  private static func arguments(for value: CompletedValue) -> String? {
    switch value {
    case .none: nil
    case .anything: " -f"
    case .file: " -F"
    case .word(let words): " -f -a \(quoted(words.joined(separator: " ")))"
    case .wordOrFile(let words): " -F -a \(quoted(words.joined(separator: " ")))"
    case .words(let words):
      " -f -a \(quoted("(__fish_append , \(words.joined(separator: " ")))"))"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
