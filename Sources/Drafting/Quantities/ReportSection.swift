import ProseText

/// What a report is speaking of where a figure stands.
package enum ReportSection: UInt8, Hashable, Sendable {
  /// Not known: no report, or no heading that says.
  case unsaid
  /// The year behind.
  case lastYear
  /// The five years behind.
  case lastYears
  /// The year or years to come.
  case plan
}

/// The words by which a report moves from what was to what is to be.
enum SectionWords {
  /// What the opening of the sentence `range` says: the section that begins with it, and whether it states a fact.
  static func section(
    of range: ProseRange, in units: UnsafeBufferPointer<UInt16>
  ) -> (section: ReportSection?, isFact: Bool) {
    let limit = min(range.upper, range.lower + 60)
    var section: ReportSection?
    var isFact = false
    var at = range.lower
    while at < limit {
      guard firsts.contains(units[at]) else {
        at += 1
        continue
      }
      let head = heads[Int(units[at])]
      if head != 0, let word = words[Int(head) - 1].first(where: { matches($0.units, at: at, range.upper, units) }) {
        switch word.effect {
        case .fact: if at - range.lower <= 10 { isFact = true }
        case .section(let moved): if section == nil { section = moved }
        }
        at += word.units.count
      } else {
        at += 1
      }
    }
    return (section, isFact)
  }

  private enum Effect {
    case fact
    case section(ReportSection)
  }

  private static func matches(
    _ word: [UInt16], at index: Int, _ limit: Int, _ units: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard index + word.count <= limit else { return false }
    return word.indices.allSatisfy { units[index + $0] == word[$0] }
  }

  private static let lists: [(Effect, String)] = [
    (
      .fact,
      """
      总的看 统计显示 数据表明 数据显示 据统计 回头看 经过努力 目前 截至 截止 现有 调查显示 结果显示 初步核算 据介绍 据悉 经核查 经统计 盘点 汇总 据了解 如今 资料显示 监测显示 \
      核查显示 事实表明 可以看到 已有 已经 年终 岁末 经核实 抽查显示 综合来看 整体看 总体看 总的来看 全年来看
      """
    ),
    (
      .section(.lastYear),
      "过去一年 一年来 去年工作 上年工作 过去的一年 去年以来 工作回顾 年工作回顾 主要工作回顾 今年以来 一年间"
    ),
    (.section(.lastYears), "五年来 过去五年 “十四五”时期 “十四五”期间 “十三五”时期 “十三五”期间 五年间 本届政府 这五年 过去的五年"),
    (
      .section(.plan),
      """
      “十五五”时期 “十五五”期间 今年工作 预期目标 今年要 今年，我们 下一步 今后五年 未来五年 明年工作 工作安排 工作思路 工作打算 主要目标 到2030年 到2035年 工作计划 重点工作任务 \
      做好今年 今年的工作 今年重点 今年政府工作 下步工作 明年要 明年，我们
      """
    ),
    (.section(.unsaid), "让我们 谢谢大家 而努力奋斗 奋力谱写"),
  ]

  private struct Word {
    let units: [UInt16]
    let effect: Effect
  }

  /// The words by their first unit.
  private static let words: [[Word]] = {
    var byHead: [UInt16: [Word]] = [:]
    for (effect, list) in lists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let units = Array(word.utf16)
        byHead[units[0], default: []].append(Word(units: units, effect: effect))
      }
    }
    return byHead.keys.sorted().map { (byHead[$0] ?? []).sorted { $0.units.count > $1.units.count } }
  }()

  private static let firsts: UnitSet = {
    var firsts = UnitSet()
    for list in words { firsts.insert(list[0].units[0]) }
    return firsts
  }()

  /// For each unit the place of its words plus one, 0 for none.
  private static let heads: [UInt8] = {
    var heads = [UInt8](repeating: 0, count: 0x1_0000)
    for (index, list) in words.enumerated() { heads[Int(list[0].units[0])] = UInt8(index + 1) }
    return heads
  }()
}
