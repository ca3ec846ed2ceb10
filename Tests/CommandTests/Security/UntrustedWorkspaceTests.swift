import Foundation
import TestSupport
import Testing

/// A workspace is data that somebody else may have written: none of its programs runs, and nothing outside it is written.
@Suite struct UntrustedWorkspaceTests {
  let folder: TemporaryFolder
  private static let wrong = "各村继续推进推进改厕工作。\n"

  init() throws {
    folder = try TemporaryFolder()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test func linksDoNotLeadWritingOut() throws {
    for name in ["draft.txt", "base.json", "page.html", "terms.txt"] {
      try folder.write(
        name == "base.json" ? #"{"findings": []}"# : name == "terms.txt" ? "外人\n" : Self.wrong, to: "out/\(name)")
    }
    try folder.makeFolder("w")
    try folder.link("w/draft.txt", to: "../out/draft.txt")
    try folder.link("w/.zhubi-baseline.json", to: "../out/base.json")
    try folder.link("w/page.html", to: "../out/page.html")
    try folder.link("w/terms.txt", to: "../out/terms.txt")
    try folder.write(Self.wrong, to: "w/own.txt")
    let run = try CommandRun(
      shell: """
        cd w
        "$ZHUBI" lint --fix draft.txt > ../said 2>&1; echo $?
        "$ZHUBI" lint --fix . >> ../said 2>&1; echo $?
        "$ZHUBI" lint own.txt --update-baseline >> ../said 2>&1; echo $?
        "$ZHUBI" lint own.txt --format html --output page.html >> ../said 2>&1; echo $?
        "$ZHUBI" glossary build own.txt -o terms.txt >> ../said 2>&1; echo $?
        "$ZHUBI" glossary review --glossary terms.txt --accept 外人 >> ../said 2>&1
        "$ZHUBI" glossary export -o page.html >> ../said 2>&1; echo $?
        "$ZHUBI" glossary report -o page.html >> ../said 2>&1; echo $?
        ls -A
        """, in: folder)
    let said = try text("said")
    #expect(run.text.hasPrefix(String(repeating: "2\n", count: 7)), "\(run.text)\(said)")
    #expect(!run.text.contains(".tmp") && !run.text.contains(".work"), "\(run.text)")
    let outside = try ["draft.txt", "page.html", "base.json", "terms.txt"].map { try text("out/\($0)") }
    #expect(outside == [Self.wrong, Self.wrong, #"{"findings": []}"#, "外人\n"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).count == 4)
    #expect(said.components(separatedBy: "指向它的文件夹之外").count >= 7, "\(said)")
    let own = try text("w/own.txt")
    #expect(own == "各村继续推进改厕工作。\n", "what lies inside is mended")
  }

  /// Links and folders put where the command would keep what it is writing.
  @Test func workingFilesCannotBeForeseen() throws {
    try folder.write("宝贵的\n", to: "out/precious.txt")
    try folder.write("要抓好“三清一改”，即清沟、清渠、清塘、改厕。\n", to: "w/corpus/a.txt")
    try folder.write(Self.wrong, to: "w/a.txt")
    let run = try CommandRun(
      shell: """
        cd w; o="$PWD/../out"
        for n in $(seq 1 400); do p=$(($$ + n)); ln -s "$o/precious.txt" .a.txt.$p.tmp; ln -s "$o" .g.txt.$p.tmp.work; done
        for n in 0123456789abcdef ffffffffffffffff; do ln -s "$o" .zhubi-$n.work; ln -s "$o/precious.txt" .zhubi-$n.tmp; done
        ln -s "$o" .g.txt.999999.tmp.work; ln -s "$o/precious.txt" "$o/lock"
        "$ZHUBI" lint --fix a.txt > /dev/null; echo $?
        "$ZHUBI" glossary build corpus -o g.txt 2> /dev/null; echo $?
        ls "$o"; cat "$o/precious.txt"; ls -A | grep -c '^\\.zhubi'
        """, in: folder)
    #expect(run.text == "0\n0\nlock\nprecious.txt\n宝贵的\n4\n", "\(run.text)\(run.complaint)")
  }

  /// A link is put in the place of the folder for intermediate results as soon as that is there.
  @Test func aWorkFolderThatIsSwappedLeadsNowhere() throws {
    for number in 0..<120 {
      let text = (0..<150).map { "第\(number)乡第\($0)村办好“夜谈会\($0)”，来了\($0 * number)人。\n" }.joined()
      try folder.write(text, to: "corpus/\(number).txt")
    }
    for name in ["precious.txt", "run0", "run1"] { try folder.write("宝贵的\n", to: "out/\(name)") }
    try folder.makeFolder("w")
    let run = try CommandRun(
      shell: """
        "$ZHUBI" glossary build corpus -o w/g.txt 2> said & pid=$!
        while kill -0 $pid 2> /dev/null; do
          for f in w/.zhubi-*.work; do
            if [ -d "$f" ] && [ ! -h "$f" ] && mv "$f" w/moved; then ln -s "$PWD/out" "$f"; echo swapped; break 2; fi
          done
        done
        wait $pid; ls out; cat out/*
        """, in: folder, seconds: 600)
    #expect(
      run.text == "swapped\nprecious.txt\nrun0\nrun1\n宝贵的\n宝贵的\n宝贵的\n", "\(run.text)\(run.complaint)")
  }

  /// A link is put in the place of the folder of a baseline that the settings name, when these were read and the drafts
  /// are not yet: the last of them comes by a pipe that stays open until then.
  @Test func aBaselineWhoseFolderIsSwappedIsNotWritten() throws {
    let old = #"{"findings": []}"#
    try folder.write(#"{"baseline": "sub/b.json"}"#, to: "w/.zhubi.json")
    try folder.write(Self.wrong, to: "w/a.txt")
    let run = try CommandRun(
      shell: #"""
        cd w
        for is_there in no yes; do
          rm -rf sub was ../out line said; mkdir sub ../out; mkfifo line
          [ $is_there = no ] || { echo '\#(old)' > sub/b.json; echo '\#(old)' > ../out/b.json; }
          "$ZHUBI" lint a.txt --stdin-filename z.txt --update-baseline --format json > said 2> complained < line & pid=$!
          exec 3> line
          while kill -0 $pid 2> /dev/null && [ ! -s said ]; do sleep 0.02; done
          mv sub was; ln -s ../out sub
          printf '各村大力改善改善环境。\n' >&3; exec 3>&-
          wait $pid; echo "status $?"; ls -A ../out was; cat ../out/b.json; grep -o '没有写入' complained
        done 2> /dev/null
        """#, in: folder, environment: ["LC_ALL": "C.UTF-8"])
    let first = "status 2\n../out:\n\nwas:\n没有写入\n"
    #expect(
      run.text == first + "status 2\n../out:\nb.json\n\nwas:\nb.json\n\(old)\n没有写入\n", "\(run.text)\(run.complaint)")
  }

  /// A link is put in the place of the corpus that the settings name as soon as the learning has begun.
  @Test func aCorpusThatIsSwappedIsNotLearnt() throws {
    for number in 0..<120 {
      let text = (0..<150).map { "第\(number)乡第\($0)村办好“夜谈会\($0)”，来了\($0 * number)人。\n" }.joined()
      try folder.write(text, to: "w/hist/\(number).txt")
      try folder.write("坚持“九机密一绝密”方针，“九机密一绝密”很好。\n", to: "out/\(number).txt")
    }
    try folder.write(#"{"corpus": "hist"}"#, to: "w/.zhubi.json")
    try folder.write("坚持“九机密一绝秘”。\n", to: "w/a.txt")
    let run = try CommandRun(
      shell: """
        "$ZHUBI" lint w/a.txt > said 2>&1 & pid=$!
        while kill -0 $pid 2> /dev/null; do
          for f in cache/zhubi/.zhubi-*.work; do
            if [ -d "$f" ]; then mv w/hist w/was; ln -s ../out w/hist; echo swapped; break 2; fi
          done
        done
        wait $pid; cat cache/zhubi/*.txt said | grep -c 机密
        """, in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")], seconds: 600)
    #expect(run.text == "swapped\n0\n", "\(run.text)\(run.complaint)")
  }

  /// What was left by a process that was killed goes; what one holds that still runs stays.
  @Test func remainsAreTidiedUp() throws {
    try folder.write(Self.wrong, to: "a.txt")
    let run = try CommandRun.unlessMissing(
      shell: """
        command -v flock > /dev/null || { echo "no flock on this machine"; exit 77; }
        : > .zhubi-0123456789abcdef.tmp; mkdir .zhubi-0123456789abcdef.work; : > .zhubi-0123456789abcdef.work/lock
        : > .zhubi-0123456789abcdef.work/run1; : > .zhubi-mine.tmp; mkdir .zhubi-aaaaaaaaaaaaaaaa.work
        flock .zhubi-bbbbbbbbbbbbbbbb.tmp "$ZHUBI" lint --fix a.txt > /dev/null; ls -A
        """, in: folder)
    guard let run else { return }
    #expect(run.text == ".zhubi-bbbbbbbbbbbbbbbb.tmp\n.zhubi-mine.tmp\na.txt\n", "\(run.text)\(run.complaint)")
  }

  @Test func settingsDoNotLeadReadingOut() throws {
    try folder.write("外人的词\n", to: "out/terms.txt")
    try folder.write("“九清三改”即清沟、清渠。\n", to: "out/report.txt")
    try folder.write(#"{"findings": []}"#, to: "out/base.json")
    try folder.makeFolder("w/.git")
    try folder.write(Self.wrong, to: "w/a.txt")
    try folder.link("w/in.txt", to: "../out/terms.txt")
    try folder.link("w/base.json", to: "../out/base.json")
    try folder.link("w/corpus", to: "../out")
    for settings in [
      #"{"glossary": "../out/terms.txt"}"#, #"{"glossary": "in.txt"}"#, #"{"corpus": "../out"}"#,
      #"{"corpus": "corpus"}"#,
      #"{"baseline": "../out/base.json"}"#, #"{"baseline": "base.json"}"#, #"{"glossary": "/etc/passwd"}"#,
      #"{"glossary": "/dev/zero"}"#, #"{"corpus": "/"}"#, #"{"baseline": "/dev/stdin"}"#,
    ] {
      try folder.write(settings, to: "w/.zhubi.json")
      for arguments in [["lint", "w/a.txt"], ["lint", "w/a.txt", "--update-baseline"]] {
        let run = try CommandRun(arguments, in: folder, seconds: 120)
        #expect(run.status == 2 && run.complaint.contains("之外，不会读取"), "\(settings): \(run.complaint)")
      }
    }
    try folder.write(#"{"corpus": "own"}"#, to: "w/.zhubi.json")
    try folder.write("要抓好“三清一改”，即清沟、清渠、清塘、改厕。\n", to: "w/own/a.txt")
    try folder.link("w/own/b.txt", to: "../../out/report.txt")
    let run = try CommandRun(["lint", "w/a.txt"], in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")])
    #expect(run.status == 0 && run.complaint.contains("是链接，指向语料文件夹之外，没有读取"), "\(run.complaint)")
    let learnt = try CommandRun(shell: "cat cache/zhubi/learnt-*.txt", in: folder)
    #expect(learnt.text.contains("三清一改") && !learnt.text.contains("九清三改"), "\(learnt.text)")
  }

  @Test func settingsOfHostileSizeAndDepth() throws {
    try folder.write(Self.wrong, to: "a.txt")
    let deep = String(repeating: "[", count: 100_000)
    for (settings, reason) in [
      (deep, "层的上限"), (#"{"rules": "# + deep, "层的上限"), (String(repeating: " ", count: 2 << 20), "字节的上限"),
      ("{" + (0..<40_000).map { "k\($0):1," }.joined() + "}", "k0"),
      (#"{"a": "\#(String(repeating: "甲", count: 300_000))"}"#, "a"),
      ("/*" + String(repeating: "*", count: 900_000), "没有收尾"), ("\u{0}\u{1B}[2J", "不能是"), ("{\u{202E}:1}", "不能是"),
    ] {
      try folder.write(settings, to: ".zhubi.json")
      let run = try CommandRun(["lint", "a.txt"], in: folder, seconds: 120)
      #expect(run.status == 2 && run.complaint.contains(reason), "\(run.complaint.prefix(300))")
      #expect(!run.complaint.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    }
  }

  /// A repository whose settings name programs at every place that there is for one.
  @Test func gitRunsNothing() throws {
    let run = try CommandRun.unlessMissing(
      shell: #"""
        command -v git > /dev/null || { echo "no git on this machine"; exit 77; }
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
        mkdir w ran; ran="$PWD/ran"; cd w
        printf '#!/bin/sh\ntouch "%s/$1"\ncat\n' "$ran" > evil; chmod +x evil; e="$PWD/evil"
        start() { git init -q . && git config user.email a@example.org && git config user.name a; }
        start; printf '各村继续推进推进改厕工作。\n' > a.txt; printf '* filter=evil diff=evil\n' > .gitattributes
        mkdir inner; (cd inner; start; echo x > s.txt; echo '* filter=inner' > .gitattributes; git add . ; git commit -qm s)
        git add . 2> /dev/null; git commit -qm 1
        for k in core.fsmonitor core.pager pager.diff diff.external core.sshCommand core.askpass core.editor core.gitProxy \
          credential.helper gpg.program core.alternateRefsCommand sequence.editor uploadpack.packObjectsHook; do
          git config $k "$e $k"; done
        git config diff.evil.textconv "$e textconv"; git config diff.evil.command "$e command"
        git config filter.evil.clean "$e clean"; git config filter.evil.smudge "$e smudge"; git config filter.evil.required true
        git config filter.other.process "$e process"; git config alias.diff "!$e alias"
        (cd inner; git config filter.inner.clean "$e inner-clean"; git config core.fsmonitor "$e inner-fsmonitor")
        for h in post-index-change pre-auto-gc reference-transaction fsmonitor-watchman; do
          mkdir -p .git/hooks; printf '#!/bin/sh\ntouch "%s/hook"\n' "$ran" > .git/hooks/$h; chmod +x .git/hooks/$h; done
        git config extensions.partialClone origin; git config remote.origin.promisor true
        git config remote.origin.url "ext::$e ext"; git config protocol.ext.allow always
        git config remote.origin.uploadpack "$e uploadpack;"
        printf '各村继续推进推进改厕工作。\n各村大力改善改善环境。\n' > a.txt; echo y >> inner/s.txt
        git diff HEAD > /dev/null 2>&1; [ -e "$ran/clean" ] && echo "git alone runs them"; rm -f "$ran"/*
        "$ZHUBI" lint --since HEAD --fail-on warning --quiet; echo "status $?"
        printf '#!/bin/sh\ntouch "%s/path"\n' "$ran" > git; chmod +x git
        for p in ".:$PATH" ":$PATH" "$PWD:$PATH" "../w:$PATH"; do PATH="$p" "$ZHUBI" lint --since HEAD a.txt > /dev/null; done
        blob=$(/usr/bin/env -u PATH git --version > /dev/null 2>&1; command git ls-tree HEAD a.txt | cut -c13-52)
        rm -f .git/objects/$(echo $blob | cut -c1-2)/$(echo $blob | cut -c3-)
        "$ZHUBI" lint --since HEAD a.txt > /dev/null 2>&1; echo "status $?"
        command git config 'filter.a=b.clean' "$e equals"; printf '* filter=a=b\n' > .gitattributes
        "$ZHUBI" lint --since HEAD a.txt > /dev/null 2>&1; echo "status $?"
        ls "$ran"
        """#, in: folder)
    guard let run else { return }
    #expect(
      run.text.hasPrefix("git alone runs them\na.txt:2:5: 警告") && run.text.hasSuffix("status 1\nstatus 2\nstatus 2\n"),
      "\(run.text)\(run.complaint)")
  }

  /// Git that says more than a pipe holds before it has said all.
  @Test func gitMayComplainAtLength() throws {
    let run = try CommandRun.unlessMissing(
      shell: #"""
        command -v git > /dev/null || { echo "no git on this machine"; exit 77; }
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
        git init -q . && git config user.email a@example.org && git config user.name a
        for n in $(seq 1 900); do printf '甲\r\n' > a-draft-with-a-name-that-is-long-enough-to-fill-the-line-$n.txt; done
        git add . && git commit -qm 1; git config core.autocrlf true
        for f in *.txt; do printf '甲\n乙\n' > $f; done
        git diff HEAD 2>&1 > /dev/null | wc -c
        "$ZHUBI" lint --since HEAD > /dev/null; echo "status $?"
        """#, in: folder)
    guard let run else { return }
    let lines = run.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count == 2 && lines.last == "status 0", "\(run.text)")
    #expect(Int(lines.first ?? "").map { $0 > 1 << 16 } == true, "\(run.text)")
  }

  @Test func hostileNumbers() throws {
    try folder.write(Self.wrong, to: "a.txt")
    let finding = """
      {"path": "a.txt", "rule": "repeated-text", "text": "推进推进", "before": "各村继续", "after": "改厕工作", "count": \(Int.max)}
      """
    try folder.write("{\"findings\": [\(finding), \(finding)]}", to: "b.json")
    let known = try CommandRun(["lint", "a.txt", "--baseline", "b.json", "--fail-on", "warning"], in: folder)
    #expect(known.status == 0, "\(known.text)\(known.complaint)")
    #expect(try CommandRun(["lint", "a.txt", "--baseline", "b.json", "--update-baseline"], in: folder).status == 0)

    let entry = "三清一改\n  次数：\(Int.max)次，\(Int.max)篇\n  年份：2024年\(Int.max)次\(Int.max)篇\n  又作：三清1改（\(Int.max)次，1篇）\n"
    for name in ["g.txt", "h.txt"] { try folder.write(entry, to: name) }
    for arguments in [
      ["lint", "a.txt", "--glossary", "g.txt", "--glossary", "h.txt"],
      ["glossary", "merge", "g.txt", "h.txt", "-o", "m.txt"],
      ["glossary", "stats", "--glossary", "m.txt"], ["glossary", "list", "--glossary", "m.txt"],
      ["glossary", "report", "--glossary", "m.txt"],
      ["glossary", "lookup", "三清一改", "--glossary", "m.txt", "--format", "json"], ["glossary", "check", "m.txt"],
    ] {
      let run = try CommandRun(arguments, in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")])
      #expect(run.status == 0, "\(arguments): \(run.complaint)")
    }
  }
}
