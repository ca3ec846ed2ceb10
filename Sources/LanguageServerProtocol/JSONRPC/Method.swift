/// A method that is answered.
package protocol RequestMethod {
  /// What is asked with.
  associatedtype Parameters: Codable & Sendable
  /// What is answered; an optional where null is an answer.
  associatedtype Result: Codable & Sendable
  /// The name on the wire.
  static var name: String { get }
}

/// A method that only tells something.
package protocol NotificationMethod {
  /// What is told.
  associatedtype Parameters: Codable & Sendable
  /// The name on the wire.
  static var name: String { get }
}
