/// The script for bash, of any version from 3.2.
enum BashCompletion {
  /// The script that completes `commands`.
  static func script(_ commands: [CompletedCommand]) -> String {
    var text = """
      # bash completion for zhubi; written by: zhubi completions bash

      _zhubi_words() {
        # $1: the words, $2: what is typed so far; with a comma list, what stands before the last comma stays.
        local start=""
        [ "$3" = list ] && case $2 in *,*) start=${2%,*}, ;; esac
        COMPREPLY=($(compgen -P "$start" -W "$1" -- "${2#"$start"}"))
      }

      _zhubi_files() {
        local IFS=$'\\n'
        COMPREPLY=($(compgen -f -- "$1"))
        compopt -o filenames 2>/dev/null
      }

      _zhubi() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
        COMPREPLY=()
        # bash takes --format=json apart at the sign.
        if [ "$cur" = = ]; then
          cur=""
        elif [ "$prev" = = ]; then
          prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if [ "$COMP_CWORD" -eq 1 ]; then
          _zhubi_words "\(words(commands.map(\.name) + ["--help", "--version"]))" "$cur"
          return
        fi
        case $command in

      """
    for command in commands { text += branch(for: command) }
    return text + """
        esac
      }

      complete -F _zhubi zhubi

      """
  }

  private static func branch(for command: CompletedCommand) -> String {
    let valued = command.options.compactMap { option in
      action(for: option.value).map { "        \(option.name)) \($0); return ;;\n" }
    }
    var text = "    \(command.name))\n"
    if !valued.isEmpty { text += "      case $prev in\n\(valued.joined())      esac\n" }
    text += "      case $cur in\n"
    text += "        -*) _zhubi_words \"\(words(command.options.map(\.name)))\" \"$cur\" ;;\n"
    if let action = action(for: command.operands) { text += "        *) \(action) ;;\n" }
    return text + "      esac ;;\n"
  }

  /// What completes `value`; nil where nothing can follow.
  private static func action(for value: CompletedValue) -> String? {
    switch value {
    case .none: nil
    case .anything: ":"
    case .file: "_zhubi_files \"$cur\""
    case .word(let list): "_zhubi_words \"\(words(list))\" \"$cur\""
    case .wordOrFile(let list):
      "_zhubi_files \"$cur\"; COMPREPLY+=($(compgen -W \"\(words(list))\" -- \"$cur\"))"
    case .words(let list): "_zhubi_words \"\(words(list))\" \"$cur\" list"
    }
  }

  private static func words(_ words: [String]) -> String {
    words.joined(separator: " ")
  }
}
