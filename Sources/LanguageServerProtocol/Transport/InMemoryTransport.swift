/// A line between two parties of one process, for tests. Bytes are framed and split as on a real line.
package final class InMemoryTransport: MessageTransport {
  /// What comes in before anybody reads, and who reads.
  private struct Inbox {
    var splitter = MessageSplitter()
    var waiting: [TransportEvent] = []
    var receive: (@Sendable (TransportEvent) -> Void)?
    var isEnded = false

    /// Hands over what waits, once there is somebody to take it.
    mutating func deliver() {
      guard let receive else { return }
      let events = waiting
      waiting = []
      for event in events { receive(event) }
    }
  }

  /// One direction of the line.
  private final class Direction: Sendable {
    let inbox = Locked(Inbox())
  }

  private let incoming: Direction
  private let outgoing: Direction

  private init(incoming: Direction, outgoing: Direction) {
    self.incoming = incoming
    self.outgoing = outgoing
  }

  /// Both ends of a new line.
  package static func pair() -> (InMemoryTransport, InMemoryTransport) {
    let there = Direction()
    let back = Direction()
    return (
      InMemoryTransport(incoming: back, outgoing: there), InMemoryTransport(incoming: there, outgoing: back)
    )
  }

  package func start(_ receive: @escaping @Sendable (TransportEvent) -> Void) {
    incoming.inbox.withLock { inbox in
      inbox.receive = receive
      inbox.deliver()
    }
  }

  package func send(_ message: OutgoingMessage) -> SendOutcome {
    sendRaw(MessageSplitter.frame(message.bytes))
  }

  /// Writes bytes as they are, for tests of what is no message.
  @discardableResult
  package func sendRaw(_ bytes: [UInt8]) -> SendOutcome {
    outgoing.inbox.withLock { inbox in
      guard !inbox.isEnded else { return .closed }
      inbox.splitter.feed(bytes)
      while let piece = inbox.splitter.next() {
        switch piece {
        case .message(let body): inbox.waiting.append(.message(body))
        case .fault(let fault): inbox.waiting.append(.fault(fault))
        }
      }
      inbox.deliver()
      return .sent
    }
  }

  package func close() {
    Self.end(outgoing)
    Self.end(incoming)
  }

  /// Ends what this side writes; what the other side writes still comes in.
  package func closeWriting() {
    Self.end(outgoing)
  }

  private static func end(_ direction: Direction) {
    direction.inbox.withLock { inbox in
      guard !inbox.isEnded else { return }
      inbox.isEnded = true
      inbox.waiting.append(.ended)
      inbox.deliver()
    }
  }
}
