import Foundation
import ProseText
import Drafting
import Proofreading
import GlossaryStore

let reader = Proofreader(glossary: BuiltInGlossary.read())
for path in CommandLine.arguments.dropFirst() {
  let data = FileManager.default.contents(atPath: path) ?? Data()
  let source = SourceText(bytes: Array(data))
  let draft = Draft(source, syntax: path.hasSuffix(".md") ? .markdown : .plain)
  for mark in reader.marks(on: draft) {
    let p = source.position(of: mark.range.start, in: .utf32)
    print("\(path):\(p.line + 1):\(p.column + 1) \(mark.rule) [\(source[mark.range])] \(mark.finding.message)")
  }
}
