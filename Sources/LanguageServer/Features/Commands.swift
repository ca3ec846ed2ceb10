import LanguageServerProtocol

/// What the server does when the client says so. All of it is offered by actions of ours, and nothing is asked of the
/// client but to pass it on.
enum CommandFeature {
  /// Makes the edits of an action, for clients that know no actions.
  static let apply = "zhubi.apply"
  /// Checks all drafts of the workspace.
  static let checkWorkspace = "zhubi.checkWorkspace"
  /// Leaves a finding, some words or a rule alone from now on.
  static let suppress = "zhubi.suppress"
  /// Adds a term to the glossary.
  static let addToGlossary = "zhubi.addToGlossary"
  /// All commands.
  static let names = [apply, checkWorkspace, suppress, addToGlossary]

  /// Does what `parameters` say; answers null.
  @Sendable
  static func answer(_ snapshot: Snapshot, _ parameters: ExecuteCommandParameters) async throws(ResponseError)
    -> JSONValue
  {
    let argument = parameters.arguments?.first ?? .null
    switch parameters.command {
    case apply:
      guard let key = ActionKey(argument) else { throw ResponseError(.invalidParams, "arguments.0 is no action") }
      try await CodeActionFeature.apply(snapshot, key)
    case checkWorkspace:
      snapshot.loop.perform { $0.startWorkspaceCheck() }
    case suppress:
      guard let rule = argument["rule"].string else {
        throw ResponseError(.invalidParams, "arguments.0.rule is missing")
      }
      try await writer(snapshot, argument).suppress(
        rule: rule, text: argument["text"].string, context: argument["context"].string, file: argument["path"].string)
      snapshot.loop.perform { $0.reloadSettings() }
    case addToGlossary:
      guard let form = argument["form"].string else {
        throw ResponseError(.invalidParams, "arguments.0.form is missing")
      }
      try await writer(snapshot, argument).add(form)
      snapshot.loop.perform { $0.reloadSettings() }
    default:
      throw ResponseError(.invalidParams, "unknown command")
    }
    return .null
  }

  /// What writes for the document that `argument` names.
  private static func writer(_ snapshot: Snapshot, _ argument: JSONValue) async throws(ResponseError) -> SettingsWriter
  {
    guard let document = argument["uri"].string.flatMap({ snapshot.documents[$0] }) else {
      throw ResponseError(.invalidParams, "arguments.0.uri is no open document")
    }
    return try SettingsWriter(await document.analyser.value.settings)
  }
}
