/// The script for zsh, a function called `_zhubi`.
enum ZshCompletion {
  /// The script that completes `commands`.
  static func script(_ commands: [CompletedCommand]) -> String {
    var text = """
      #compdef zhubi
      # zsh completion for zhubi; written by: zhubi completions zsh

      _zhubi() {
        local context state state_descr line
        typeset -A opt_args
        local -a commands
        commands=(

      """
    for command in commands { text += "    \(quoted("\(command.name):\(escaped(command.summary, ":"))"))\n" }
    text += """
        )
        _arguments -C '(- *)--help[显示帮助]' '(- *)--version[显示版本]' '1: :->command' '*:: :->argument'
        case $state in
          command) _describe command commands ;;
          argument)
            case $words[1] in

      """
    for command in commands { text += branch(for: command) }
    return text + """
            esac ;;
        esac
      }

      if [ "$funcstack[1]" = "_zhubi" ]; then
        _zhubi "$@"
      else
        compdef _zhubi zhubi
      fi

      """
  }

  private static func branch(for command: CompletedCommand) -> String {
    var specifications = command.options.map { option in
      let help = escaped(option.help, "[]:")
      guard let action = action(for: option.value) else { return "\(option.name)[\(help)]" }
      return "*\(option.name)\(option.isShort ? "+" : "=")[\(help)]:\(escaped(option.longName, ":")):\(action)"
    }
    if let action = action(for: command.operands) { specifications.append("*:\(command.name):\(action)") }
    let lines = specifications.map { " \\\n            " + quoted($0) }
    return "        \(command.name))\n          _arguments -S\(lines.joined()) ;;\n"
  }

  /// What completes `value`; nil where nothing can follow.
  private static func action(for value: CompletedValue) -> String? {
    switch value {
    case .none: nil
    case .anything: " "
    case .file: "_files"
    case .word(let words): "(\(words.joined(separator: " ")))"
    case .wordOrFile(let words): "_alternative \"words:word:(\(words.joined(separator: " ")))\" \"files:file:_files\""
    case .words(let words): "_sequence compadd - \(words.joined(separator: " "))"
    }
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
