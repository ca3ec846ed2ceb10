/// A two-way line to the other side, in whole messages.
package protocol MessageTransport: Sendable {
  /// Begins to read. `receive` is called from one thread at a time, in the order of the line, and last of all with
  /// `.ended`. To be called once.
  func start(_ receive: @escaping @Sendable (TransportEvent) -> Void)

  /// Writes `message`; says whether the line still stands. To be called from one task at a time.
  func send(_ message: OutgoingMessage) -> SendOutcome

  /// The other side is gone: a message that it does not take any more must not hold up the end of the session.
  func giveUpSending()

  /// Ends the line from this side.
  func close()
}

extension MessageTransport {
  /// Does nothing: for lines on which no message has to wait.
  package func giveUpSending() {}
}

/// What happens on a line.
package enum TransportEvent: Hashable, Sendable {
  /// The body of a message came in.
  case message([UInt8])
  /// Bytes came in that are no message.
  case fault(FramingFault)
  /// Nothing more will come.
  case ended
}

/// What became of a message that was to be written.
package enum SendOutcome: Hashable, Sendable {
  /// It is on its way.
  case sent
  /// The other side is gone.
  case closed
}
