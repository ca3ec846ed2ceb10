import Foundation
import TestSupport
import Testing

/// What happens when the disk, the files on it or the surroundings are not as they should be.
@Suite struct DiskFaultTests {
  let folder: TemporaryFolder
  private static let wrong = "各村继续推进推进改厕工作。\n"

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Every way of writing, tried on a disk that is full and on one that is read-only: a sentence says so, the status is 2
  /// and everything is as it was.
  @Test(arguments: ["full", "read-only"])
  func aDiskThatTakesNothingLosesNothing(_ fault: String) throws {
    let run = try CommandRun.unlessMissing(
      shell: """
        mkdir disk corpus
        mount -t tmpfs -o size=256k tmpfs disk 2>/dev/null || { echo "no small disk can be mounted here"; exit 77; }
        trap 'cd /; umount "$OLDPWD/disk" || umount -l "$OLDPWD/disk"' EXIT
        printf '\(Self.wrong.dropLast())\\n' > corpus/a.txt
        for n in 1 2 3 4 5 6; do cat corpus/a.txt corpus/a.txt > t && cat t t > corpus/a.txt; done 2>/dev/null
        head -c 90000 corpus/a.txt > t; printf '\\n' >> t; iconv -c -f UTF-8 -t UTF-8 t > disk/a.txt 2> /dev/null
        mkdir disk/base; cp disk/a.txt disk/base/a.txt
        printf '三会一课\\n' > disk/g.txt
        printf '{"version": 1, "findings": []}\\n' > disk/base/b.json
        if [ \(fault) = full ]; then cat /dev/zero > disk/filler 2>/dev/null; else mount -o remount,ro disk; fi
        (cd disk; ls -A . base; cat a.txt g.txt base/b.json | cksum) > before
        try() { echo "$1"; shift; "$ZHUBI" "$@" > /dev/null 2> said; echo "status $?"; grep -c '无法写入\\|只读\\|No space\\|Read-only' said; }
        try fix lint --fix disk/a.txt
        try baseline lint disk/base --update-baseline --baseline disk/base/b.json
        try report lint disk/a.txt --format html --output disk/r.html
        try glossary glossary build corpus -o disk/g.txt
        try export glossary export -o disk/e.csv
        (cd disk; ls -A . base; cat a.txt g.txt base/b.json | cksum) > after
        cmp before after && echo same
        """, in: folder)
    guard let run else { return }
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines.last == "same", "\(run.text) \(run.complaint)")
    #expect(lines.filter { $0 == "status 2" }.count == 5, "\(run.text)")
    #expect(!lines.contains("0"), "each says why: \(run.text)")
  }

  @Test func filesThatGoAndChangeWhileTheyAreRead() throws {
    for number in 0..<120 { try folder.write(Self.wrong, to: "d/\(number).txt") }
    let run = try CommandRun(
      shell: """
        ( n=0; while [ $n -lt 400 ]; do n=$((n+1)); i=$((n*7%120))
          case $((n%4)) in
            0) rm -f d/$i.txt ;;
            1) printf '各村继续推进推进改厕工作。\\n新写的。\\n' > d/$i.txt ;;
            2) mv -f d/$i.txt d/$i.md 2>/dev/null ;;
            3) : > d/$i.txt ;;
          esac; done ) & other=$!
        for n in 1 2 3; do "$ZHUBI" lint d > out 2>> said; echo "status $?"; done
        "$ZHUBI" lint --fix d > out 2>> said; echo "status $?"
        wait $other
        """, in: folder)
    let statuses = run.text.split(separator: "\n")
    #expect(statuses.count == 4 && statuses.allSatisfy { ["status 0", "status 2"].contains($0) }, "\(run.text)")
    let said = try String(contentsOfFile: folder.path("said"), encoding: .utf8)
    #expect(said.split(separator: "\n").allSatisfy { $0.hasPrefix("zhubi: ") && $0.hasSuffix("。") }, "\(said)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("d"))
    #expect(left.allSatisfy { !$0.hasPrefix(".") }, "\(left)")
  }

  /// A draft whose reader goes away, whose input is closed, whose output is closed.
  @Test func streamsThatAreClosed() throws {
    for number in 0..<60 { try folder.write(Self.wrong, to: "d/\(number).txt") }
    let run = try CommandRun(
      shell: """
        ( "$ZHUBI" lint d 2> said; echo "reader gone $?" >&2 ) 2> status | head -1 > /dev/null; cat status; cat said
        "$ZHUBI" help lint | head -1 > /dev/null
        "$ZHUBI" lint - <&- > /dev/null 2> said; echo "no input $?"
        "$ZHUBI" lint --fix d >&- 2> said; echo "no output $?"
        for n in 1 2 3 4 5; do
          for i in 0 1 2 3 4 5 6 7 8 9; do printf '各村继续推进推进改厕工作。\\n' > d/$i.txt; done
          "$ZHUBI" lint --fix d <&- >&- 2>&-; echo "nothing $?"
        done
        cat d/*.txt | sort -u
        "$ZHUBI" lsp <&- ; echo "server without input $?"
        "$ZHUBI" lsp < /dev/null >&- ; echo "server without output $?"
        ls -A d | grep -c '^\\.'
        """, in: folder)
    #expect(
      run.text == """
        reader gone 0
        no input 2
        no output 2
        nothing 2
        nothing 2
        nothing 2
        nothing 2
        nothing 2
        各村继续推进改厕工作。
        server without input 1
        server without output 1
        0

        """, "\(run.text) \(run.complaint)")
    #expect(run.complaint.isEmpty)
  }

  @Test func pipesDevicesAndFoldersInThePlaceOfFiles() throws {
    folder.makePipe("pipe.txt")
    folder.makePipe("d/.gitignore")
    try folder.write(Self.wrong, to: "d/a.txt")
    try folder.makeFolder("x.md")
    let places = ["pipe.txt", "/dev/zero", "/dev/null", "/proc/kmsg", "x.md"].filter {
      FileManager.default.fileExists(atPath: $0.hasPrefix("/") ? $0 : folder.path($0))
    }
    for place in places {
      for arguments in [
        ["lint", place], ["lint", "d", "--glossary", place], ["lint", "d", "--config", place],
        ["lint", "d", "--baseline", place], ["glossary", "build", place, "-o", "g.txt"],
        ["glossary", "lookup", "三会一课", "--glossary", place], ["inspect", place],
      ] {
        let run = try CommandRun(arguments, in: folder, seconds: 120)
        #expect(run.status == 2, "\(arguments): \(run.status) \(run.text)")
        #expect(run.complaint.hasPrefix("zhubi: "), "\(arguments): \(run.complaint)")
      }
    }
    #expect(try CommandRun(["lint", "d"], in: folder, seconds: 120).status == 0, "a pipe is no list of patterns")
    #expect(try CommandRun(["lint", "d", "--update-baseline", "--baseline", "pipe.txt"], in: folder).status == 2)
  }

  @Test func aFolderThatMayNotBeRead() throws {
    try folder.write(Self.wrong, to: "d/open/a.txt")
    try folder.write(Self.wrong, to: "d/closed/b.txt")
    try folder.write(Self.wrong, to: "d/ro/c.txt")
    chmod(folder.path("d/closed"), 0)
    chmod(folder.path("d/ro"), 0o555)
    defer { for name in ["d/closed", "d/ro"] { chmod(folder.path(name), 0o755) } }
    let run = try CommandRun.unlessMissing(
      shell: """
        if [ "$(id -u)" = 0 ]; then
          command -v setpriv > /dev/null || { echo "setpriv, to be somebody else than root"; exit 77; }
          as="setpriv --reuid=65534 --regid=65534 --clear-groups"; chmod 755 .
          $as test -x "$ZHUBI" || { echo "a build that others than root may run"; exit 77; }
        fi
        export HOME=/nonexistent
        $as "$ZHUBI" lint d --fail-on warning; echo "status $?"
        $as "$ZHUBI" lint --fix d/ro/c.txt; echo "status $?"
        """, in: folder)
    guard let run else { return }
    #expect(run.text.contains("a.txt:1:5") && run.text.contains("c.txt:1:5"))
    #expect(run.text.components(separatedBy: "status 2").count == 3, "\(run.text)")
    let sentences = run.complaint.split(separator: "\n")
    #expect(sentences.first == "zhubi: 没有读取“d/closed”的权限；请检查它的访问权限。", "\(run.complaint)")
    #expect(try String(contentsOfFile: folder.path("d/ro/c.txt"), encoding: .utf8) == Self.wrong)
  }

  /// No home, one that cannot be written, another language of the system, and files from before and after all time.
  @Test func surroundingsDoNotMatter() throws {
    try folder.write(#"{"corpus": ["往年"]}"#, to: "稿/.zhubi.json")
    try folder.write("要抓好“三清一改”，即清沟、清渠、清塘、改厕。\n“三清一改”见成效。\n", to: "稿/往年/2024年.txt")
    try folder.write(Self.wrong + "“三清一改”即清沟、清渠、改厕。\n", to: "稿/甲.txt")
    try folder.write("not a folder", to: "file")
    let run = try CommandRun(
      shell: """
        cd 稿; unset HOME XDG_CACHE_HOME XDG_CONFIG_HOME
        lint() { env "$@" "$ZHUBI" lint 甲.txt 2>&1; echo "status $?"; }
        mkdir ../home; lint HOME="$PWD/../home" > ../usual; lint HOME="$PWD/../home" > ../again
        lint A=a > ../a; lint HOME=/proc/nowhere > ../b; lint HOME="$PWD/../file" > ../c; lint HOME= > ../d
        lint HOME="$PWD/../home" LANG=C LC_ALL=C > ../e; lint HOME="$PWD/../home" LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu > ../f
        touch -d 1960-01-01 甲.txt .zhubi.json 往年/2024年.txt; lint HOME="$PWD/../home" > ../g
        touch -d 2100-01-01 甲.txt .zhubi.json 往年/2024年.txt ../home/.cache/zhubi/*; lint HOME="$PWD/../home" > ../h
        lint HOME="$PWD/../home" TMPDIR=/proc/nowhere > ../i; lint TMPDIR=/proc/nowhere HOME=/proc/nowhere > ../j
        cat ../usual; for n in again a b c d e f g h i; do cmp ../usual ../$n || { echo "$n:"; cat ../$n; }; done
        tail -1 ../j; ls -A .. | grep '^\\.'
        """, in: folder)
    #expect(run.text.contains("推进") && run.text.hasPrefix("甲.txt:1:5"), "\(run.text)\(run.complaint)")
    #expect(!run.text.contains(" differ"), "\(run.text)")
    #expect(run.complaint.isEmpty, "\(run.complaint)")
  }
}

