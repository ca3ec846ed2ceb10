import Foundation
import TestSupport
import Testing

/// Nothing is sent anywhere: no socket that leads to another machine is ever asked for.
@Suite struct NetworkTests {
  @Test func noCommandSpeaksToAnotherMachine() throws {
    let folder = try TemporaryFolder()
    try folder.write("各村继续推进推进改厕工作。\n见 https://example.org/ 和《三会一课》。\n", to: "a.txt")
    try folder.write(#"{"corpus": ["."]}"#, to: ".zhubi.json")
    let message = { (json: String) in "Content-Length: \(json.utf8.count)\r\n\r\n\(json)" }
    let session = [
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.txt","languageId":"plaintext","version":1,"text":"推进推进"}}}"#,
      #"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ]
    try folder.write(session.map(message).joined(), to: "session")
    let run = try CommandRun.unlessMissing(
      shell: """
        command -v strace > /dev/null || { echo "no strace on this machine"; exit 77; }
        strace -f -o trace true 2> /dev/null || { echo "strace may not be used here"; exit 77; }
        export XDG_CACHE_HOME="$PWD/cache"
        watched() { strace -f -o trace.$1 -e trace=network,execve "$ZHUBI" "$@" > out 2>&1 < session; }
        watched lint .; watched glossary build a.txt -o g.txt; mv trace.glossary trace.build
        watched glossary lookup 三会一课; watched lsp; watched inspect a.txt; watched config show
        if command -v git > /dev/null; then
          git init -q . && git add a.txt && git -c user.name=a -c user.email=a@example.org commit -qm 1
          mv trace.lint trace.lint1; watched lint --since HEAD .
        fi
        ls trace.* | wc -l; cat trace.* | grep -c 'execve(.*zhubi'
        cat trace.* | grep -E 'AF_INET|AF_NETLINK|AF_PACKET|connect\\(|sendto\\(.*AF_' ; true
        """, in: folder)
    guard let run else { return }
    let lines = run.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count == 2 && (lines.first.flatMap { Int($0) } ?? 0) >= 6, "\(run.text)")
    #expect((lines.last.flatMap { Int($0) } ?? 0) >= 6, "\(run.text)")
  }
}
