import ProseText

/// The places that a draft names alone of their level: every 镇 in it is 青溪镇, or stands in words as 全镇 and 乡镇. There
/// 青溪镇 and 全镇 are one.
struct SolePlaces {
  /// The two units before the level, by the level.
  private var names: [UInt16: (first: UInt16, last: UInt16)] = [:]

  /// The places of `units`; none for an empty text.
  init(_ units: [UInt16]) {
    var clashing = UnitSet("")
    units.withUnsafeBufferPointer { units in
      var next = Self.levels.next(in: units, from: 2, before: units.count)
      while next < units.count {
        let at = next
        next = Self.levels.next(in: units, from: at + 1, before: units.count)
        let level = units[at]
        let last = units[at - 1]
        guard last.isHan, !Self.general.contains(last), !isWord(at, units) else { continue }
        if let known = names[level] {
          if known != (units[at - 2], last) { clashing.insert(level) }
        } else {
          names[level] = (units[at - 2], last)
        }
      }
    }
    names = names.filter { !clashing.contains($0.key) }
  }

  /// The end of the name of a sole place that begins at `index`; nil where none does, or nothing follows it.
  func end(at index: Int, before limit: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard !names.isEmpty, limit - index > 4 else { return nil }
    for at in (index + 2)..<min(index + 5, limit - 1) where Self.levels.contains(units[at]) && !isWord(at, units) {
      if let name = names[units[at]], name == (units[at - 2], units[at - 1]) { return at + 1 }
    }
    return nil
  }

  /// Whether the level at `index` begins a word: 村民, 乡村.
  private func isWord(_ index: Int, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
    index + 1 < units.count && Self.wordEnds.contains(units[index + 1])
  }

  private static let levels = UnitSet("镇乡村县旗")
  private static let wordEnds = UnitSet("民庄级委集务容规口头落镇乡村贤亲土静痛域城")
  /// What stands before the level in words that name no place: 全镇, 进村, 家乡, 试点村, 行政村.
  private static let general = UnitSet("全该我本各乡城村小市县镇个每农行新老古名重强驻进到入下包联在的两多返家回兴治护富点范困心政然制和与及")
}
