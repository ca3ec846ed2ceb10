/// A day of the week, numbered as Chinese does: Monday is 1, Sunday 7.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The day that 星期, 周 or 礼拜 with this UTF-16 unit after it names: 一…六, 日, 天. Nil for any other unit.
  package init?(unit: UInt16) {
    switch unit {
    case 0x4E00: self = .monday
    case 0x4E8C: self = .tuesday
    case 0x4E09: self = .wednesday
    case 0x56DB: self = .thursday
    case 0x4E94: self = .friday
    case 0x516D: self = .saturday
    case 0x65E5, 0x5929: self = .sunday
    default: return nil
    }
  }

  /// The name in a text: 星期三.
  package var name: String {
    switch self {
    case .monday: "星期一"
    case .tuesday: "星期二"
    case .wednesday: "星期三"
    case .thursday: "星期四"
    case .friday: "星期五"
    case .saturday: "星期六"
    case .sunday: "星期日"
    }
  }
}
