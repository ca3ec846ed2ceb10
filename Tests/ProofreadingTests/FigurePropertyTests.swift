import Foundation
import Proofreading
import TestSupport
import Testing

/// Statements made from random values: never marked where they are consistent, always where they are off by more than
/// rounding.
@Suite struct FigurePropertyTests {
  private static let rounds = 300

  /// `value` rounded to `decimals` places, as it is printed.
  private static func printed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// Whether the rule `id` marks `text`.
  private static func marks(_ id: String, _ text: String) throws -> Bool {
    !(try RuleCheck(id).marks(text).isEmpty)
  }

  @Test func totalsOfWholeNumbers() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<Self.rounds {
      let parts = (0..<Int.random(in: 2...5, using: &random)).map { _ in Int.random(in: 20...900, using: &random) }
      let total = parts.reduce(0, +)
      let off = Int.random(in: 1...max(1, total / 12), using: &random) * (Bool.random(using: &random) ? 1 : -1)
      let names = ["东坪", "西岭", "南湾", "北沟", "中庄"]
      let list = zip(names, parts).map { "\($0)\($1)户" }
      func whole(_ total: Int) -> String { "全乡农户共\(total)户，分为\(list.joined(separator: "、"))。" }
      func drawn(_ total: Int) -> String { "\(list.joined(separator: "，"))，合计\(total)户。" }
      for text in [whole, drawn] {
        #expect(try !Self.marks("figure-sum", text(total)), "\(text(total))")
        #expect(try Self.marks("figure-sum", text(total + off)), "\(text(total + off))")
      }
    }
  }

  @Test func totalsOfRoundedNumbers() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<Self.rounds {
      let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in Double.random(in: 3...90, using: &random) }
      let total = parts.reduce(0, +)
      let list = zip(["机关", "农村", "企业"], parts).map { "\($0)\(Self.printed($1, 2))亿元" }.joined(separator: "、")
      func text(_ total: Double) -> String { "投资共\(Self.printed(total, 2))亿元，分为\(list)。" }
      // Two or three figures and their total, each rounded: off by one step at the most, as the rule grants.
      let added = parts.reduce(0) { $0 + (Double(Self.printed($1, 2)) ?? 0) }
      let consistent = abs(added - (Double(Self.printed(total, 2)) ?? 0)) <= 0.0101 ? total : added
      #expect(try !Self.marks("figure-sum", text(consistent)), "\(text(consistent))")
      let off = Double.random(in: 0.05...2, using: &random)
      #expect(try Self.marks("figure-sum", text(total + off)), "\(text(total + off))")
    }
  }

  @Test func sharesOfRoundedNumbers() throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<Self.rounds {
      let whole = Double(Int.random(in: 40...2000, using: &random))
      let part = Double(Int.random(in: 5...Int(whole) - 2, using: &random))
      let share = part / whole * 100
      let decimals = Int.random(in: 0...2, using: &random)
      func text(_ share: Double) -> String {
        "全县有渠道\(Int(whole))条，其中硬化\(Int(part))条，占\(Self.printed(share, decimals))%。"
      }
      #expect(try !Self.marks("figure-percentage", text(share)), "\(text(share))")
      let off = Double.random(in: 2.6...9, using: &random)
      let wrong = share + off < 99 ? share + off : share - off
      #expect(try Self.marks("figure-percentage", text(wrong)), "\(text(wrong))")
    }
  }

  @Test func growthOfRoundedNumbers() throws {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<Self.rounds {
      let before = Double.random(in: 20...90, using: &random)
      let after = before * Double.random(in: 1.05...1.9, using: &random)
      let growth = (after / before - 1) * 100
      let decimals = Int.random(in: 0...1, using: &random)
      func text(_ growth: Double) -> String {
        "销售额由\(Self.printed(before, 1))万元增加到\(Self.printed(after, 1))万元，增长\(Self.printed(growth, decimals))%。"
      }
      #expect(try !Self.marks("figure-change", text(growth)), "\(text(growth))")
      #expect(try Self.marks("figure-change", text(growth + Double.random(in: 3.2...20, using: &random))))
      func falls(_ growth: Double) -> String {
        "能耗从\(Self.printed(after, 1))吨下降到\(Self.printed(before, 1))吨，降幅为\(Self.printed(growth, decimals))%。"
      }
      let fall = (1 - before / after) * 100
      #expect(try !Self.marks("figure-change", falls(fall)), "\(falls(fall))")
      #expect(try Self.marks("figure-change", falls(fall + Double.random(in: 3.2...20, using: &random))))
    }
  }

  @Test func differencesOfWholeNumbers() throws {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<Self.rounds {
      let before = Int.random(in: 30...4000, using: &random)
      let step = Int.random(in: 2...400, using: &random)
      let off = Int.random(in: 1...50, using: &random)
      func text(_ step: Int, _ given: Int) -> String { "网格员由\(before)名增至\(before + step)名，增加\(given)名。" }
      #expect(try !Self.marks("figure-change", text(step, step)))
      #expect(try Self.marks("figure-change", text(step, step + off)), "\(text(step, step + off))")
    }
  }

  @Test func listsOfValues() throws {
    var random = SeededGenerator(seed: 16)
    let names = ["甲寨", "乙寨", "丙寨", "丁寨", "戊寨", "己寨"]
    for _ in 0..<Self.rounds {
      let count = Int.random(in: 3...6, using: &random)
      let subjects = names.prefix(count).joined(separator: "、")
      func text(_ given: Int) -> String {
        let values = (0..<given).map { _ in "\(Int.random(in: 10...99, using: &random))亩" }.joined(separator: "、")
        return "\(subjects)分别退耕\(values)。"
      }
      #expect(try !Self.marks("figure-respective", text(count)))
      #expect(try Self.marks("figure-respective", text(count + 1)))
      #expect(try Self.marks("figure-respective", text(count - 1)))
    }
  }

  @Test func figuresGivenTwice() throws {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<Self.rounds {
      let value = Double.random(in: 1.2...9.8, using: &random)
      let first = Self.printed(value, 1)
      func text(_ second: String) -> String { "全县注册志愿者达到\(first)万人。据统计，全县注册志愿者为\(second)人。" }
      #expect(try !Self.marks("figure-conflict", text(first + "万")))
      #expect(try !Self.marks("figure-conflict", text("\(Int((value * 10000).rounded()))")), "\(first) \(value)")
      let wrong = value * Double.random(in: 1.15...1.8, using: &random)
      #expect(try Self.marks("figure-conflict", text(Self.printed(wrong, 1) + "万")), "\(first) \(wrong)")
    }
  }

  /// Figures of one subject, and statements that never end, take no more than their share of time.
  @Test(arguments: [
    "全县注册志愿者达到1230人，其中党员356人，占28%。", "造林12公顷（180亩），", "2016年至2019年五年，", "2016年至2019年五年",
    "11月15日至3月15日，", "1950年生，70岁，", "3月开工9月建成历时七个月，",
  ])
  func timeIsLinearInTheFigures(_ piece: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: piece, count: count)
      let clock = ContinuousClock()
      let time = clock.measure { _ = RuleCheck.figures.marks(text).count }
      return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
    let small = max(seconds(1000), 0.001)
    #expect(seconds(8000) < small * 40)
  }
}

extension RuleCheck {
  /// The rules that read figures and dates.
  fileprivate static let figures = RuleCheck(
    rules: RuleCatalogue.all.filter {
      type(of: $0).description.group == .figures
    })
}
