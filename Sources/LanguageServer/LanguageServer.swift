package import LanguageServerProtocol
package import ProseText

/// The language server: speaks with one client until the session is over.
package struct LanguageServer: Sendable {
  /// What a server is started with.
  package struct Configuration: Sendable {
    /// By what drafts are checked.
    package var settings: any SettingsSource
    /// The unit of columns, whatever the client says; nil to let the client choose.
    package var positionEncoding: PositionEncoding?
    /// Where the manual of rules is.
    package var manual: RuleManualLinks
    /// The version that the client is told; nil to tell none.
    package var version: String?
    /// Where the server's own messages go.
    package var log: ServerLog
    /// How the client's process is watched.
    package var parentWatch: ParentWatch
    /// The folder that keeps what was learnt from corpora; nil to learn each time.
    package var corpusCache: String?
    /// How often files of settings are looked at, for clients that do not watch them.
    package var watchInterval: Duration
    /// How much longer than its learning a corpus rests, so that a large one that changes all the time is not learnt all
    /// the time.
    package var corpusRestFactor: Int

    /// A configuration; all but the settings have defaults.
    package init(
      settings: any SettingsSource, positionEncoding: PositionEncoding? = nil,
      manual: RuleManualLinks = .none, version: String? = nil, log: ServerLog = .silent,
      parentWatch: ParentWatch = ParentWatch(), corpusCache: String? = nil,
      watchInterval: Duration = .seconds(2), corpusRestFactor: Int = 10
    ) {
      self.settings = settings
      self.positionEncoding = positionEncoding
      self.manual = manual
      self.version = version
      self.log = log
      self.parentWatch = parentWatch
      self.corpusCache = corpusCache
      self.watchInterval = watchInterval
      self.corpusRestFactor = corpusRestFactor
    }
  }

  private let configuration: Configuration

  /// A server with `configuration`.
  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Speaks over `transport` until the session ends; returns the exit status for the process: 0 after an orderly
  /// shutdown, else 1.
  package func serve(over transport: some MessageTransport) async -> Int32 {
    let (events, inbox) = AsyncStream<Event>.makeStream()
    var session = Session(configuration, transport: transport, inbox: inbox)
    transport.start { inbox.yield(.transport($0)) }
    for await event in events {
      session.handle(event)
      if let status = session.exitStatus {
        session.end()
        return status
      }
    }
    return session.statusAtEnd
  }

  /// Speaks over the standard streams of the process, which it takes over for good; returns the exit status.
  ///
  /// The caller then ends the process at once: a thread is left behind that waits in a read.
  package static func serveStandardIO(_ configuration: Configuration) async -> Int32 {
    HeapArenas.limit()
    let transport = FileDescriptorTransport.takingOverStandardStreams()
    return await LanguageServer(configuration).serve(over: transport)
  }
}
