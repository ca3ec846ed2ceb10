import Foundation

/// A folder of its own for one test, gone when the value is.
package final class TemporaryFolder: Sendable {
  /// The path of the folder, without a slash at its end.
  package let path: String

  /// A new, empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("zhubi-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The full path of `name` inside the folder.
  package func path(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes `text` to the file `name`, making the folders that its path needs.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes `bytes` to the file `name`, making the folders that its path needs.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Makes the folder `name`.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  /// Makes `name` a symbolic link to `target`, which is read from the folder that the link is in.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Makes `name` a pipe.
  package func makePipe(_ name: String) {
    mkfifo(path(name), 0o600)
  }
}
