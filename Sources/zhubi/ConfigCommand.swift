import Proofreading
import ProseText
import Reporting
import Workspace

/// `zhubi config show|init|check`: the settings in force, and where each value comes from.
struct ConfigCommand: Command {
  static let syntax = CommandSyntax(
    name: "config", summary: "查看、新建或检查配置 .zhubi.json", operands: "show|init|check|schema [PATH]",
    operandLimit: 2,
    notes: [
      "show 显示 PATH（默认当前文件夹）里的稿件所用的全部设置，以及每一项来自哪里。",
      "init 在 PATH 里新建一份带说明的 .zhubi.json；已有的不会覆盖。",
      "check 检查 PATH 用到的配置文件，或 PATH 这一个配置文件。",
      "schema 输出配置文件的 JSON Schema，供编辑器补全和检查。",
    ],
    options: [format])

  private static let format = CommandOption(
    "--format", .choice(ViewFormat.allCases.map(\.rawValue)), help: "show 的输出格式（默认 text）")

  private let action: Action
  private let path: FilePath
  private let format: ViewFormat

  init(_ arguments: CommandArguments) throws(UsageError) {
    let names = Action.allCases.map(\.rawValue)
    guard let name = arguments.operands.first else {
      throw UsageError("请写明要做什么：\(names.joined(separator: "、"))，例如“zhubi config show”。")
    }
    guard let action = Action(rawValue: name) else {
      throw UsageError(
        "“config”后面不能是“\(name)”，可以是 \(names.joined(separator: "、"))。" + Suggestion.sentence(for: name, among: names))
    }
    self.action = action
    path = FilePath(arguments.operands.dropFirst().first ?? ".")
    format = arguments.choice(Self.format, ViewFormat.self) ?? .text
  }

  func run() async -> ExitStatus {
    do throws(ConfigurationProblems) {
      switch action {
      case .show: return try show()
      case .check: return try check()
      case .create: return create()
      case .schema: return Console.say(ConfigurationSchema(SettingKey.shape).text)
      }
    } catch {
      for problem in error.all { Console.complain(problem.sentence) }
      return .failure
    }
  }

  private func show() throws(ConfigurationProblems) -> ExitStatus {
    var search = ConfigurationSearch(below: [try ConfigurationSearch.ownSettings()].compactMap { $0 })
    let view = ConfigurationView(try search.configuration(for: folder), rules: RuleCatalogue.descriptions)
    return Console.say(format == .json ? view.json : view.text)
  }

  private func check() throws(ConfigurationProblems) -> ExitStatus {
    let own = try ConfigurationSearch.ownSettings()
    let isFile = if case .file? = try? FileEntry(following: path) { true } else { false }
    let isSettings = isFile && DraftExtension(path) == nil
    var search = ConfigurationSearch(below: [own].compactMap { $0 }, fixedFile: isSettings ? path : nil)
    let files = search.paths(from: folder)
    guard !files.isEmpty else {
      Console.complain("“\(path.text)”及其上级文件夹里没有 \(ConfigurationSearch.fileName)；可用“zhubi config init”新建一份。")
      return .failure
    }
    _ = try search.configuration(for: folder)
    return Console.say(files.map { "\(VisibleText.line($0.shown))：没有问题\n" }.joined())
  }

  private func create() -> ExitStatus {
    let target = path.appending(ConfigurationSearch.fileName.utf8)
    guard (try? FileEntry(at: target)) == nil else {
      Console.complain("“\(target.text)”已经存在，没有改动；可用“zhubi config show”查看。")
      return .failure
    }
    do throws(OutputProblem) {
      try OutputFile.replace(target, with: Array(SettingSample.text(rules: RuleCatalogue.descriptions).utf8))
    } catch {
      if case .failed(let sentence) = error { Console.complain(sentence) }
      return .failure
    }
    return Console.say("已新建 \(VisibleText.line(target.text))；各项都有说明，去掉“//”即可启用。\n")
  }

  /// The folder that settings are looked for in.
  private var folder: FilePath {
    (try? FileEntry(following: path)) == .folder ? path : path.folder
  }
}

/// What `zhubi config` does.
private enum Action: String, CaseIterable {
  case show
  case create = "init"
  case check
  case schema
}

/// The formats of `zhubi config show`.
private enum ViewFormat: String, CaseIterable {
  case text
  case json
}
