import LanguageServerProtocol

/// Tells the client how far long work has come; says nothing where the client does not show it.
struct ProgressReport: Sendable {
  private let token: ProgressToken?
  private let loop: LoopHandle

  /// Progress under the name `token`; nil for a client that does not show it.
  init(_ token: ProgressToken?, _ loop: LoopHandle) {
    self.token = token
    self.loop = loop
  }

  /// The work called `title` begins.
  func begin(_ title: String) {
    tell(.begin(title: title))
  }

  /// `done` of `total` steps are done. Only whole hundredths are told, so that the line is not flooded.
  func step(_ done: Int, of total: Int) {
    guard total > 0, done * 100 / total != (done - 1) * 100 / total else { return }
    tell(.report(message: "\(done)/\(total)", percentage: done * 100 / total))
  }

  /// So many hundredths are done.
  func step(hundredths: Int) {
    tell(.report(message: "\(hundredths)%", percentage: hundredths))
  }

  /// The work is over.
  func end(_ message: String) {
    tell(.end(message: message))
  }

  private func tell(_ value: WorkDoneProgress) {
    guard let token else { return }
    loop.perform { $0.notify(ProgressNotification.self, ProgressParameters(token: token, value: value)) }
  }
}
