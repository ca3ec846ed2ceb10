import Drafting
import Foundation
import GlossaryStore
import Proofreading
import ProseText
import TestSupport
import Testing

/// No mixture of what the rules look for takes more than its share of time: a text eight times as long takes about eight
/// times as long. What would take its square takes 64 times.
@Suite(.timeLimit(.minutes(20))) struct MixtureTimeTests {
  private static let pieces = [
    "一是", "二是", "三是", "第一，", "第三，", "首先，", "一、", "（二）", "3.", "①", "图1", "附件2", "“", "”", "‘", "’", "（", "）",
    "《", "》", "，", "、", "；", "。", "：", "——", "…", "\n", "\n\n", "　　", " ", "等", "和", "及", "即", "包括", "其中", "分别", "共",
    "占", "增长", "增加到", "由", "至", "从", "达", "为", "是", "的", "了", "要", "三个", "五项", "四大", "“三会一课”", "“六要”", "五个意识",
    "1+3+N", "313", "320万元", "5%", "3.5亿元", "2025年", "2月30日", "星期三", "上午8时", "2019年至2021年", "个百分点", "倍", "户",
    "亩", "公里", "推进", "推进推进", "工作", "全县", "县发改委", "（以下简称“发改委”）", "帐号", "降温", "and", "後", "问计于民", "ABC", ",",
    ".", "(", ")", "\"", "# ", "- ", "> ", "`", "```\n", "*", "[", "](", "|", "<!--", "-->", "😀", "\u{FFFC}", "\u{0}",
  ]

  /// `count` pieces of a few kinds, in the order that belongs to `seed`: by chance, or the same few over and over.
  private static func text(_ count: Int, seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let few = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
    let isByChance = Bool.random(using: &random)
    return (0..<count).map { at in
      isByChance ? few.randomElement(using: &random) ?? "" : few[at % few.count]
    }.joined()
  }

  /// The processor time that all rules take for `text`, in seconds.
  private static func seconds(_ text: String, _ syntax: DraftSyntax, _ proofreader: Proofreader) -> Double {
    ProcessorTime.seconds {
      _ = proofreader.marks(on: Draft(SourceText(text), syntax: syntax)).count
    }
  }

  @Test(arguments: [DraftSyntax.plain, .markdown])
  func timeIsLinearInAnyMixture(syntax: DraftSyntax) {
    let proofreader = Proofreader(rules: RuleCatalogue.all, glossary: BuiltInGlossary.read())
    let rounds = UInt64(ProcessInfo.processInfo.environment["ZHUBI_MIXTURES"] ?? "") ?? 40
    for seed in 0..<rounds {
      let (short, long) = (Self.text(500, seed: seed), Self.text(4000, seed: seed))
      // What else the machine does may cost one measurement, not three.
      let ratios = (0..<3).lazy.map { _ in
        Self.seconds(long, syntax, proofreader) / (Self.seconds(short, syntax, proofreader) + 0.001)
      }
      #expect(ratios.contains { $0 < 24 }, "seed \(seed): \(short.prefix(100).debugDescription)")
    }
  }
}
