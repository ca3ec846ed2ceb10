/// The request for what can be done about a stretch of a document.
package enum CodeActionRequest: RequestMethod {
  package typealias Parameters = CodeActionParameters
  package typealias Result = [CodeActionOrCommand]
  package static let name = "textDocument/codeAction"
}

/// The request for the edits of an action that was sent without them.
package enum CodeActionResolveRequest: RequestMethod {
  package typealias Parameters = CodeAction
  package typealias Result = CodeAction
  package static let name = "codeAction/resolve"
}

/// What is asked about.
package struct CodeActionParameters: Codable, Sendable {
  /// What the client says of the request. Its diagnostics are not read: some clients garble them.
  package struct Context: Codable, Sendable {
    /// The kinds that are wanted; nil for all that a menu at this place should hold.
    package let only: [String]?

    /// A request for actions of the kinds `only`.
    package init(only: [String]?) {
      self.only = only
    }

    package init(from decoder: any Decoder) {
      let container = try? decoder.container(keyedBy: CodingKeys.self)
      only = try? container?.decodeIfPresent([String].self, forKey: .only)
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode([Diagnostic](), forKey: .diagnostics)
      try container.encodeIfPresent(only, forKey: .only)
    }

    private enum CodingKeys: String, CodingKey {
      case diagnostics, only
    }
  }

  /// The document.
  package let textDocument: TextDocumentIdentifier
  /// The stretch; may be a mere place, or the whole document.
  package let range: PositionRange
  /// What is wanted.
  package let context: Context

  /// The stretch `range` of `textDocument`.
  package init(textDocument: TextDocumentIdentifier, range: PositionRange, context: Context) {
    self.textDocument = textDocument
    self.range = range
    self.context = context
  }
}

/// Something that can be done.
package struct CodeAction: Hashable, Codable, Sendable {
  /// What the menu shows.
  package let title: String
  /// Its kind, for example `quickfix`.
  package let kind: String?
  /// What it mends.
  package let diagnostics: [Diagnostic]?
  /// Whether it is the one to take without looking further; never false, only absent.
  package let isPreferred: Bool?
  /// What it edits; nil when the client asks for that later, or a command does the work.
  package let edit: WorkspaceEdit?
  /// What the server is to be asked to do.
  package let command: Command?
  /// By what the server knows it again.
  package let data: JSONValue?

  /// An action called `title`.
  package init(
    title: String, kind: String, diagnostics: [Diagnostic]? = nil, isPreferred: Bool? = nil,
    edit: WorkspaceEdit? = nil, command: Command? = nil, data: JSONValue? = nil
  ) {
    self.title = title
    self.kind = kind
    self.diagnostics = diagnostics
    self.isPreferred = isPreferred
    self.edit = edit
    self.command = command
    self.data = data
  }

  /// Reads what a client sends back: title and data. All else is made anew, for clients change what they are given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    kind = try? container.decodeIfPresent(String.self, forKey: .kind)
    diagnostics = try? container.decodeIfPresent([Diagnostic].self, forKey: .diagnostics)
    isPreferred = try? container.decodeIfPresent(Bool.self, forKey: .isPreferred)
    edit = try? container.decodeIfPresent(WorkspaceEdit.self, forKey: .edit)
    command = try? container.decodeIfPresent(Command.self, forKey: .command)
    data = try? container.decodeIfPresent(JSONValue.self, forKey: .data)
  }
}

/// An action, or the command alone for clients that know no actions.
package enum CodeActionOrCommand: Hashable, Codable, Sendable {
  /// An action.
  case action(CodeAction)
  /// A command.
  case command(Command)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let command = try? container.decode(Command.self) {
      self = .command(command)
    } else {
      self = .action(try container.decode(CodeAction.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .action(let action): try container.encode(action)
    case .command(let command): try container.encode(command)
    }
  }
}

/// Something that the server does when it is asked to.
package struct Command: Hashable, Codable, Sendable {
  /// What the menu shows.
  package let title: String
  /// Its name.
  package let command: String
  /// What it is to be done with.
  package let arguments: [JSONValue]?

  /// The command `command`.
  package init(title: String, command: String, arguments: [JSONValue]) {
    self.title = title
    self.command = command
    self.arguments = arguments
  }
}

/// Which actions a server offers.
package struct CodeActionOptions: Hashable, Codable, Sendable {
  /// Their kinds.
  package let codeActionKinds: [String]
  /// Whether edits may be asked for later.
  package let resolveProvider: Bool?

  /// Actions of `codeActionKinds`.
  package init(codeActionKinds: [String], resolveProvider: Bool?) {
    self.codeActionKinds = codeActionKinds
    self.resolveProvider = resolveProvider
  }
}

/// The request to do what a command says.
package enum ExecuteCommandRequest: RequestMethod {
  package typealias Parameters = ExecuteCommandParameters
  package typealias Result = JSONValue
  package static let name = "workspace/executeCommand"
}

/// What is to be done.
package struct ExecuteCommandParameters: Codable, Sendable {
  /// The name of the command.
  package let command: String
  /// What it is to be done with.
  package let arguments: [JSONValue]?
  /// Under which name progress is to be told.
  package let workDoneToken: ProgressToken?

  /// The command `command` with `arguments`.
  package init(command: String, arguments: [JSONValue]?, workDoneToken: ProgressToken? = nil) {
    self.command = command
    self.arguments = arguments
    self.workDoneToken = workDoneToken
  }
}

/// Which commands a server does.
package struct ExecuteCommandOptions: Hashable, Codable, Sendable {
  /// Their names.
  package let commands: [String]

  /// The commands `commands`.
  package init(commands: [String]) {
    self.commands = commands
  }
}
