import Foundation
import Glossary
import LanguageServer
import ProseText

// For now there is one command, and no more of it than its tests need.
let arguments = CommandLine.arguments.dropFirst()
guard arguments.first == "lsp" else {
  FileHandle.standardError.write(Data("usage: zhubi lsp\n".utf8))
  exit(2)
}
let encoding = arguments.firstIndex(of: "--position-encoding")
  .flatMap { arguments.dropFirst($0).first }
  .flatMap(PositionEncoding.init(rawValue:))
exit(await LanguageServer.serveStandardIO(.init(glossary: Glossary(), positionEncoding: encoding)))
