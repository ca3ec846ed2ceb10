import Foundation
import Workspace

extension FilePath {
  /// Moves the file at `path` to this path, which Foundation could not name; whether that worked.
  func renamed(from path: String) -> Bool {
    rename(path, cString) == 0
  }
}
