/// Cuts a stream of bytes into messages. Pure and incremental: bytes go in as they come, messages and faults come out.
///
/// Lenient in what it takes: header names in any case and order, unknown headers, lines ended by LF alone, empty lines
/// between messages. After a fault it goes on at the next thing that looks like a length header.
package struct MessageSplitter: Sendable {
  /// What was found in the stream.
  package enum Piece: Hashable, Sendable {
    /// The body of one message.
    case message([UInt8])
    /// Something that is no message; one fault stands for all bytes up to the next length header.
    case fault(FramingFault)
  }

  /// The longest body that is accepted, in bytes.
  package static let longestBody = 512 << 20
  /// The longest head of a message that is accepted, in bytes.
  package static let longestHead = 8 << 10

  private enum State {
    /// Inside a head; the length, once its header was seen.
    case head(length: Int?)
    /// Inside a body of that many bytes.
    case body(length: Int)
    /// After a fault, before the next length header.
    case lost
  }

  private var state = State.head(length: nil)
  /// The bytes that were fed; those before `start` are done with.
  private var buffer: [UInt8] = []
  /// Where the current head or body begins.
  private var start = 0
  /// Where the current line of the head begins.
  private var lineStart = 0
  /// Up to where the current line was searched for its end.
  private var searched = 0

  /// A splitter at the start of a stream.
  package init() {}

  /// Takes the next bytes of the stream. Afterwards `next()` is to be called until it returns nil.
  package mutating func feed(_ bytes: [UInt8]) {
    if start > 0, start >= buffer.count / 2 {
      buffer.removeSubrange(..<start)
      lineStart -= start
      searched -= start
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next piece, or nil until more bytes are fed.
  package mutating func next() -> Piece? {
    while true {
      switch state {
      case .head(let length):
        guard let line = nextLine() else {
          guard buffer.count - start > Self.longestHead else { return nil }
          return lose(.headTooLong, goingOnAt: start + 1)
        }
        if let fault = read(line, length: length) { return .fault(fault) }
      case .body(let length):
        guard buffer.count - start >= length else { return nil }
        let body = Array(buffer[start..<start + length])
        begin(.head(length: nil), at: start + length)
        return .message(body)
      case .lost:
        guard findHeader() else { return nil }
      }
    }
  }

  /// Whether the stream, if it ended here, would end inside a message.
  package var isInsideMessage: Bool { start < buffer.count }

  /// The frame around `body`, exactly as the strictest readers want it.
  package static func frame(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// The range of the next line of the head without its end, or nil when it is not complete yet.
  private mutating func nextLine() -> Range<Int>? {
    guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
      searched = buffer.count
      return nil
    }
    let line = lineStart..<(end > lineStart && buffer[end - 1] == 0x0D ? end - 1 : end)
    lineStart = end + 1
    searched = end + 1
    return line
  }

  /// Acts on a line of the head; returns what is wrong with it, or nil.
  private mutating func read(_ line: Range<Int>, length: Int?) -> FramingFault? {
    if line.isEmpty {
      if let length {
        begin(.body(length: length), at: lineStart)
      } else if line.lowerBound == start {
        begin(.head(length: nil), at: lineStart)
      } else {
        return lost(.noLength, goingOnAt: start + 1)
      }
      return nil
    }
    guard let colon = buffer[line].firstIndex(of: UInt8(ascii: ":")) else {
      return lost(.notAHeader, goingOnAt: start + 1)
    }
    guard isLengthName(line.lowerBound..<colon) else {
      return lineStart - start > Self.longestHead ? lost(.headTooLong, goingOnAt: start + 1) : nil
    }
    switch number(in: colon + 1..<line.upperBound) {
    case .success(let value) where length == nil || length == value:
      state = .head(length: value)
      return nil
    case .success: return lost(.badLength, goingOnAt: lineStart)
    case .failure(let fault): return lost(fault, goingOnAt: lineStart)
    }
  }

  private mutating func lost(_ fault: FramingFault, goingOnAt at: Int) -> FramingFault {
    begin(.lost, at: at)
    return fault
  }

  private mutating func lose(_ fault: FramingFault, goingOnAt at: Int) -> Piece {
    .fault(lost(fault, goingOnAt: at))
  }

  private mutating func begin(_ state: State, at: Int) {
    self.state = state
    start = at
    lineStart = at
    searched = at
  }

  /// Whether the bytes at `range` name the length header.
  private func isLengthName(_ range: Range<Int>) -> Bool {
    let name = buffer[range].trimmed
    return name.count == Self.lengthName.count
      && zip(name, Self.lengthName).allSatisfy { $0.asciiLowercased == $1 }
  }

  /// The number of bytes written at `range`.
  private func number(in range: Range<Int>) -> Result<Int, FramingFault> {
    let digits = buffer[range].trimmed
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return .failure(.badLength)
    }
    var value = 0
    for digit in digits {
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
      guard value <= Self.longestBody else { return .failure(.tooLong) }
    }
    return .success(value)
  }

  /// Drops bytes up to the next name of the length header; returns whether there is one.
  private mutating func findHeader() -> Bool {
    let name = Self.lengthName
    var at = start
    while at + name.count <= buffer.count {
      if buffer[at].asciiLowercased == name[0],
        zip(buffer[at..<at + name.count], name).allSatisfy({ $0.asciiLowercased == $1 })
      {
        begin(.head(length: nil), at: at)
        return true
      }
      at += 1
    }
    begin(.lost, at: at)
    return false
  }

  private static let lengthName = Array("content-length".utf8)
}

/// Why bytes are no message.
package enum FramingFault: Error, Hashable, Sendable {
  /// A line of the head has no colon.
  case notAHeader
  /// The head ends without a length.
  case noLength
  /// The length is no number, or two lengths contradict each other.
  case badLength
  /// The length is beyond what is accepted.
  case tooLong
  /// The head does not end.
  case headTooLong
  /// The stream ended inside a message.
  case cutOff
}

extension ArraySlice<UInt8> {
  /// Without blanks and tabs at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var result = self
    while let first = result.first, first == 0x20 || first == 0x09 { result.removeFirst() }
    while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
    return result
  }
}

extension UInt8 {
  /// The small form of an ASCII letter, else the byte itself.
  fileprivate var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
  }
}
