import LanguageServerProtocol

/// Everything that the loop reacts to.
enum Event: Sendable {
  /// Something came over the line, or it ended.
  case transport(TransportEvent)
  /// An analysis is done. It is that of the newest text only if `generation` still is the document's.
  case analysed(DocumentURI, generation: Int, Analysis, Publication?)
  /// A request task has its answer.
  case answered(RequestID, token: Int, OutgoingMessage)
  /// A task wants something done that only the loop can do.
  case perform(@Sendable (inout Session) -> Void)
  /// The client's process is gone.
  case parentGone
}
