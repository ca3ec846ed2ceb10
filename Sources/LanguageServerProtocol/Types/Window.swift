// What is said to people, or kept for those who look for a fault.

/// The notification of a line for the client's log.
package enum LogMessageNotification: NotificationMethod {
  package typealias Parameters = MessageParameters
  package static let name = "window/logMessage"
}

/// The notification of a message to be shown.
package enum ShowMessageNotification: NotificationMethod {
  package typealias Parameters = MessageParameters
  package static let name = "window/showMessage"
}

/// A message.
package struct MessageParameters: Hashable, Codable, Sendable {
  /// How much it matters.
  package enum Level: Int, Codable, Sendable, Comparable {
    /// Something failed.
    case error = 1
    /// Something is not as it should be.
    case warning = 2
    /// Something that may be good to know.
    case info = 3
    /// Something for those who look for a fault.
    case log = 4

    package static func < (left: Level, right: Level) -> Bool {
      left.rawValue > right.rawValue
    }
  }

  /// How much it matters.
  package let type: Level
  /// The message.
  package let message: String

  /// The message `message`.
  package init(type: Level, message: String) {
    self.type = type
    self.message = message
  }
}

/// The notification of how much the client wants to know of what the server does.
package enum SetTraceNotification: NotificationMethod {
  package typealias Parameters = SetTraceParameters
  package static let name = "$/setTrace"
}

/// How much the client wants to know.
package struct SetTraceParameters: Hashable, Codable, Sendable {
  /// Off, messages, or verbose.
  package let value: String

  /// The amount `value`.
  package init(value: String) {
    self.value = value
  }
}

/// The notification of something that the server did.
package enum LogTraceNotification: NotificationMethod {
  package typealias Parameters = LogTraceParameters
  package static let name = "$/logTrace"
}

/// What the server did.
package struct LogTraceParameters: Hashable, Codable, Sendable {
  /// What it did.
  package let message: String
  /// More about it, for clients that want it all.
  package let verbose: String?

  /// The message `message`.
  package init(message: String, verbose: String?) {
    self.message = message
    self.verbose = verbose
  }
}
