package import ProseText

/// The items of a list written in running text, split at every separator on its own level.
///
/// What stands in quotation marks, title marks or brackets is never split.
package struct ListItems: Sendable {
  /// What stands between one item and the next.
  package enum Separator: UInt8, Sendable {
    /// Nothing: the last item.
    case none
    /// 、
    case enumeration
    /// ，
    case comma
    /// ；
    case semicolon
    /// Two quotations or titles side by side.
    case adjacency
  }

  /// One item and what follows it.
  package struct Item: Sendable {
    /// The item without separators, blanks trimmed.
    package let range: ProseRange
    /// What follows it.
    package let separator: Separator
  }

  /// The items in order; none is empty.
  package let items: [Item]
  /// Whether 等 closes the list, so that it may name only some of its members.
  package let isOpen: Bool

  /// Splits `region` of `units`.
  package init(_ region: ProseRange, in units: UnsafeBufferPointer<UInt16>) {
    var items: [Item] = []
    var depth = 0
    var start = region.lower
    var at = region.lower
    func end(_ separator: Separator) {
      var lower = start
      var upper = at
      while lower < upper, units[lower].isBlank { lower += 1 }
      while upper > lower, units[upper - 1].isBlank { upper -= 1 }
      if lower < upper { items.append(Item(range: ProseRange(lower, upper), separator: separator)) }
      start = at + (separator == .adjacency ? 0 : 1)
    }
    while at < region.upper {
      let unit = units[at]
      guard !unit.isHan else {
        at += 1
        continue
      }
      if PairedMark.opened(by: unit) != nil {
        if depth == 0, at > start, PairedMark.closed(by: units[at - 1])?.separatesByItself == true,
          PairedMark.opened(by: unit)?.separatesByItself == true
        {
          end(.adjacency)
        }
        depth += 1
      } else if PairedMark.closed(by: unit) != nil {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        switch unit {
        case 0x3001: end(.enumeration)
        case 0xFF0C, 0x2C: end(.comma)
        case 0xFF1B, 0x3B: end(.semicolon)
        default: break
        }
      }
      at += 1
    }
    end(.none)
    isOpen = items.last.map { Self.endsWithEtc($0.range, in: units) } ?? false
    self.items = items
  }

  private init(items: [Item], isOpen: Bool) {
    self.items = items
    self.isOpen = isOpen
  }

  /// The list without the items before `first`.
  func suffix(from first: Int) -> ListItems {
    ListItems(items: Array(items[first...]), isOpen: isOpen)
  }

  /// Whether 等 closes the stretch, with at most six characters of a class noun after it: 等方面, 等五个环节.
  static func endsWithEtc(_ range: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    var at = range.upper - 1
    while at > range.lower, range.upper - at <= 7 {
      // 等级, 平等, 高等, 同等 … are words.
      if units[at] == 0x7B49 {
        let next = at + 1 < range.upper ? units[at + 1] : 0
        let before = units[at - 1]
        return next != 0x7EA7 && next != 0x5019 && ![0x5E73, 0x9AD8, 0x540C, 0x5BF9, 0x4F18, 0x4E2D].contains(before)
      }
      at -= 1
    }
    return false
  }
}

extension PairedMark {
  /// Whether two of these side by side are two items: “甲”“乙”, 《甲》《乙》.
  fileprivate var separatesByItself: Bool { quotes || self == .title }
}
