import LanguageServerProtocol

/// What the server does when the client says so. All of it is offered by actions of ours, and nothing is asked of the
/// client but to pass it on.
enum CommandFeature {
  /// Makes the edits of an action, for clients that know no actions.
  static let apply = "zhubi.apply"
  /// Checks all drafts of the workspace.
  static let checkWorkspace = "zhubi.checkWorkspace"
  /// All commands.
  static let names = [apply, checkWorkspace]

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
    default:
      throw ResponseError(.invalidParams, "unknown command")
    }
    return .null
  }
}
