import LanguageServerProtocol
import ProseText

/// The state of one session and what each event does to it. Only the loop touches it, so nothing here can race.
struct Session {
  /// How far the session has come.
  enum Phase {
    /// Nothing but `initialize` may come.
    case fresh
    /// The usual state.
    case running(Client)
    /// Only `exit` may come.
    case shutDown
  }

  /// A request that is being worked on.
  struct PendingRequest {
    /// Tells this request from an earlier one with the same id.
    let token: Int
    /// What was asked.
    let method: String
    /// When it came.
    let start: ContinuousClock.Instant
    /// The work.
    let task: Task<Void, Never>
  }

  /// What the server was started with.
  let configuration: LanguageServer.Configuration
  /// What the tasks run on.
  let crews = Crews()
  /// Where tasks report.
  let inbox: AsyncStream<Event>.Continuation
  /// How far the session has come.
  var phase = Phase.fresh
  /// The open documents.
  var documents = DocumentStore()
  /// The folders that the user has open.
  var folders = Folders()
  /// By what drafts are checked.
  var scopes: Scopes
  /// What was found in files that are not open.
  var closedFindings: [DocumentURI: FileFindings] = [:]
  /// Long work that nobody waits for, by the name under which its progress is told.
  var longWork: [ProgressToken: Task<Void, Never>] = [:]
  /// How many checks of the workspace were begun.
  var checks = 0
  /// The check of the workspace that was begun last.
  var runningCheck: ProgressToken?
  /// What the corpora teach.
  var lessons = CorpusLessons()
  /// The glossaries that the client was asked to watch.
  var watchedGlossaries: Set<String> = []
  /// Looks after files for clients that do not.
  var ownWatch: Task<Void, Never>?
  /// The least weight of lines for the client's log.
  var logLevel = MessageParameters.Level.warning
  /// How much the client wants to know.
  var trace = Trace.off
  /// The status to exit with, once the session is over.
  private(set) var exitStatus: Int32?

  /// What the client was told last of each open document; it is not told the same again.
  var published: [DocumentURI: [Diagnostic]] = [:]

  /// The colours that the client was told last of open documents.
  var tokens: [DocumentURI: SemanticTokens] = [:]

  private let transport: any MessageTransport
  private var pending: [RequestID: PendingRequest] = [:]
  /// What is to be done with the answers to requests of ours.
  private var asked: [RequestID: @Sendable (inout Session, MessageBody) -> Void] = [:]
  private var lastAsked = 0
  private var lastToken = 0
  private var parentWatch: Task<Void, Never>?

  /// A session in which nothing has been said yet.
  init(
    _ configuration: LanguageServer.Configuration, transport: any MessageTransport,
    inbox: AsyncStream<Event>.Continuation
  ) {
    self.configuration = configuration
    self.transport = transport
    self.inbox = inbox
    scopes = Scopes(configuration.settings)
  }

  /// Where the server's own messages go.
  var log: ServerLog { configuration.log }

  /// What is agreed on with the client, while the session runs.
  var client: Client? {
    if case .running(let client) = phase { client } else { nil }
  }

  /// The status to exit with if the session ended now.
  var statusAtEnd: Int32 {
    if case .shutDown = phase { 0 } else { 1 }
  }

  /// Reacts to `event`.
  mutating func handle(_ event: Event) {
    switch event {
    case .transport(.message(let bytes)): receive(IncomingMessage(bytes))
    case .transport(.fault(let fault)): log("bytes that are no message: \(fault)")
    case .transport(.ended), .parentGone: finish()
    case .analysed(let uri, let generation, let analysis, let publication):
      if let publication { publish(publication, of: uri, generation: generation) }
      documents.keep(analysis, of: uri, generation: generation)
    case .perform(let action): action(&self)
    case .answered(let id, let token, let answer):
      guard let request = pending[id], request.token == token else { return }
      pending[id] = nil
      send(answer)
      traceAnswer(to: request.method, after: request.start.duration(to: .now))
    }
  }

