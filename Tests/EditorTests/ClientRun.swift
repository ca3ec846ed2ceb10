import Foundation
import TestSupport
import Testing

/// Runs the scripts that start an editor with the files that are shipped for it.
enum ClientRun {
  private static let shell = OutsideProgram("sh")
  /// The folder of the tests.
  static let tests = Checkout.root.appending(path: "Tests/EditorTests")
  /// The folder that is shipped.
  static let configurations = Checkout.root.appending(path: "EditorConfigs")
  /// Python with the packages that the scripts need: the one that the environment names in `PYTHON` if it does.
  static let python = OutsideProgram(ProcessInfo.processInfo.environment["PYTHON"] ?? "python3")

  /// Runs `script` of the tests with `arguments` and expects it to go well.
  static func expectSuccess(_ script: String, _ arguments: String...) throws {
    var environment = ["EDITOR_CONFIGS": configurations.path]
    environment["ZHUBI"] = try #require(Checkout.program("zhubi")).path
    if let python = python.path { environment["PYTHON"] = python }
    // Without the strict reader of the protocol the sessions are run all the same.
    if lacks("lsprotocol") == nil, let checker = Checkout.material("editors/validate/strict_lsp.py") {
      environment["CHECKER"] = checker.path
    }
    if let schemas = Checkout.material("data/schemas") { environment["SCHEMAS"] = schemas.path }
    let result = try shell.run(
      [tests.appending(path: script).path] + arguments, environment: environment, seconds: 180)
    #expect(result.status == 0, "\(script) \(arguments): \(result.text)")
  }

  /// Says which of `modules` Python lacks, or nil when it has them all.
  static func lacks(_ modules: String...) -> String? {
    for module in modules {
      guard let result = try? python.run(["-c", "import \(module)"]), result.status == 0 else { return module }
    }
    return nil
  }

  /// Whether a test that needs Python with `modules` is to run. Says so where it is not.
  static func expects(_ modules: String...) -> Bool {
    for module in modules {
      guard let missing = lacks(module), !Checkout.isContinuousIntegration else { continue }
      print("skipped: tests that need Python with \(missing)")
      return false
    }
    return true
  }
}

/// A program of which a certain version or package is needed.
struct Client {
  /// Where it is; nil where it is missing.
  let path: String?

  /// The first of `places` (names or paths) that answers `question` with a text that holds `sign`.
  init(_ places: [String?], asked question: [String], says sign: String) {
    path =
      places.compactMap { $0 }.lazy.compactMap { place -> String? in
        guard let found = place.hasPrefix("/") ? place : OutsideProgram(place).path,
          let answer = try? OutsideProgram(found).run(question), answer.text.contains(sign)
        else { return nil }
        return found
      }.first
  }

  /// Whether a test that needs the client is to run. Says so where it is not.
  func isExpected(_ name: String) -> Bool {
    if path != nil || Checkout.isContinuousIntegration { return true }
    print("skipped: tests that need \(name), which is not installed")
    return false
  }
}
