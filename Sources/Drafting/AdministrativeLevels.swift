import ProseText

/// Reads the levels of government that are named without separators before N级: 省市县三级, 县、乡、村三级.
struct AdministrativeLevels {
  let units: UnsafeBufferPointer<UInt16>

  /// The characters that name a level each.
  static let names = UnitSet("央省市州盟县区旗乡镇街村社组院厂")

  /// Two characters that may name one level together or two: 乡镇, 县区.
  private static let doubtful = Set(
    ["乡镇", "镇街", "街镇", "县区", "区县", "市县", "市区", "市州", "州市", "盟市", "旗县", "旗区", "村社", "村组", "街社", "中央"].map {
      Array($0.utf16)
    })

  /// The levels right before unit `end` as a list, or nil where fewer than two stand there. Marks and conjunctions part
  /// them or do not; what could be two levels or one is read as both.
  func list(before end: Int, from start: Int) -> MemberList? {
    var members: [ProseRange] = []
    var lower = end
    var extra = 0
    while lower > start {
      // 村（社区）两级: what stands in brackets is another name of the level before it.
      if units[lower - 1] == 0xFF09, let open = (max(start, lower - 6)..<lower).last(where: { units[$0] == 0xFF08 }) {
        lower = open
        continue
      }
      let unit = units[lower - 1]
      if Self.names.contains(unit) {
        // 社区, 街道 and 中央 are written in two characters.
        let isCentre = unit == 0x592E && lower - 2 >= start && units[lower - 2] == 0x4E2D
        members.append(ProseRange(lower - (isCentre ? 2 : 1), lower))
        lower -= isCentre ? 2 : 1
        if lower > start, Self.doubtful.contains([units[lower - 1], unit]) { extra += 1 }
      } else if unit == 0x3001 || unit == 0x548C, !members.isEmpty, lower - 1 > start,
        Self.names.contains(units[lower - 2])
      {
        lower -= 1
      } else {
        break
      }
    }
    guard members.count >= 2, let first = members.last, let last = members.first else { return nil }
    // 全市县乡村, 我县镇村: the first may belong to the words before it.
    let before = lower > start ? units[lower - 1] : 0
    if before.isHan, members.count > 2 || !Self.leads.contains(before) { extra += 1 }
    // Of longer names only the last characters were read.
    let least = max(2, members.count - extra)
    return MemberList(
      range: ProseRange(first.lower, last.upper), region: ProseRange(first.lower, end), members: members.reversed(),
      counts: Set(least...members.count), isOpen: false, tie: .before, sharesMorpheme: false)
  }

  private static let leads = UnitSet("为由从在通的对和及与建")
}
