#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line over two file descriptors.
package final class FileDescriptorTransport: MessageTransport {
  private let input: Int32
  private let output: Int32
  /// Whether the process is there for this line alone.
  private let ownsProcess: Bool
  /// How many writes were begun and how many have ended.
  private let writes = Locked((begun: 0, ended: 0))

  /// A line that reads from `input` and writes to `output`. Neither is closed by it.
  package init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
    ownsProcess = false
  }

  private init(takenOverInput input: Int32, output: Int32) {
    self.input = input
    self.output = output
    ownsProcess = true
  }

  /// The line over standard input and output, which it takes from the rest of the process: what else is written to
  /// standard output goes to standard error from here on, and what else reads standard input finds its end. Neither do
  /// programs started later inherit the line.
  ///
  /// Also makes writing to a closed pipe an error instead of the end of the process.
  package static func takingOverStandardStreams() -> FileDescriptorTransport {
    signal(SIGPIPE, SIG_IGN)
    let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    let nothing = open("/dev/null", O_RDONLY)
    if nothing > STDIN_FILENO {
      dup2(nothing, STDIN_FILENO)
      _ = Self.closeDescriptor(nothing)
    }
    return FileDescriptorTransport(takenOverInput: input, output: output)
  }

  package func start(_ receive: @escaping @Sendable (TransportEvent) -> Void) {
    let input = input
    DetachedThread.start { [self] in
      var splitter = MessageSplitter()
      while let bytes = Self.readSome(input) {
        splitter.feed(bytes)
        while let piece = splitter.next() {
          switch piece {
          case .message(let body): receive(.message(body))
          case .fault(let fault): receive(.fault(fault))
          }
        }
      }
      if splitter.isInsideMessage { receive(.fault(.cutOff)) }
      receive(.ended)
      giveUpSending()
    }
  }

  /// Ends a process that is there for this line alone, if a write stands still that was begun before: some program holds
  /// the other end and does not read, and no event reaches the session while it waits.
  package func giveUpSending() {
    guard ownsProcess else { return }
    DetachedThread.start { [writes] in
      while true {
        let before = writes.withLock { $0 }
        usleep(Self.patience)
        let now = writes.withLock { $0 }
        if before.begun > before.ended, now == before { _exit(1) }
      }
    }
  }

  /// How long a write may stand still when the other side is gone, in microseconds.
  private static let patience: UInt32 = 800_000

  package func send(_ message: OutgoingMessage) -> SendOutcome {
    let frame = MessageSplitter.frame(message.bytes)
    return frame.withUnsafeBytes { frame in
      var rest = frame[...]
      while !rest.isEmpty {
        writes.withLock { $0.begun += 1 }
        let written = write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        let failure = errno
        writes.withLock { $0.ended += 1 }
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if failure == EAGAIN || failure == EWOULDBLOCK {
          // Some clients hand over pipes that do not block.
          writes.withLock { $0.begun += 1 }
          Self.wait(for: Int16(POLLOUT), on: output)
          writes.withLock { $0.ended += 1 }
        } else if failure != EINTR {
          return .closed
        }
      }
      return .sent
    }
  }

  /// Does nothing: the descriptors are the process's own and end with it.
  package func close() {}

  /// The bytes that are there, at least one, or nil at the end of the stream. Blocks.
  private static func readSome(_ input: Int32) -> [UInt8]? {
    while true {
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
        let result = read(input, buffer.baseAddress, buffer.count)
        failure = result < 0 ? errno : 0
        count = max(0, result)
      }
      switch failure {
      case 0: return bytes.isEmpty ? nil : bytes
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: wait(for: Int16(POLLIN), on: input)
      default: return nil
      }
    }
  }

  private static func wait(for events: Int16, on descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    poll(&request, 1, -1)
  }

  private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}
