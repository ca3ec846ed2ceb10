import Drafting
import Glossary
import GlossaryStore
import Proofreading
import ProseText
import Testing

/// What stands at the very beginning or end of a draft has no neighbour on one side.
@Suite struct EdgeOfDraftTests {
  @Test func anyUnitMayBeginOrEndADraft() {
    let proofreader = Proofreader(rules: RuleCatalogue.all, glossary: BuiltInGlossary.read())
    let pieces =
      (0x20...0x7E).compactMap { Unicode.Scalar($0).map(String.init) }
      + "，。、；：？！“”‘’（）《》〈〉【】—…·～％‰①一二十百千万亿两第其首再最的了和与年月日时分约近超共各".map(String.init)
      + ["2025", "一是", "二、", "（三）", "1+3", "𠀀", "😀"]
    for piece in pieces {
      for text in [piece, piece + piece, piece + "全县推进", "全县推进" + piece, piece + "\n" + piece, "\n" + piece + "（"] {
        for mark in proofreader.marks(on: Draft(SourceText(text))) {
          #expect(mark.range.end.value <= text.utf8.count)
        }
      }
    }
  }
}
