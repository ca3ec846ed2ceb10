import Foundation
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing
import Workspace

/// Drafts, glossaries and folders that mean harm, as the server meets them.
@Suite(.timeLimit(.minutes(20))) struct UntrustedDraftTests {
  private let folder: TemporaryFolder
  private static let active = "\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{200B}\u{2028}\u{AD}"

  init() throws {
    folder = try TemporaryFolder()
  }

  private func uri(_ path: String) -> DocumentURI { FileURI.uri(of: folder.path(path)) }

  private func run(_ workspaces: [String] = ["w"], capabilities: String = "{}") async throws -> ServerRun {
    let run = ServerRun(settings: FileSettings())
    let folders = workspaces.map { #"{"uri":"\#(uri($0))","name":"w"}"# }.joined(separator: ",")
    try await run.initialize(#"{"capabilities":\#(capabilities),"workspaceFolders":[\#(folders)]}"#)
    return run
  }

  /// The strings for people in what the server said: all but texts to insert, names of documents and data of its own.
  private static func shown(_ value: JSONValue, _ key: String = "") -> [String] {
    switch value {
    case .string(let text):
      ["newText", "insertText", "filterText", "uri", "form", "target"].contains(key) ? [] : [text]
    case .array(let elements): elements.flatMap { shown($0, key) }
    case .object(let members): members.filter { !["data", "arguments"].contains($0.key) }.flatMap { shown($1, $0) }
    default: []
    }
  }

  private static func acts(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }

  @Test(arguments: ["markdown", "plaintext"])
  func whatIsShownDoesNotAct(_ format: String) async throws {
    let active = Self.active
    try folder.write(
      "民情夜谈\n  不用：民晴夜淡\n  说明：<img src=x>&#x202e;![x](http://x)\(active)\n\n民情\(active)乙\n  说明：\(active)\n",
      to: "w/g.txt")
    try folder.write("{\"glossary\": [\"g.txt\"], \"\\u202e\\u001b\": 1}", to: "w/b/.zhubi.json")
    try folder.write(#"{"glossary": ["g.txt"]}"#, to: "w/.zhubi.json")
    let run = try await run(
      capabilities: """
        {"textDocument":{"hover":{"contentFormat":["\(format)"]},"codeAction":{"codeActionLiteralSupport":{}},
        "completion":{"completionItem":{"documentationFormat":["\(format)"]}},
        "publishDiagnostics":{"relatedInformation":true},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}
        """)
    let draft = """
      一、总\(active)体
      推进推进\(active)工作，民晴夜淡，民情夜谈。
      三、“五\(active)个意识”和“五个意识”
      2025年2月30日\(active)开会。民情
      三清\(active)一改，即清沟\(active)、清渠。“四清”，即清沟\(active)、清渠\(active)、清塘。

      """
    run.open(draft, uri: uri("w/a.txt"))
    _ = try await run.client.publication(1)
    run.open(draft, uri: uri("w/b/b.txt"))
    try await run.client.wait { run.client.received.contains { $0["method"].string == "window/showMessage" } }
    let document = #""textDocument":{"uri":"\#(uri("w/a.txt"))"}"#
    for line in 0..<5 {
      for column in stride(from: 0, to: 40, by: 3) {
        _ = try await run.call(
          "textDocument/hover", "{\(document),\"position\":{\"line\":\(line),\"character\":\(column)}}")
      }
      _ = try await run.call(
        "textDocument/codeAction",
        "{\(document),\"range\":{\"start\":{\"line\":\(line),\"character\":0},\"end\":{\"line\":\(line),\"character\":60}},\"context\":{\"diagnostics\":[]}}"
      )
    }
    for method in ["documentSymbol", "documentLink", "foldingRange"] {
      _ = try await run.call("textDocument/\(method)", "{\(document)}")
    }
    let end = "{\"line\":99,\"character\":0}"
    _ = try await run.call(
      "textDocument/inlayHint", "{\(document),\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":\(end)}}")
    _ = try await run.call("workspace/symbol", #"{"query":""}"#)
    _ = try await run.call("workspace/symbol", #"{"query":"民情"}"#)
    let list = try await run.call("textDocument/completion", "{\(document),\"position\":{\"line\":3,\"character\":99}}")
    #expect(!list["items"].elements.isEmpty)
    for item in list["items"].elements {
      let text = String(decoding: try JSONEncoder().encode(item), as: UTF8.self)
      _ = try await run.call("completionItem/resolve", text)
    }
    let texts = run.client.received.flatMap { Self.shown($0) }
    #expect(texts.count > 100)
    for text in texts { #expect(!Self.acts(text), "\(text.debugDescription)") }
    let hovers = run.client.received.map { $0["result"]["contents"]["value"].string ?? "" }
    if format == "markdown" {
      #expect(hovers.contains { $0.contains("\\<img src=x>\\&#x202e;!\\[x](http://x)") }, "\(hovers)")
    }
    #expect(try await run.shutDown() == 0)
  }

  /// The server writes settings and terms into the workspace, and through no link that leads out of it.
  @Test func linksDoNotLeadTheServerOut() async throws {
    try folder.makeFolder("w")
    try folder.write("{}", to: "out/settings.json")
    try folder.write("外人\n", to: "out/terms.txt")
    try folder.link("w/.zhubi.json", to: "../out/settings.json")
    try folder.link("w/词库.glossary", to: "../out/terms.txt")
    let run = try await run()
    run.open("我们推进推进工作。\n", uri: uri("w/a.txt"))
    _ = try await run.client.publication(1)
    for (command, arguments) in [
      ("zhubi.suppress", #""rule":"repeated-text""#), ("zhubi.suppress", #""rule":"repeated-text","text":"推进推进""#),
      ("zhubi.addToGlossary", #""form":"三清一改""#),
    ] {
      let error = await #expect(throws: ResponseError.self) {
        try await run.call(
          "workspace/executeCommand",
          #"{"command":"\#(command)","arguments":[{"uri":"\#(uri("w/a.txt"))",\#(arguments)}]}"#)
      }
      #expect(error?.message.contains("允许的文件夹之外") == true, "\(command): \(error?.message ?? "")")
    }
    #expect(try String(contentsOfFile: folder.path("out/settings.json"), encoding: .utf8) == "{}")
    #expect(try String(contentsOfFile: folder.path("out/terms.txt"), encoding: .utf8) == "外人\n")
    #expect(try await run.shutDown() == 0)
  }

  /// A link to a folder outside is put in the place of the draft's own when the settings in it have been read. Until they
  /// are read anew writing is refused; then it goes to the top of the workspace.
  @Test(arguments: [true, false])
  func aFolderThatIsSwappedLeadsTheServerNowhere(_ isLikeIt: Bool) async throws {
    try folder.makeFolder("out")
    for name in ["w/sub"] + (isLikeIt ? ["out"] : []) {
      try folder.write("{}", to: "\(name)/.zhubi.json")
      try folder.write("外人\n", to: "\(name)/词库.glossary")
    }
    let run = try await run()
    run.open("我们推进推进工作。\n", uri: uri("w/sub/a.txt"))
    _ = try await run.client.publication(1)
    try FileManager.default.moveItem(atPath: folder.path("w/sub"), toPath: folder.path("w/was"))
    try folder.link("w/sub", to: "../out")
    for (command, arguments) in [
      ("zhubi.addToGlossary", #""form":"三清一改""#), ("zhubi.suppress", #""rule":"repeated-text","text":"推进推进""#),
      ("zhubi.suppress", #""rule":"repeated-text""#),
    ] {
      do {
        _ = try await run.call(
          "workspace/executeCommand",
          #"{"command":"\#(command)","arguments":[{"uri":"\#(uri("w/sub/a.txt"))",\#(arguments)}]}"#)
      } catch let error as ResponseError {
        #expect(error.message.contains(isLikeIt ? "允许的文件夹之外" : "已被换成"), "\(command): \(error.message)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).count == (isLikeIt ? 2 : 0))
    for name in ["w/was"] + (isLikeIt ? ["out"] : []) {
      #expect(try String(contentsOfFile: folder.path("\(name)/.zhubi.json"), encoding: .utf8) == "{}")
      #expect(try String(contentsOfFile: folder.path("\(name)/词库.glossary"), encoding: .utf8) == "外人\n")
    }
    #expect(try await run.shutDown() == 0)
  }

  /// What cannot be read is not written over, and a word that would be no term is refused.
  @Test func glossariesAreNotSpoilt() async throws {
    let run = try await run()
    run.open("我们推进推进工作。\n", uri: uri("w/a.txt"))
    _ = try await run.client.publication(1)
    func add(_ form: String) async throws {
      _ = try await run.call(
        "workspace/executeCommand",
        #"{"command":"zhubi.addToGlossary","arguments":[{"uri":"\#(uri("w/a.txt"))","form":"\#(form)"}]}"#)
    }
    try folder.makeFolder("w")
    for form in ["说明：甲", "# 甲乙", "  甲", "<<<<<<< 甲", "甲\u{202E}乙", "这是一句话。"] {
      await #expect(throws: ResponseError.self, "\(form)") { try await add(form) }
    }
    try await add("三清一改")
    try await add("三清一改")
    let path = folder.path("w/词库.glossary")
    let once = try String(contentsOfFile: path, encoding: .utf8)
    #expect(once.components(separatedBy: "三清一改").count == 2)
    try folder.write([0xFF, 0xFE, 0x00], to: "w/词库.glossary")
    await #expect(throws: ResponseError.self) { try await add("四清一改") }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([0xFF, 0xFE, 0x00]))
    #expect(try await run.shutDown() == 0)
  }

  @Test func renamingStaysInsideTheWorkspace() async throws {
    try folder.write("民情夜谈好。\n", to: "out/a.txt")
    try folder.write("“民情夜谈”好。\n", to: "w/b.txt")
    try folder.link("w/c.txt", to: "../out/a.txt")
    try folder.link("w/d.txt", to: "b.txt")
    let run = try await run()
    run.open("“民情夜谈”好。\n", uri: uri("w/a.txt"))
    _ = try await run.client.publication(1)
    let answer = try await run.call(
      "textDocument/rename",
      #"{"textDocument":{"uri":"\#(uri("w/a.txt"))"},"position":{"line":0,"character":2},"newName":"民情日谈"}"#)
    let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
    #expect(text.contains("b.txt") && text.contains("a.txt") && !text.contains("c.txt"), "\(text)")
    #expect(try await run.shutDown() == 0)
  }

  @Test func aHundredFolders() async throws {
    let names = (0..<100).map { "f\($0)" }
    for (number, name) in names.enumerated() {
      try folder.write(
        #"{"rules": {"repeated-text": "\#(number % 2 == 0 ? "error" : "info")"}}"#, to: "\(name)/.zhubi.json")
      try folder.write("我们推进推进工作。\n", to: "\(name)/closed.txt")
    }
    let run = try await run(names)
    for name in names { run.open("我们推进推进工作。\n", uri: uri("\(name)/open.txt")) }
    try await run.client.wait { run.client.publications.count >= 100 }
    let severities = run.client.publications.flatMap(\.diagnostics).map(\.severity)
    #expect(severities.count { $0 == .error } == 50 && severities.count { $0 == .information } == 50)
    _ = try await run.call("workspace/executeCommand", #"{"command":"zhubi.checkWorkspace","arguments":[]}"#)
    try await run.client.wait { run.client.publications.count >= 200 }
    #expect(try await run.shutDown() == 0)
  }

  /// With every log and trace turned on, no word of a draft is in them, nor in what the process says beside the line.
  @Test func logsHoldNoText() throws {
    let run = try ProgramRun()
    let secret = "绝密的推进推进"
    let options = #""initializationOptions":{"log":"debug"},"trace":"verbose""#
    run.send(#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{},\#(options)}}"#)
    run.send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
    run.send(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/a.txt","languageId":"t","version":1,"text":"\#(secret)"}}}"#
    )
    for (number, parameters) in [
      #"{"textDocument":{"uri":"file:///w/a.txt"},"position":{"line":0,"character":4}}"#,
      #"{"textDocument":"\#(secret)"}"#,
      #""\#(secret)""#, #"["\#(secret)"]"#,
    ].enumerated() {
      run.send(#"{"jsonrpc":"2.0","id":\#(number + 10),"method":"textDocument/hover","params":\#(parameters)}"#)
      run.send(#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":\#(parameters)}"#)
      run.send(#"{"jsonrpc":"2.0","id":\#(number + 30),"method":"workspace/executeCommand","params":\#(parameters)}"#)
    }
    run.sendRaw("\(secret)\r\n\r\n")
    run.send(#"{"jsonrpc":"2.0","id":50,"method":"no/such","params":"\#(secret)"}"#)
    var logged: [String] = []
    var answers = 0
    while let message = try? run.next() {
      if message["id"] != .null, message["method"] == .null { answers += 1 }
      // What is not answered yet when the session is shut down is given up.
      if answers == 10 {
        run.send(#"{"jsonrpc":"2.0","id":99,"method":"shutdown"}"#)
        run.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
        answers += 1
      }
      guard
        ["window/logMessage", "$/logTrace", "window/showMessage", "telemetry/event"].contains(message["method"].string)
      else {
        if let error = message["error"]["message"].string { #expect(!error.contains("绝密"), "\(error)") }
        continue
      }
      logged.append(message["params"]["message"].string ?? "")
    }
    #expect(run.status() == 0)
    #expect(logged.contains { $0.hasPrefix("textDocument/hover") }, "\(logged)")
    #expect(!logged.contains { $0.contains("绝密") || $0.contains("推进") }, "\(logged)")
    #expect(run.complaints.isEmpty)
  }

  /// The client dies while somebody else still holds the line open: once with its process number gone, once as the
  /// parent that nobody has looked after.
  @Test(arguments: ["other", "parent"])
  func endsSoonAfterItsClient(_ client: String) throws {
    let program: URL = try #require(Checkout.program("zhubi"))
    let script = """
      mkfifo line; sleep 60 > line & holder=$!
      if [ \(client) = parent ]; then
        sh -c '"$ZHUBI" lsp < line > answers & echo $! > server; exec sleep 50' & parent=$!
      else
        sleep 50 & parent=$!
        "$ZHUBI" lsp < line > answers & echo $! > server
      fi
      body='{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":'$parent',"capabilities":{}}}'
      printf 'Content-Length: %d\\r\\n\\r\\n%s' ${#body} "$body" > line
      n=0; while ! grep -qs serverInfo answers && [ $n -lt 300 ]; do sleep 0.1; n=$((n+1)); done
      sleep 1.2; server=$(cat server); kill -0 $server && echo runs
      kill -9 $parent; [ \(client) = parent ] || wait $parent 2> /dev/null
      n=0; while kill -0 $server 2> /dev/null && [ "$(cut -d' ' -f3 /proc/$server/stat 2> /dev/null)" != Z ] && [ $n -lt 100 ]
      do sleep 0.1; n=$((n+1)); done
      [ $n -lt 50 ] && echo "ended in time" || echo "ended after $n tenths of a second"
      kill $holder
      """
    let shell = OutsideProgram("sh")
    guard shell.isExpected else { return }
    let run = try shell.run(
      ["-c", script], in: URL(filePath: folder.path), environment: ["ZHUBI": program.path], seconds: 120)
    #expect(run.text == "runs\nended in time\n", "\(run.text)")
  }
}
