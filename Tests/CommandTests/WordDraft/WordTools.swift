import Foundation
import TestSupport

/// The programs that make Word files and open them again.
enum WordTools {
  /// LibreOffice.
  static let office = OutsideProgram("soffice", "libreoffice")
  /// Python; it must have the package python-docx.
  static let python: OutsideProgram = {
    for name in ["python3", "/usr/bin/python3"] {
      let candidate = OutsideProgram(name)
      if (try? candidate.run(["-c", "import docx"]))?.status == 0 { return candidate }
    }
    return OutsideProgram("python3 with python-docx")
  }()

  /// Whether tests that need both are to run.
  static let areExpected = python.isExpected && office.isExpected

  /// Writes the sample to `name` in `folder`.
  static func makeSample(_ name: String, in folder: TemporaryFolder) throws {
    let script = Checkout.root.appending(path: "Tests/CommandTests/Scripts/make_word.py").path
    let run = try python.run([script, folder.path(name)])
    guard run.status == 0 else { throw Failure(text: run.text) }
  }

  /// Has LibreOffice write `name` of `folder` as `format`, for example `txt:Text (encoded):UTF8`, into the folder `out`.
  static func convert(_ name: String, to format: String, in folder: TemporaryFolder) throws {
    // A profile of its own: two runs of LibreOffice must not share one.
    let profile = "-env:UserInstallation=file://\(folder.path("profile"))"
    let run = try office.run(
      [profile, "--headless", "--convert-to", format, "--outdir", folder.path("out"), folder.path(name)], seconds: 120)
    guard run.status == 0 else { throw Failure(text: run.text) }
  }

  /// What a program said that failed.
  struct Failure: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }
}
