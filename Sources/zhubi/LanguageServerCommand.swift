import LanguageServer
import ProseText

/// `zhubi lsp`: the language server on standard input and output.
struct LanguageServerCommand: Command {
  static let syntax = CommandSyntax(
    name: "lsp", summary: "启动语言服务器（在标准输入输出上），供编辑器使用",
    notes: ["由编辑器启动，不必手工运行。"], options: [encoding, standardStreams, client])

  private static let encoding = CommandOption(
    "--position-encoding", .choice(PositionEncoding.allCases.map(\.rawValue)),
    help: "列的计数单位；仅用于既不协商、又不按 UTF-16 计数的编辑器")
  private static let standardStreams = CommandOption("--stdio", .none, help: "使用标准输入输出（总是如此，可省略）")

  private static let client = CommandOption("--clientProcessId", .text("PID"), help: "编辑器的进程号（由协议告知，可省略）")

  private let positionEncoding: PositionEncoding?

  init(_ arguments: CommandArguments) throws(UsageError) {
    positionEncoding = arguments.choice(Self.encoding, PositionEncoding.self)
  }

  func run() async -> ExitStatus {
    let configuration = LanguageServer.Configuration(
      settings: FileSettings(),
      positionEncoding: positionEncoding,
      manual: RuleManualPages().map { pages in RuleManualLinks { pages.page(of: $0) } } ?? .none,
      version: Zhubi.version, corpusCache: GlossaryChoice.cache)
    return await LanguageServer.serveStandardIO(configuration) == 0 ? .clean : .findings
  }
}
