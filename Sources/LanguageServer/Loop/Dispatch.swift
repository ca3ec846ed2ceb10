import LanguageServerProtocol

/// The methods that the server knows: one line each.
extension Session {
  private static let requests: [String: RequestRoute] = table([
    .inLoop(InitializeRequest.self) { (session, parameters) throws(ResponseError) in
      try session.initialize(parameters)
    },
    .inLoop(ShutdownRequest.self) { (session, _) throws(ResponseError) in session.shutDown() },
    .inTask(CodeActionRequest.self, CodeActionFeature.answer),
    .inTask(CodeActionResolveRequest.self, CodeActionFeature.resolve),
    .inTask(CompletionRequest.self, CompletionFeature.answer),
    .inTask(CompletionResolveRequest.self, CompletionFeature.resolve),
    .inTask(DefinitionRequest.self, NavigationFeature.definition),
    .inTask(DocumentDiagnosticRequest.self, PullDiagnosticsFeature.answer),
    .inTask(DocumentHighlightRequest.self, HighlightFeature.answer),
    .inTask(DocumentLinkRequest.self, DocumentLinkFeature.answer),
    .inTask(DocumentSymbolRequest.self, DocumentSymbolFeature.answer),
    .inTask(ExecuteCommandRequest.self, CommandFeature.answer),
    .inTask(FoldingRangeRequest.self, FoldingFeature.answer),
    .inTask(FormattingRequest.self, FormattingFeature.answer),
    .inTask(HoverRequest.self, HoverFeature.answer),
    .inTask(InlayHintRequest.self, InlayHintFeature.answer),
    .inTask(PrepareRenameRequest.self, RenameFeature.prepare),
    .inTask(RangeFormattingRequest.self, FormattingFeature.answer),
    .inTask(ReferencesRequest.self, NavigationFeature.references),
    .inTask(RenameRequest.self, RenameFeature.answer),
    .inTask(SemanticTokensDeltaRequest.self, SemanticTokensFeature.answer),
    .inTask(SemanticTokensRangeRequest.self, SemanticTokensFeature.answer),
    .inTask(SemanticTokensRequest.self, SemanticTokensFeature.answer),
    .inTask(WorkspaceDiagnosticRequest.self, PullDiagnosticsFeature.answer),
    .inTask(WorkspaceSymbolRequest.self, WorkspaceSymbolFeature.answer),
  ])

  private static let notifications: [String: NotificationRoute] = table([
    .on(InitializedNotification.self) { session, _ in session.start() },
    .on(ExitNotification.self) { session, _ in session.finish() },
    .on(CancelNotification.self) { session, parameters in session.cancel(parameters.id) },
    .on(CancelProgressNotification.self) { session, parameters in session.cancelProgress(parameters.token) },
    .on(DidOpenNotification.self) { session, parameters in session.open(parameters) },
    .on(DidChangeNotification.self) { session, parameters in session.change(parameters) },
    .on(DidCloseNotification.self) { session, parameters in session.close(parameters) },
    .on(DidSaveNotification.self) { session, parameters in session.saved(parameters) },
    .on(DidChangeConfigurationNotification.self) { session, parameters in session.configurationChanged(parameters) },
    .on(DidChangeFoldersNotification.self) { session, parameters in session.foldersChanged(parameters) },
    .on(DidChangeWatchedFilesNotification.self) { session, parameters in session.filesChanged(parameters) },
    .on(SetTraceNotification.self) { session, parameters in session.trace = .init(rawValue: parameters.value) ?? .off },
    // Kate sends this one without an id. It counts, but nobody waits for an answer.
    .on(ShutdownWithoutID.self) { session, _ in _ = session.shutDown() },
  ])

  /// Sees to it that the request `id` is answered once.
  mutating func dispatch(_ id: RequestID, _ method: String, _ body: MessageBody) {
    switch phase {
    case .fresh where method != InitializeRequest.name:
      send(.failure(of: id, ResponseError(.serverNotInitialized, "initialize comes first")))
    case .shutDown:
      send(.failure(of: id, ResponseError(.invalidRequest, "the session is shut down")))
    default:
      guard let route = Self.requests[method] else {
        send(.failure(of: id, ResponseError(.methodNotFound, "unknown method \(method)")))
        return
      }
      route.run(&self, id, body)
    }
  }

  /// Acts on a notification; unknown ones, and those at the wrong time, are overlooked.
  mutating func dispatch(_ method: String, _ body: MessageBody) {
    if client == nil, method != ExitNotification.name, method != ShutdownRequest.name { return }
    Self.notifications[method]?.run(&self, body)
  }

  private static func table<Route: MethodRoute>(_ routes: [Route]) -> [String: Route] {
    Dictionary(uniqueKeysWithValues: routes.map { ($0.method, $0) })
  }
}

/// What the loop does about one method.
private protocol MethodRoute: Sendable {
  var method: String { get }
}

/// How a request is answered.
private struct RequestRoute: MethodRoute {
  let method: String
  let run: @Sendable (inout Session, RequestID, MessageBody) -> Void

  /// Answers at once, in the loop: for what changes the state of the session.
  static func inLoop<Method: RequestMethod>(
    _ type: Method.Type,
    _ handler: @escaping @Sendable (inout Session, Method.Parameters) throws(ResponseError) -> Method.Result
  ) -> RequestRoute {
    RequestRoute(method: type.name) { session, id, body in
      let answer: OutgoingMessage
      do throws(ResponseError) {
        answer = .response(to: id, try handler(&session, try body.parameters(Method.Parameters.self)))
      } catch {
        answer = .failure(of: id, error)
      }
      session.send(answer)
    }
  }

  /// Answers from a task of its own, on the state of this moment: for everything else.
  static func inTask<Method: RequestMethod>(
    _ type: Method.Type,
    _ handler: @escaping @Sendable (Snapshot, Method.Parameters) async throws(ResponseError) -> Method.Result
  ) -> RequestRoute {
    RequestRoute(method: type.name) { [name = type.name] session, id, body in
      guard let snapshot = session.snapshot else { return }
      session.answer(id, name) {
        do throws(ResponseError) {
          return .response(to: id, try await handler(snapshot, try body.parameters(Method.Parameters.self)))
        } catch {
          return .failure(of: id, error)
        }
      }
    }
  }
}

/// What a notification does.
private struct NotificationRoute: MethodRoute {
  let method: String
  let run: @Sendable (inout Session, MessageBody) -> Void

  /// Acts in the loop. Parameters that cannot be read are logged: nobody waits for an answer.
  static func on<Method: NotificationMethod>(
    _ type: Method.Type, _ handler: @escaping @Sendable (inout Session, Method.Parameters) -> Void
  ) -> NotificationRoute {
    NotificationRoute(method: type.name) { [name = type.name] session, body in
      do throws(ResponseError) {
        handler(&session, try body.parameters(Method.Parameters.self))
      } catch {
        session.log("\(name) cannot be read: \(error.message)")
      }
    }
  }
}

/// `shutdown` as a notification.
private enum ShutdownWithoutID: NotificationMethod {
  typealias Parameters = NoParameters
  static let name = ShutdownRequest.name
}
