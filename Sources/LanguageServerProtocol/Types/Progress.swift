/// The name under which progress is told: a number or a text.
package typealias ProgressToken = RequestID

/// The notification of how far long work has come.
package enum ProgressNotification: NotificationMethod {
  package typealias Parameters = ProgressParameters
  package static let name = "$/progress"
}

/// How far long work has come.
package struct ProgressParameters: Hashable, Codable, Sendable {
  /// The name of the work.
  package let token: ProgressToken
  /// What is told of it.
  package let value: WorkDoneProgress

  /// What `value` tells of the work `token`.
  package init(token: ProgressToken, value: WorkDoneProgress) {
    self.token = token
    self.value = value
  }
}

/// A step of long work.
package struct WorkDoneProgress: Hashable, Codable, Sendable {
  /// Which step it is.
  package enum Kind: String, Codable, Sendable {
    /// The work begins.
    case begin
    /// The work goes on.
    case report
    /// The work is over.
    case end
  }

  /// Which step it is.
  package let kind: Kind
  /// What the work is called; with the first step alone.
  package let title: String?
  /// Whether the user may stop it; not with the last step.
  package let cancellable: Bool?
  /// What is being done.
  package let message: String?
  /// How much is done, in hundredths.
  package let percentage: Int?

  /// The work called `title` begins, and can be stopped.
  package static func begin(title: String) -> WorkDoneProgress {
    WorkDoneProgress(kind: .begin, title: title, cancellable: true, message: nil, percentage: 0)
  }

  /// So much of the work is done.
  package static func report(message: String, percentage: Int) -> WorkDoneProgress {
    WorkDoneProgress(
      kind: .report, title: nil, cancellable: true, message: message, percentage: min(100, max(0, percentage)))
  }

  /// The work is over.
  package static func end(message: String) -> WorkDoneProgress {
    WorkDoneProgress(kind: .end, title: nil, cancellable: nil, message: message, percentage: nil)
  }
}

/// The request to the client to show progress under a name.
package enum CreateProgressRequest: RequestMethod {
  package typealias Parameters = ProgressTokenParameters
  package typealias Result = JSONValue
  package static let name = "window/workDoneProgress/create"
}

/// The notification that the user wants work to be stopped.
package enum CancelProgressNotification: NotificationMethod {
  package typealias Parameters = ProgressTokenParameters
  package static let name = "window/workDoneProgress/cancel"
}

/// Which work is meant.
package struct ProgressTokenParameters: Hashable, Codable, Sendable {
  /// Its name.
  package let token: ProgressToken

  /// The work called `token`.
  package init(token: ProgressToken) {
    self.token = token
  }
}
