/// One message as it came in, sorted by what has to be done about it.
package enum IncomingMessage: Sendable {
  /// The other side wants an answer under this id.
  case request(RequestID, method: String, MessageBody)
  /// The other side tells something.
  case notification(method: String, MessageBody)
  /// The other side answers a request of ours.
  case response(RequestID, MessageBody)
  /// No message; the error is to be sent under the id, or under a null id where none could be read.
  case invalid(RequestID?, ResponseError)

  /// Reads the body of one frame.
  ///
  /// A null id counts as none. A wrong protocol version makes a request invalid; in a notification, which nobody could
  /// be told about, it is overlooked.
  package init(_ bytes: [UInt8]) {
    let envelope: Envelope
    do {
      envelope = try JSONCoding.decode(Envelope.self, from: bytes)
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
      self = .invalid(nil, ResponseError(.invalidRequest, "the message is not a JSON object"))
      return
    } catch {
      self = .invalid(nil, ResponseError(.parseError, "the message is not valid JSON"))
      return
    }
    let body = MessageBody(bytes)
    switch (envelope.id, envelope.method) {
    case (.unreadable, _):
      self = .invalid(nil, ResponseError(.invalidRequest, "the id is neither a number nor a text"))
    case (.absent, .some(let method)):
      self = .notification(method: method, body)
    case (.present(let id), .some(let method)):
      self =
        envelope.version == "2.0"
        ? .request(id, method: method, body)
        : .invalid(id, ResponseError(.invalidRequest, "jsonrpc is not \"2.0\""))
    case (.present(let id), nil) where envelope.isAnswer:
      self = .response(id, body)
    case (.absent, nil) where envelope.isAnswer:
      // Somebody's complaint about a message of ours that they could not read: nothing to answer.
      self = .notification(method: "$/unreadable", body)
    case (.present(let id), nil):
      self = .invalid(id, ResponseError(.invalidRequest, "the message has no method"))
    case (.absent, nil):
      self = .invalid(nil, ResponseError(.invalidRequest, "the message has no method"))
    }
  }
}

/// The whole of a message, from which the part that matters is read once it is known what it should be.
package struct MessageBody: Sendable {
  private let bytes: [UInt8]

  /// The message written in `bytes`.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The parameters; absent and null ones count as `{}`.
  package func parameters<Parameters: Decodable>(_ type: Parameters.Type) throws(ResponseError) -> Parameters {
    do {
      if let found = try JSONCoding.decode(WithParameters<Parameters>.self, from: bytes).params { return found }
      return try JSONCoding.decode(type, from: Array("{}".utf8))
    } catch {
      throw ResponseError(.invalidParams, Self.explanation(of: error))
    }
  }

  /// The result of an answer, or the error that it holds.
  package func result<Result: Decodable>(_ type: Result.Type) throws(ResponseError) -> Result {
    let answer: WithResult<Result>
    do {
      answer = try JSONCoding.decode(WithResult<Result>.self, from: bytes)
    } catch {
      throw ResponseError(.internalError, Self.explanation(of: error))
    }
    switch answer {
    case .success(let result): return result
    case .failure(let error): throw error
    }
  }

  /// What is wrong, by the names of members alone: values may be text of a draft, which belongs in no log.
  private static func explanation(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "the parameters cannot be read" }
    let (problem, path): (String, [any CodingKey]) =
      switch error {
      case .keyNotFound(let key, let context): ("is missing", context.codingPath + [key])
      case .valueNotFound(_, let context): ("is null", context.codingPath)
      case .typeMismatch(_, let context): ("has another type", context.codingPath)
      case .dataCorrupted(let context): ("cannot be read", context.codingPath)
      @unknown default: ("cannot be read", [])
      }
    let names = path.map { key in key.intValue.map(String.init) ?? key.stringValue }
    return "\(names.joined(separator: ".")) \(problem)"
  }
}

/// Parameters of methods that have none; accepts whatever is sent.
package struct NoParameters: Codable, Sendable {
  /// Nothing.
  package init() {}

  package init(from decoder: any Decoder) {}
}

/// The members that tell what kind of message it is.
private struct Envelope: Decodable {
  enum Identity {
    case absent
    case present(RequestID)
    case unreadable
  }

  let version: String?
  let id: Identity
  let method: String?
  let isAnswer: Bool

  private enum CodingKeys: String, CodingKey {
    case jsonrpc, id, method, result, error
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try? container.decodeIfPresent(String.self, forKey: .jsonrpc)
    method = try? container.decodeIfPresent(String.self, forKey: .method)
    isAnswer = container.contains(.result) || container.contains(.error)
    if let found = try? container.decodeIfPresent(RequestID.self, forKey: .id) {
      id = .present(found)
    } else {
      let isAbsent = try !container.contains(.id) || container.decodeNil(forKey: .id)
      id = isAbsent ? .absent : .unreadable
    }
  }
}

private struct WithParameters<Parameters: Decodable>: Decodable {
  let params: Parameters?
}

private enum WithResult<Result: Decodable>: Decodable {
  case success(Result)
  case failure(ResponseError)

  private enum CodingKeys: String, CodingKey {
    case result, error
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let error = try container.decodeIfPresent(ResponseError.self, forKey: .error) {
      self = .failure(error)
    } else {
      self = .success(try container.decode(Result.self, forKey: .result))
    }
  }
}
