import Foundation
import TestSupport
import Testing

/// The programs that the tests drive.
private enum Clients {
  private static let environment = ProcessInfo.processInfo.environment
  static let neovim = Client([environment["NVIM"], "nvim"], asked: ["--version"], says: "NVIM v0.11")
  static let oldNeovim = Client(["/usr/bin/nvim", "nvim"], asked: ["--version"], says: "NVIM v0.7")
  static let anyNeovim = OutsideProgram(environment["NVIM"] ?? "nvim", "nvim")
  static let vim = Client(["vim.nox", "vim"], asked: ["--version"], says: "+timers")
  static let eglot = emacs(with: "eglot")
  static let lspMode = emacs(with: "lsp-mode")
  static let anyEmacs = OutsideProgram("emacs")
  static let kakoune = OutsideProgram("kak")
  static let node = OutsideProgram("node")

  private static func emacs(with package: String) -> Client {
    let folders = #"("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src")"#
    let question = """
      (progn (require 'package) (setq package-directory-list '\(folders)) (package-initialize)
      (require '\(package)) (princ "loaded"))
      """
    return Client(["emacs"], asked: ["-Q", "--batch", "--eval", question], says: "loaded")
  }

  static var isALEExpected: Bool {
    if FileManager.default.fileExists(atPath: "/usr/share/vim-ale") || Checkout.isContinuousIntegration { return true }
    print("skipped: tests that need ALE, which is not installed")
    return false
  }

  /// The shipped files that end in `ending`.
  static func files(_ ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: ClientRun.configurations.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(ending) }.sorted().map { ClientRun.configurations.appending(path: $0).path }
  }
}

/// The real editors with the shipped files: marks, hover, completion in running text, a fix, a new name.
@Suite(.serialized, .timeLimit(.minutes(10))) struct EditorTests {
  @Test(.enabled { Clients.neovim.isExpected("Neovim 0.11") }) func neovim() throws {
    try ClientRun.expectSuccess("Neovim/run.sh", #require(Clients.neovim.path))
  }

  @Test(.enabled { Clients.oldNeovim.isExpected("Neovim 0.7") }) func neovimBeforeItHadSettingsForServers() throws {
    try ClientRun.expectSuccess("Neovim/run.sh", #require(Clients.oldNeovim.path))
  }

  @Test(.enabled { Clients.eglot.isExpected("Emacs with eglot") }, arguments: ["eglot", "eglot-strict"])
  func emacsWithEglot(_ mode: String) throws {
    try ClientRun.expectSuccess("Emacs/run.sh", #require(Clients.eglot.path), mode)
  }

  @Test(.enabled { Clients.lspMode.isExpected("Emacs with lsp-mode") }) func emacsWithLSPMode() throws {
    try ClientRun.expectSuccess("Emacs/run.sh", #require(Clients.lspMode.path), "lsp-mode")
  }

  @Test(.enabled { Clients.vim.isExpected("Vim with timers") && Clients.isALEExpected }) func vimWithALE() throws {
    try ClientRun.expectSuccess("Vim/run.sh", #require(Clients.vim.path))
  }

  @Test(.enabled { Clients.node.isExpected }) func extensionForVSCode() throws {
    try ClientRun.expectSuccess("VSCode/run.sh", #require(Clients.node.path))
  }

  @Test(
    .enabled { ClientRun.python.isExpected },
    arguments: ["coc", "vim-lsp", "yegappan", "helix", "sublime", "zed", "lsp4ij", "kakoune-lsp"])
  func replayed(_ editor: String) throws {
    try ClientRun.expectSuccess("Replays/run.sh", "\(editor).json")
  }
}

/// Every shipped file is read by the program that it is for.
@Suite(.serialized) struct ShippedFileTests {
  @Test(.enabled { ClientRun.expects("yaml", "jsonschema", "tomllib") }) func settings() throws {
    try ClientRun.expectSuccess("Support/run.sh", "parse.py", ClientRun.configurations.path)
  }

  @Test(.enabled { Clients.vim.isExpected("Vim") }, arguments: Clients.files(".vim")) func vimScript(_ file: String)
    throws
  {
    let check = #"if v:errmsg != "" | cquit | else | qall! | endif"#
    let vim = try #require(Clients.vim.path)
    let result = try OutsideProgram(vim).run(["-es", "-N", "-u", "NONE", "-c", "source \(file)", "-c", check])
    #expect(result.status == 0, "\(result.text)")
  }

  @Test(.enabled { Clients.anyEmacs.isExpected }, arguments: Clients.files(".el")) func emacsLisp(_ file: String) throws
  {
    let check = #"(with-temp-buffer (insert-file-contents "\#(file)") (emacs-lisp-mode) (check-parens))"#
    let result = try Clients.anyEmacs.run(["-Q", "--batch", "--eval", check])
    #expect(result.status == 0, "\(result.text)")
  }

  @Test(.enabled { Clients.anyNeovim.isExpected }, arguments: Clients.files(".lua")) func lua(_ file: String) throws {
    let result = try Clients.anyNeovim.run([
      "--clean", "--headless", "-c", "lua assert(loadfile([[\(file)]]))", "-c", "qall",
    ])
    #expect(result.status == 0 && result.text.isEmpty, "\(result.text)")
  }

  @Test(.enabled { Clients.kakoune.isExpected }, arguments: Clients.files(".kak")) func kakouneScript(_ file: String)
    throws
  {
    let result = try Clients.kakoune.run(
      ["-n", "-ui", "dummy", "-e", "try %{ source '\(file)'; quit 0 } catch %{ quit 3 }"])
    #expect(result.status == 0, "\(result.text)")
  }

  @Test(.enabled { Clients.node.isExpected }, arguments: Clients.files(".js")) func javaScript(_ file: String) throws {
    let result = try Clients.node.run(["--check", file])
    #expect(result.status == 0, "\(result.text)")
  }

  @Test(.enabled { ClientRun.expects("yaml", "jsonschema") && OutsideProgram("pre-commit").isExpected })
  func commandsOfTheCIExamples() throws {
    try ClientRun.expectSuccess(
      "Support/run.sh", "ci.py", ClientRun.configurations.appending(path: "ci").path)
  }
}
