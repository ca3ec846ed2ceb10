/// What a request and its answer have in common.
///
/// Ids of the client and ids of the server are separate spaces; both may hold the same value.
package enum RequestID: Hashable, Sendable {
  /// An id that is a whole number; clients do begin at 0.
  case number(Int)
  /// An id that is a text.
  case string(String)
}

extension RequestID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .string(let string): try container.encode(string)
    }
  }
}
