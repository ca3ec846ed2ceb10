import Foundation
import TestSupport
import Testing

/// What is left when the command is killed while it writes: the old file whole or the new one, never half of one.
///
/// `ZHUBI_KILLS` says how often each command is killed at a random moment; 200 are meant, and a few are made without it.
@Suite struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["ZHUBI_KILLS"].flatMap { Int($0) } ?? 4

  /// A command that writes, the files that it writes and what shows that these are whole.
  struct Work: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What is written before each run.
    let start: String
    /// The command.
    let command: String
    /// What says on standard output how things stand; it must say `old` or `new` as before or after the whole command.
    let state: String
  }

  static let works = [
    Work(
      testDescription: "--fix", start: "cp fresh.txt d/a.txt", command: "lint --fix --quiet d/a.txt",
      state: "cksum < d/a.txt"),
    Work(
      testDescription: "baseline", start: "cp fresh.txt d/a.txt; printf '{\"findings\": []}' > d/b.json",
      command: "lint d/a.txt --quiet --update-baseline --baseline d/b.json", state: "cksum < d/b.json"),
    Work(
      testDescription: "glossary build", start: "rm -f d/g.txt.sequences; cp old.txt d/g.txt",
      command: "glossary build corpus -o d/g.txt",
      state: "cksum < d/g.txt; \"$ZHUBI\" glossary check d/g.txt > /dev/null 2>&1; echo $?"),
    Work(
      testDescription: "index", start: "rm -rf d/cache",
      command: "glossary lookup 三会一课 --glossary old.txt",
      state: "\"$ZHUBI\" glossary lookup 三会一课 --glossary old.txt"),
  ]

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "各村继续推进推进改厕工作。\n", count: 40), to: "fresh.txt")
    try folder.write((0..<300).map { "第\($0)号工程\n" }.joined() + "三会一课\n  说明：甲\n", to: "old.txt")
    for number in 0..<4 {
      try folder.write("要抓好“三清一改”，即清沟、清渠、清塘、改厕。\n“\(number)号文件”。\n", to: "corpus/\(number).txt")
    }
    try folder.makeFolder("d")
    return folder
  }

  @Test(arguments: works)
  func atAnyMoment(_ work: Work) throws {
    let folder = try Self.folder()
    let run = try CommandRun(
      shell: """
        export XDG_CACHE_HOME="$PWD/d/cache"
        state() { \(work.state); }
        \(work.start); state > old
        \(work.start); began=$(date +%s%N); "$ZHUBI" \(work.command) > out 2>&1; took=$(( ($(date +%s%N) - began) / 1000000 ))
        state > new
        n=0; while [ $n -lt \(Self.kills) ]; do n=$((n+1))
          \(work.start)
          "$ZHUBI" \(work.command) > out 2>&1 & pid=$!
          # From a third of its time to a little past its end.
          pause=$(( took / 3 + took * 8 * n / 10 / \(Self.kills) )); sleep $(printf '%d.%03d' $((pause/1000)) $((pause%1000)))
          kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
          state > now
          if cmp -s now old || cmp -s now new; then echo whole; else echo half; cat now; fi
        done
        \(work.start); "$ZHUBI" \(work.command) > out 2>&1; state > now; cmp now new && echo done
        find d -name '.zhubi-*'
        """, in: folder, seconds: 1800)
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == Self.kills + 1 && lines.dropLast().allSatisfy { $0 == "whole" }, "\(run.text)")
    #expect(lines.last == "done", "and nothing is left after the next run: \(run.text) \(run.complaint)")
  }

  /// At each call to the system that has to do with writing, one after the other.
  @Test(arguments: works)
  func atEachStepOfWriting(_ work: Work) throws {
    let folder = try Self.folder()
    let run = try CommandRun.unlessMissing(
      shell: """
        command -v strace > /dev/null || { echo "no strace on this machine"; exit 77; }
        strace -f -o trace true 2> /dev/null || { echo "strace may not be used here"; exit 77; }
        export XDG_CACHE_HOME="$PWD/d/cache"
        state() { \(work.state); }
        \(work.start); state > old
        calls=fchmod,fsync,renameat,renameat2,mkdir,unlinkat,flock
        \(work.start); strace -f -o trace -e trace=$calls "$ZHUBI" \(work.command) > out 2>&1
        state > new
        steps=$(grep -c '(' trace); [ "$steps" -gt 2 ] && echo traced
        n=0; for call in $(sed 's/^[0-9]* *//; s/(.*//' trace | grep '^[a-z]' | sort -u); do
          for when in $(seq 1 $(grep -c " $call(" trace)); do
            \(work.start)
            strace -f -o /dev/null -e trace=$call -e inject=$call:signal=KILL:when=$when "$ZHUBI" \(work.command) > out 2>&1
            state > now
            if cmp -s now old || cmp -s now new; then n=$((n+1)); else echo "half at $call $when"; cat now; fi
          done
        done
        [ $n -gt 2 ] && echo whole
        \(work.start); "$ZHUBI" \(work.command) > out 2>&1; state > now; cmp now new && echo done
        find d -name '.zhubi-*'
        """, in: folder, seconds: 900)
    guard let run else { return }
    #expect(run.text == "traced\nwhole\ndone\n", "\(run.text) \(run.complaint)")
  }
}
