import Foundation
import Proofreading
import TestSupport
import Testing

/// The scripts at work in the shells that they are for.
@Suite struct CompletionTests {
  private static let zsh = OutsideProgram("zsh")
  private static let fish = OutsideProgram("fish")

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("好。\n", to: "报告 一.txt")
    try folder.write("好。\n", to: "d/a.txt")
  }

  /// What is typed, and what is offered, or some of it.
  static let offers: [(typed: [String], offered: [String])] = [
    (["li"], ["lint"]), (["h"], ["help"]), (["lint", "--fo"], ["--format"]), (["lint", "--format", "js"], ["json"]),
    (["lint", "--fail-on", ""], ["error", "warning", "info", "never"]),
    (["lint", "--only", "slogan-c"], ["slogan-count"]),
    (["lint", "--only", "slogan-form,slogan-c"], ["slogan-form,slogan-count"]),
    (["rules", "date-v"], ["date-validity"]),
    (["completions", "fi"], ["fish"]), (["help", "completi"], ["completions"]), (["lint", "报告"], ["报告 一.txt"]),
    (["lint", "--output", "报"], ["报告 一.txt"]), (["lint", "--he"], ["--help"]), (["glossary", "loo"], ["lookup"]),
    (["glossary", "check", "报"], ["报告 一.txt"]),
    (["glossary", "build", "-o", "报"], ["报告 一.txt"]),
  ]

  @Test(arguments: offers)
  func bashCompletes(_ typed: [String], _ offered: [String]) throws {
    let words = (["zhubi"] + typed).map { "'\($0)'" }.joined(separator: " ")
    let script = """
      eval "$("$ZHUBI" completions bash)"
      COMP_WORDS=(\(words)); COMP_CWORD=\(typed.count); _zhubi; printf '%s\\n' "${COMPREPLY[@]}"
      """
    try folder.write(script, to: "t.bash")
    let run = try CommandRun(shell: "exec bash --norc --noprofile t.bash", in: folder)
    #expect(run.complaint.isEmpty)
    #expect(run.text.split(separator: "\n").map(String.init) == offered)
  }

  @Test func bashCompletesAfterAnEqualsSign() throws {
    let script = """
      eval "$("$ZHUBI" completions bash)"
      COMP_WORDS=(zhubi lint --format = js); COMP_CWORD=4; _zhubi; printf '%s\\n' "${COMPREPLY[@]}"
      COMP_WORDS=(zhubi lint --color =); COMP_CWORD=3; _zhubi; printf '%s\\n' "${COMPREPLY[@]}"
      complete -p zhubi
      """
    try folder.write(script, to: "t.bash")
    let run = try CommandRun(shell: "exec bash --norc --noprofile t.bash", in: folder)
    #expect(run.text == "json\nauto\nalways\nnever\ncomplete -F _zhubi zhubi\n")
  }

  @Test(.enabled(if: fish.isExpected), arguments: offers)
  func fishCompletes(_ typed: [String], _ offered: [String]) throws {
    let script = """
      "$ZHUBI" completions fish > c.fish
      exec fish --no-config -c 'source c.fish; complete -C "zhubi \(typed.joined(separator: " "))"'
      """
    let run = try CommandRun(shell: script, in: folder)
    #expect(run.complaint.isEmpty)
    let lines = run.text.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    // After a comma fish offers every word, and filters while the person looks.
    #expect(Set(lines).isSuperset(of: offered), "\(lines)")
    if !typed.contains(where: { $0.contains(",") }) { #expect(lines.count == offered.count, "\(lines)") }
  }

  /// zsh completes only where a person types, so one is played: the line is typed, completed, and shown.
  @Test(.enabled(if: zsh.isExpected), arguments: offers)
  func zshCompletes(_ typed: [String], _ offered: [String]) throws {
    let script = """
      "$ZHUBI" completions zsh > _zhubi
      cat > .zshrc <<'END'
      fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D
      PROMPT='ready> '; LISTMAX=0; zstyle ':completion:*' list-colors ''
      show() { zle complete-word; zle list-choices; zle -R; zle -I; print -r -- "[[$BUFFER]]" }
      zle -N show; bindkey '^O' show; setopt no_beep no_list_beep
      END
      cat > play.zsh <<'END'
      zmodload zsh/zpty
      zpty z "ZDOTDIR=$PWD TERM=dumb LC_ALL=C.UTF-8 zsh -d -i"
      zpty -r -m z line '*ready> *'
      zpty -w -n z "$1"$'\\x0f'
      zpty -r -m z line '*\\]\\]*'; print -r -- "$line"
      zpty -d z
      END
      exec zsh -f play.zsh 'zhubi \(typed.joined(separator: " "))'
      """
    let run = try CommandRun(shell: script, in: folder)
    let shown = run.text.components(separatedBy: "[[").last?.components(separatedBy: "]]").first ?? ""
    if offered.count == 1, let word = offered.first {
      let line = (["zhubi"] + typed.dropLast() + [word.replacing(" ", with: "\\ ")]).joined(separator: " ")
      #expect(shown.trimmingCharacters(in: CharacterSet(charactersIn: " =,")) == line, "\(run.text)\(run.complaint)")
    } else {
      for word in offered { #expect(run.text.contains(word), "\(run.text)\(run.complaint)") }
    }
  }

  @Test func aShellThatIsNotServedIsAMistake() throws {
    let run = try CommandRun(["completions", "bsh"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaint.contains("可以是 bash、zsh、fish。是不是“bash”？"))
    #expect(try CommandRun(["completions"], in: folder).complaint.contains("请写明是哪一种"))
  }
}
