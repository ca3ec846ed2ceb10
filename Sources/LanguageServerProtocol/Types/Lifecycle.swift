/// The request that begins a session.
package enum InitializeRequest: RequestMethod {
  package typealias Parameters = InitializeParameters
  package typealias Result = InitializeResult
  package static let name = "initialize"
}

/// The notification that the client has read the answer to `initialize`.
package enum InitializedNotification: NotificationMethod {
  package typealias Parameters = InitializedParameters
  package static let name = "initialized"
}

/// An empty object, which the protocol wants there.
package struct InitializedParameters: Codable, Sendable {
  /// Nothing.
  package init() {}

  package init(from decoder: any Decoder) {}

  package func encode(to encoder: any Encoder) throws {
    _ = encoder.container(keyedBy: NoKey.self)
  }

  private enum NoKey: CodingKey {}
}

/// The request to finish, after which only `exit` may come.
package enum ShutdownRequest: RequestMethod {
  package typealias Parameters = NoParameters
  package typealias Result = JSONValue
  package static let name = "shutdown"
}

/// The notification that ends the server.
package enum ExitNotification: NotificationMethod {
  package typealias Parameters = NoParameters
  package static let name = "exit"
}

/// The notification that an answer is no longer wanted.
package enum CancelNotification: NotificationMethod {
  package typealias Parameters = CancelParameters
  package static let name = "$/cancelRequest"
}

/// Which answer is no longer wanted.
package struct CancelParameters: Hashable, Codable, Sendable {
  /// The id of the request.
  package let id: RequestID

  /// The request `id`.
  package init(id: RequestID) {
    self.id = id
  }
}

/// What the client says of itself.
package struct InitializeParameters: Codable, Sendable {
  /// The process to whose life the server's is bound, or nil.
  package let processId: Int?
  /// What the client can do; looked into member by member, because no two clients send the same.
  package let capabilities: JSONValue
  /// What the user's settings say to this server.
  package let initializationOptions: JSONValue?
  /// The folders that are open; empty when the client has none, or knows only of one.
  package let workspaceFolders: [WorkspaceFolder]
  /// The one folder that is open, of clients that know of no more.
  package let rootUri: DocumentURI?
  /// How much the client wants to know of what the server does.
  package let trace: String?

  /// The client with these abilities.
  package init(
    processId: Int?, capabilities: JSONValue, initializationOptions: JSONValue?,
    workspaceFolders: [WorkspaceFolder] = [], rootUri: DocumentURI? = nil, trace: String? = nil
  ) {
    self.processId = processId
    self.capabilities = capabilities
    self.initializationOptions = initializationOptions
    self.workspaceFolders = workspaceFolders
    self.rootUri = rootUri
    self.trace = trace
  }

  /// Reads what is there; members of unexpected types count as absent.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    processId = try? container.decodeIfPresent(Int.self, forKey: .processId)
    capabilities = (try? container.decodeIfPresent(JSONValue.self, forKey: .capabilities)) ?? .object([:])
    initializationOptions = try? container.decodeIfPresent(JSONValue.self, forKey: .initializationOptions)
    workspaceFolders = (try? container.decodeIfPresent([WorkspaceFolder].self, forKey: .workspaceFolders)) ?? []
    rootUri = try? container.decodeIfPresent(String.self, forKey: .rootUri)
    trace = try? container.decodeIfPresent(String.self, forKey: .trace)
  }

  private enum CodingKeys: String, CodingKey {
    case processId, capabilities, initializationOptions, workspaceFolders, rootUri, trace
  }
}

/// What the server says of itself.
package struct InitializeResult: Hashable, Codable, Sendable {
  /// What the server can do.
  package let capabilities: ServerCapabilities
  /// Who the server is.
  package let serverInfo: ServerInfo

  /// The server `serverInfo` with `capabilities`.
  package init(capabilities: ServerCapabilities, serverInfo: ServerInfo) {
    self.capabilities = capabilities
    self.serverInfo = serverInfo
  }
}

/// Name and version of a server.
package struct ServerInfo: Hashable, Codable, Sendable {
  /// The name.
  package let name: String
  /// The version, or nil when it does not tell.
  package let version: String?

  /// The server called `name`.
  package init(name: String, version: String?) {
    self.name = name
    self.version = version
  }
}
