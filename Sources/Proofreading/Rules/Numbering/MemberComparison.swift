import Drafting
import Glossary
import ProseText

/// The members of a known slogan against the stretch of a draft that lists them.
struct MemberComparison {
  /// Members of which nothing like them stands in the stretch, in their known order.
  let missing: [String]
  /// Items of the stretch that are no member, nor like one.
  let foreign: [ProseRange]
  /// Second occurrences of members.
  let repeated: [(member: String, range: ProseRange)]
  /// Whether the members that stand there stand in another order than the known one.
  let isReordered: Bool
  /// How many members stand there word for word.
  let found: Int

  /// Compares `members` with `region` of `draft`; nil when too few of them stand there to say that they are meant.
  init?(_ members: [String], with region: ProseRange, in draft: Draft) {
    let units = draft.prose.units
    let needles = members.map { Array($0.utf16) }
    var spans: [(member: Int, range: ProseRange)] = []
    for (number, needle) in needles.enumerated() {
      spans += Self.occurrences(of: needle, in: units, region).map { (number, $0) }
    }
    // 社区 inside 社区志愿者 is no occurrence of its own.
    spans = spans.filter { span in
      !spans.contains { $0.range.contains(span.range) && $0.range.count > span.range.count }
    }
    spans.sort { $0.range.lower < $1.range.lower }
    let exact = Set(spans.map(\.member))
    guard exact.count * 3 >= members.count, !exact.isEmpty else { return nil }

    let items = units.withUnsafeBufferPointer { ListItems(region, in: $0).items }
    var open = members.indices.filter { !exact.contains($0) }
    var strangers: [ProseRange] = []
    let end = Self.endOfList(items, spans.map(\.range))
    let start = items.firstIndex { item in spans.contains { $0.range.overlaps(item.range) } } ?? 0
    for item in items[min(start, end)..<end] {
      // 设备更新和消费品以旧换新: beside a member, one more may stand in other wording.
      let held = spans.filter { $0.range.overlaps(item.range) }.map(\.range)
      let rest = (item.range.lower..<item.range.upper).filter { at in
        !held.contains { $0.contains(at) } && (held.isEmpty || !Self.joins(units[at]))
      }
      if let like = open.firstIndex(where: { Self.resemble(needles[$0], rest.map { units[$0] }) }) {
        open.remove(at: like)
      } else if held.isEmpty {
        strangers.append(item.range)
      }
    }
    var seen = Set<Int>()
    var repeated: [(member: String, range: ProseRange)] = []
    for span in spans where !seen.insert(span.member).inserted { repeated.append((members[span.member], span.range)) }
    missing = open.map { members[$0] }
    foreign = strangers
    self.repeated = repeated
    let order = spans.map(\.member)
    isReordered = repeated.isEmpty && order != order.sorted()
    found = exact.count
  }

  private static func joins(_ unit: UInt16) -> Bool {
    unit == 0x548C || unit == 0x4E0E || unit == 0x53CA
  }

  private static func occurrences(of needle: [UInt16], in units: [UInt16], _ region: ProseRange) -> [ProseRange] {
    guard !needle.isEmpty, region.count >= needle.count else { return [] }
    return (region.lower...region.upper - needle.count).compactMap { at in
      needle.indices.allSatisfy { units[at + $0] == needle[$0] } ? ProseRange(at, at + needle.count) : nil
    }
  }

  /// The items that belong to the list: up to the last member, and on while 、 ties the next to it.
  private static func endOfList(_ items: [ListItems.Item], _ members: [ProseRange]) -> Int {
    guard var last = items.lastIndex(where: { item in members.contains { $0.overlaps(item.range) } }) else { return 0 }
    while last + 1 < items.count, items[last].separator == .enumeration || items[last].separator == .semicolon {
      last += 1
    }
    return last + 1
  }

  /// Whether more than three fifths of the characters agree: other wording of one member.
  private static func resemble(_ member: [UInt16], _ item: [UInt16]) -> Bool {
    // Of four characters each counts: 做事要实 is not 做人要实.
    guard member.count != item.count || member.count > 4 else { return member == item }
    var left = item
    var shared = 0
    for unit in member {
      guard let at = left.firstIndex(of: unit) else { continue }
      left.remove(at: at)
      shared += 1
    }
    return shared * 2 * 5 > (member.count + item.count) * 3
  }
}
