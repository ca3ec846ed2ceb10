/// One message to the other side, as the body of a frame.
package struct OutgoingMessage: Hashable, Sendable {
  /// The JSON text.
  package let bytes: [UInt8]

  /// The answer `result` to the request `id`; a nil result is sent as null, as the protocol wants it.
  package static func response(to id: RequestID, _ result: some Encodable) -> OutgoingMessage {
    encoded(Answer(id: id, result: result))
      ?? failure(of: id, ResponseError(.internalError, "no answer can be written"))
  }

  /// The refusal of the request `id`, or of a message whose id could not be read when it is nil.
  package static func failure(of id: RequestID?, _ error: ResponseError) -> OutgoingMessage {
    // Numbers and texts always have a JSON form: the fallback is never sent.
    encoded(Refusal(id: id, error: error)) ?? OutgoingMessage(bytes: Array("{}".utf8))
  }

  /// A request for which the other side owes an answer, or nil when `parameters` have no JSON form.
  package static func request<Method: RequestMethod>(
    _ method: Method.Type, id: RequestID, _ parameters: Method.Parameters
  ) -> OutgoingMessage? {
    encoded(Call(id: id, method: method.name, params: parameters))
  }

  /// A notification, or nil when `parameters` have no JSON form.
  package static func notification<Method: NotificationMethod>(
    _ method: Method.Type, _ parameters: Method.Parameters
  ) -> OutgoingMessage? {
    encoded(Call(id: nil, method: method.name, params: parameters))
  }

  private static func encoded(_ value: some Encodable) -> OutgoingMessage? {
    (try? JSONCoding.encode(value)).map { OutgoingMessage(bytes: $0) }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

private struct Answer<Result: Encodable>: Encodable {
  var jsonrpc = "2.0"
  let id: RequestID
  let result: Result
}

private struct Refusal: Encodable {
  let id: RequestID?
  let error: ResponseError

  private enum CodingKeys: String, CodingKey {
    case jsonrpc, id, error
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(error, forKey: .error)
  }
}

private struct Call<Parameters: Encodable>: Encodable {
  let id: RequestID?
  let method: String
  let params: Parameters

  private enum CodingKeys: String, CodingKey {
    case jsonrpc, id, method, params
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encodeIfPresent(id, forKey: .id)
    try container.encode(method, forKey: .method)
    // A method without parameters is sent without the member.
    if !(params is NoParameters) { try container.encode(params, forKey: .params) }
  }
}
