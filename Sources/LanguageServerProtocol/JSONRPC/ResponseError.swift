/// Why a request was not fulfilled, as the other side is told.
package struct ResponseError: Error, Hashable, Codable, Sendable {
  /// One of the numbers of `Code`, or one of a peer's own.
  package let code: Int
  /// A sentence for logs.
  package let message: String

  /// The error `code`, explained by `message`.
  package init(_ code: Code, _ message: String) {
    self.code = code.rawValue
    self.message = message
  }

  /// The numbers that JSON-RPC and the protocol give to errors.
  package enum Code: Int, Sendable {
    /// The message is not JSON.
    case parseError = -32700
    /// The message is JSON but no request, or comes at a time when none may come.
    case invalidRequest = -32600
    /// Nobody here knows the method.
    case methodNotFound = -32601
    /// The parameters do not have the shape that the method asks for.
    case invalidParams = -32602
    /// The answer could not be made.
    case internalError = -32603
    /// A request came before `initialize`.
    case serverNotInitialized = -32002
    /// The text changed since, so that the answer would be of no use.
    case contentModified = -32801
    /// The request is in order, and still nothing can be done.
    case requestFailed = -32803
    /// The client cancelled the request.
    case requestCancelled = -32800
  }
}