/// Many drafts, and large ones. `ZHUBI_MANY_DRAFTS` says how many; 10,000 are meant.
@Suite struct QuantityFaultTests {
  private static let count =
    ProcessInfo.processInfo.environment["ZHUBI_MANY_DRAFTS"].flatMap { Int($0) } ?? 1_000

  @Test func manyDrafts() throws {
    let folder = try TemporaryFolder()
    for number in 0..<Self.count {
      try folder.write("第\(number)份。\n各村继续推进推进改厕工作。\n", to: "d/\(number % 50)/\(number).txt")
    }
    let run = try CommandRun(["lint", "d", "--format", "json"], in: folder, seconds: 900)
    #expect(run.status == 0)
    #expect((run.json["summary"] as? [String: Int])?["warning"] == Self.count)
    let fixed = try CommandRun(["lint", "d", "--fix", "--quiet"], in: folder, seconds: 900)
    #expect(fixed.status == 0 && fixed.text.isEmpty, "\(fixed.text.prefix(1000)) \(fixed.complaint)")
  }

  @Test func aDraftAboveTheLimitIsRefused() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      shell: """
        truncate -s 300M large.txt
        printf '没有问题。\\n' > small.txt
        "$ZHUBI" lint large.txt small.txt; echo "status $?"
        head -c 200000000 /dev/zero | "$ZHUBI" lint -; echo "status $?"
        "$ZHUBI" glossary build large.txt small.txt -o g.txt; echo "status $?"
        "$ZHUBI" lint small.txt --glossary large.txt; echo "status $?"
        "$ZHUBI" lint small.txt --baseline large.txt; echo "status $?"
        "$ZHUBI" lint small.txt --config large.txt; echo "status $?"
        """, in: folder)
    #expect(run.text.components(separatedBy: "status 2").count == 7, "\(run.text) \(run.complaint)")
    #expect(run.text.contains("检查稿件 1 份"))
    #expect(run.complaint.contains("“large.txt”有 314572800 字节，超过 128 MiB 的上限"), "\(run.complaint)")
    #expect(run.complaint.contains("“标准输入”有 134217729 字节"), "\(run.complaint)")
  }
}
