#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the server says what happens to itself. The text of drafts is private and never goes there.
package struct ServerLog: Sendable {
  private let keep: (@Sendable (String) -> Void)?

  /// A log that hands each line to `keep`.
  package init(_ keep: @escaping @Sendable (String) -> Void) {
    self.keep = keep
  }

  private init() {
    keep = nil
  }

  /// A log that keeps nothing: the default, because editors show every word on standard error as an error.
  package static let silent = ServerLog()

  /// A log on standard error.
  package static let standardError = ServerLog { line in
    let bytes = Array("zhubi lsp: \(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Logs `line`, which is made only when somebody keeps it.
  func callAsFunction(_ line: @autoclosure () -> String) {
    keep?(line())
  }
}