  /// Sends `message`. When the client is gone the session is over.
  mutating func send(_ message: OutgoingMessage) {
    guard exitStatus == nil else { return }
    if transport.send(message) == .closed { finish() }
  }

  /// Sends a notification.
  mutating func notify<Method: NotificationMethod>(_ method: Method.Type, _ parameters: Method.Parameters) {
    guard let message = OutgoingMessage.notification(method, parameters) else { return }
    send(message)
  }

  /// Sends a request to the client. Nobody waits for the answer: some clients give none.
  mutating func ask<Method: RequestMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters,
    then handler: @escaping @Sendable (inout Session, Method.Result) -> Void = { _, _ in }
  ) {
    lastAsked += 1
    let id = RequestID.string("zhubi-\(lastAsked)")
    guard let message = OutgoingMessage.request(method, id: id, parameters) else { return }
    asked[id] = { [name = method.name] session, body in
      do throws(ResponseError) {
        handler(&session, try body.result(Method.Result.self))
      } catch {
        session.log("the client refuses \(name): \(error.message)")
      }
    }
    send(message)
  }

  /// Sends a request that has no parameters to the client.
  mutating func ask<Method: RequestMethod>(_ method: Method.Type) where Method.Parameters == NoParameters {
    ask(method, NoParameters())
  }

  /// Works on the request `id` in a task of its own, which the client can cancel.
  mutating func answer(_ id: RequestID, _ method: String, with work: @escaping @Sendable () async -> OutgoingMessage) {
    guard pending[id] == nil else {
      send(.failure(of: id, ResponseError(.invalidRequest, "an earlier request with this id is not answered yet")))
      return
    }
    lastToken += 1
    let token = lastToken
    let task = Task(executorPreference: crews.answers) { [inbox] in
      let answer = await work()
      inbox.yield(.answered(id, token: token, answer))
    }
    pending[id] = PendingRequest(token: token, method: method, start: .now, task: task)
  }

  /// Gives up the request `id`, if it is being worked on, and says so.
  mutating func cancel(_ id: RequestID) {
    guard let request = pending.removeValue(forKey: id) else { return }
    request.task.cancel()
    send(.failure(of: id, .cancelled))
  }

  /// Gives up all requests that are being worked on: every question of a client is answered, the last ones too.
  mutating func cancelAll() {
    for id in Array(pending.keys) { cancel(id) }
  }

  /// Ends the session when the process `id` is gone.
  mutating func watchParent(_ id: Int32) {
    parentWatch = Task { [inbox, transport, watch = configuration.parentWatch] in
      await watch.waitForEnd(of: id)
      guard !Task.isCancelled else { return }
      inbox.yield(.parentGone)
      transport.giveUpSending()
    }
  }

  /// Makes the session over; the status says whether the client had shut it down.
  mutating func finish() {
    if exitStatus == nil { exitStatus = statusAtEnd }
  }

  /// Stops all work and closes the line.
  mutating func end() {
    parentWatch?.cancel()
    ownWatch?.cancel()
    lessons.end()
    for request in pending.values { request.task.cancel() }
    for work in longWork.values { work.cancel() }
    pending = [:]
    longWork = [:]
    documents.removeAll()
    inbox.finish()
    transport.close()
  }

  private mutating func receive(_ message: IncomingMessage) {
    switch message {
    case .request(let id, let method, let body): dispatch(id, method, body)
    case .notification(let method, let body): dispatch(method, body)
    case .response(let id, let body):
      guard let handler = asked.removeValue(forKey: id) else {
        log("an answer to no request of ours")
        return
      }
      handler(&self, body)
    case .invalid(let id, let error): send(.failure(of: id, error))
    }
  }
}

extension ResponseError {
  /// What a request is answered with that the client does not want any more.
  static var cancelled: ResponseError { ResponseError(.requestCancelled, "cancelled by the client") }
}
