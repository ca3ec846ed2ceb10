import Numerals
import ProseText

/// Reads dates and times that begin at a digit.
///
/// Everything that is written like a date is a date here, whether it exists or not: judging is for the rules. Lunar
/// dates are left out, for their months have other lengths.
struct DateReader {
  let units: UnsafeBufferPointer<UInt16>

  private static let year: UInt16 = 0x5E74
  private static let month: UInt16 = 0x6708
  private static let day: UInt16 = 0x65E5
  private static let dayNumber: UInt16 = 0x53F7
  private static let hour: UInt16 = 0x65F6
  private static let oClock: UInt16 = 0x70B9
  private static let minute: UInt16 = 0x5206

  /// The date at `index`, read up to `limit`, and where it ends. `earlier` is the date that a range began with.
  func date(at index: Int, limit: Int, continuing earlier: DateMention? = nil) -> (date: DateMention, end: Int)? {
    guard let first = number(at: index, limit: limit) else { return nil }
    guard !isLunar(before: index), !isOrdinal(index) else { return nil }
    var at = first.range.upper
    guard at < limit else { return nil }
    switch units[at] {
    case Self.year where first.isYear:
      at += 1
      guard let month = number(at: at, limit: limit), month.range.upper < limit, units[month.range.upper] == Self.month
      else {
        if let month = number(at: at, limit: limit), opensRange(month, of: Self.month, limit: limit) {
          return (mention(index, month.range.upper, year: first.part, month: month.part), month.range.upper)
        }
        return (mention(index, at, year: first.part), at)
      }
      return monthAndDay(from: index, month, year: first.part, limit: limit)
    case Self.month where first.digits <= 2:
      // 12月28日至1月3日: the year has turned.
      let isLater = first.part.value >= earlier?.month?.value ?? 0
      return monthAndDay(from: index, first, year: isLater ? earlier?.year : nil, limit: limit)
    case Self.day, Self.dayNumber:
      guard let earlier, earlier.day != nil, first.digits <= 2 else { return nil }
      at += 1
      return withWeekday(mention(index, at, year: earlier.year, month: earlier.month, day: first.part), at, limit)
    case 0x2D, 0x2E, 0x2F:
      if let date = numeric(from: index, first, limit: limit) { return date }
      fallthrough
    case 0x81F3, 0x5230, 0x2014, 0x2013, 0xFF5E, 0x7E:
      guard opensRange(first, of: Self.month, limit: limit), earlier == nil else { return nil }
      return (mention(index, at, month: first.part), at)
    default:
      return nil
    }
  }

  /// The time at `index`, or nil. A bare 8时 counts only where a date or a part of the day stands before it; 25时, which
  /// no day has, also where it opens a clause or ends a range of hours.
  func clockTime(at index: Int, limit: Int, afterDate: Bool) -> (time: ClockTime, end: Int)? {
    guard let hour = number(at: index, limit: limit), hour.digits <= 2, hour.range.upper < limit else { return nil }
    // 用时26时30分 is a length.
    if hour.part.value > 24, Self.lengthLeads.length(endingAt: index, in: units) > 0 { return nil }
    let mark = units[hour.range.upper]
    let known = afterDate || followsPartOfDay(index)
    var at = hour.range.upper + 1
    switch mark {
    case Self.hour, Self.oClock:
      if let minute = number(at: at, limit: limit), minute.digits <= 2, minute.range.upper < limit,
        units[minute.range.upper] == Self.minute, !isShare(minute.range.upper, limit)
      {
        at = minute.range.upper + 1
        return (ClockTime(range: ProseRange(index, at), hour: hour.part, minute: minute.part), at)
      }
      guard known || isHourTooLate(hour, mark, index), at >= limit || !isWord(mark, before: units[at]) else {
        return nil
      }
      return (ClockTime(range: ProseRange(index, at), hour: hour.part, minute: nil), at)
    case 0x3A, 0xFF1A:
      guard let minute = number(at: at, limit: limit), minute.digits == 2, minute.isArabic,
        known || isTimetable(index, hour, minute, limit)
      else { return nil }
      at = minute.range.upper
      return (ClockTime(range: ProseRange(index, at), hour: hour.part, minute: minute.part), at)
    default:
      return nil
    }
  }

  /// Whether `hour` at `index`, with `mark` behind it, can only be meant for one of the day, though there is none: 25时散会,
  /// 8时至25时. 25点 may be items.
  private func isHourTooLate(_ hour: Number, _ mark: UInt16, _ index: Int) -> Bool {
    guard (25...30).contains(hour.part.value) else { return false }
    let before = index > 0 ? units[index - 1] : .paragraphEnd
    if mark == Self.hour, before == .paragraphEnd || before.endsClause || before.endsSentence { return true }
    return index > 1 && Self.rangeMarks.contains(before)
      && (units[index - 2] == Self.hour || units[index - 2] == Self.oClock)
  }

  // MARK: Parts of a date

  private func monthAndDay(
    from start: Int, _ month: Number, year: DateMention.Part?, limit: Int
  ) -> (date: DateMention, end: Int)? {
    let afterMonth = month.range.upper + 1
    if let day = number(at: afterMonth, limit: limit), day.digits <= 2, day.range.upper < limit,
      units[day.range.upper] == Self.day || units[day.range.upper] == Self.dayNumber
    {
      let end = day.range.upper + 1
      return withWeekday(mention(start, end, year: year, month: month.part, day: day.part), end, limit)
    }
    if let day = number(at: afterMonth, limit: limit), opensRange(day, of: Self.day, limit: limit) {
      let end = day.range.upper
      return (mention(start, end, year: year, month: month.part, day: day.part), end)
    }
    // 8个月 is a time, 8月 a month; but 三月三 and 二月二 are feasts of another calendar.
    if afterMonth < limit, units[afterMonth].isChineseOrdinalDigit { return nil }
    return (mention(start, afterMonth, year: year, month: month.part), afterMonth)
  }

  /// Whether `number` is the first month or day of a range whose second has the word: 1至9月, 5月3—8日.
  private func opensRange(_ first: Number, of word: UInt16, limit: Int) -> Bool {
    let mark = first.range.upper
    guard first.digits <= 2, mark < limit, Self.rangeMarks.contains(units[mark]),
      let last = number(at: mark + 1, limit: limit), last.digits <= 2, last.isArabic == first.isArabic,
      last.range.upper < limit, units[last.range.upper] == word
    else { return false }
    // 3至5月龄 and 编号15-13月台 are none of the calendar.
    guard word == Self.month else { return true }
    let after = last.range.upper + 1 < limit ? units[last.range.upper + 1] : 0
    return (1...12).contains(first.part.value) && (1...12).contains(last.part.value) && after != 0x9F84
      && after != 0x5927
  }

  /// 2025-02-30, 2025.2.30, 2025/2/30: four digits, then two numbers with the same sign between.
  private func numeric(from start: Int, _ year: Number, limit: Int) -> (date: DateMention, end: Int)? {
    let sign = units[year.range.upper]
    guard year.isYear, year.isArabic, (1900...2100).contains(year.part.value),
      let month = number(at: year.range.upper + 1, limit: limit), month.isArabic, month.digits <= 2,
      month.range.upper < limit, units[month.range.upper] == sign,
      let day = number(at: month.range.upper + 1, limit: limit), day.isArabic, day.digits <= 2,
      day.range.upper >= limit || (units[day.range.upper] != sign && units[day.range.upper] != 0x2E),
      !isCode(from: start, to: day.range.upper, limit)
    else { return nil }
    let end = day.range.upper
    return withWeekday(mention(start, end, year: year.part, month: month.part, day: day.part), end, limit)
  }

  private func mention(
    _ lower: Int, _ upper: Int, year: DateMention.Part? = nil, month: DateMention.Part? = nil,
    day: DateMention.Part? = nil
  ) -> DateMention {
    DateMention(
      range: ProseRange(lower, upper), year: year, month: month, day: day, weekday: nil,
      weekdayRange: ProseRange(upper, upper))
  }

  /// Adds the weekday that may stand beside a date: 星期四, 周四, （星期四）, ，星期四; 星期四（3月5日）.
  private func withWeekday(_ date: DateMention, _ end: Int, _ limit: Int) -> (date: DateMention, end: Int)? {
    let found = withWeekdayBehind(date, end, limit)
    guard found.date.weekday == nil, let before = weekdayBefore(date.range.lower) else { return found }
    return (date.on(before, at: date.range.lower - 2), end)
  }

  /// The weekday before a date in brackets: 星期五（3月5日）, not 周一至周五（.
  private func weekdayBefore(_ index: Int) -> Weekday? {
    guard index > 3, units[index - 1] == 0xFF08 || units[index - 1] == 0x28,
      let weekday = Weekday(unit: units[index - 2])
    else { return nil }
    let isLong = units[index - 3] == 0x671F || units[index - 3] == 0x62DC
    let start = isLong ? index - 4 : index - 3
    guard weekdayName(at: start, index) == index - 2 - start else { return nil }
    let border = start > 0 ? units[start - 1] : 0
    return [0x81F3, 0x5230, 0x2014, 0xFF5E, 0x3001, 0x548C, 0x6BCF].contains(border) ? nil : weekday
  }

  /// The weekdays in brackets behind two dates, （星期一至星期三） or （周一、周三）, and where their characters stand.
  func weekdayPair(at index: Int, limit: Int) -> (first: Int, second: Int, end: Int)? {
    guard index + 5 < limit, units[index] == 0xFF08 || units[index] == 0x28 else { return nil }
    let first = index + 1 + weekdayName(at: index + 1, limit)
    guard first > index + 1, first + 2 < limit else { return nil }
    guard [0x81F3, 0x5230, 0x2014, 0xFF5E, 0x2D, 0x3001, 0x548C].contains(units[first + 1]) else { return nil }
    let second = first + 2 + weekdayName(at: first + 2, limit)
    guard second + 1 < limit, units[second + 1] == 0xFF09 || units[second + 1] == 0x29 else { return nil }
    return (first, second, second + 2)
  }

  private func withWeekdayBehind(_ date: DateMention, _ end: Int, _ limit: Int) -> (date: DateMention, end: Int) {
    var at = end
    if at < limit, [0xFF08, 0x28, 0xFF0C, 0x2C, 0x20, 0x3000, 0x3001].contains(units[at]) { at += 1 }
    let name = weekdayName(at: at, limit)
    guard name > 0, at + name < limit, let weekday = Weekday(unit: units[at + name]) else { return (date, end) }
    let isApart = units[at - 1] == 0xFF0C || units[at - 1] == 0x2C
    at += name
    let after = at + 1 < limit ? units[at + 1] : 0
    // 周一至周五, 星期一到星期五, 星期三、星期四: several days, not the day of this date.
    guard after != 0x81F3, after != 0x5230, after != 0x2014, !after.isChineseOrdinalDigit,
      weekdayName(at: at + 2, limit) == 0
    else { return (date, end) }
    // Behind a comma another phrase may begin: ，周一前报名; ，周三平到任.
    guard !isApart || !after.isHan || (name == 2 && !isBorder(after)) || isPartOfDay(after) else { return (date, end) }
    return (date.on(weekday, at: at), end)
  }

  /// The length of 星期, 礼拜 or 周 at `index`, or 0.
  private func weekdayName(at index: Int, _ limit: Int) -> Int {
    guard index < limit else { return 0 }
    let next = index + 1 < limit ? units[index + 1] : 0
    switch units[index] {
    case 0x661F where next == 0x671F, 0x793C where next == 0x62DC: return 2
    case 0x5468: return 1
    default: return 0
    }
  }

  // MARK: Numbers

  private struct Number {
    let part: DateMention.Part
    let digits: Int
    let isArabic: Bool
    var range: ProseRange { part.range }
    /// Four digits that can be a year.
    var isYear: Bool { digits == 4 && part.value >= 1000 }
  }

  /// A whole number at `index` in one writing: digits of either width, or Chinese numerals up to 99 and years.
  private func number(at index: Int, limit: Int) -> Number? {
    guard index < limit else { return nil }
    return units[index] < 0x3A || units[index] >= 0xFF10 ? arabic(at: index, limit) : chinese(at: index, limit)
  }

  private func arabic(at index: Int, _ limit: Int) -> Number? {
    var at = index
    var value = 0
    while at < limit, at - index < 5 {
      let unit = units[at]
      if unit.isASCIIDigit {
        value = value * 10 + Int(unit) - 0x30
      } else if unit.isFullWidthDigit {
        value = value * 10 + Int(unit) - 0xFF10
      } else {
        break
      }
      at += 1
    }
    guard at > index, at - index <= 4 else { return nil }
    return Number(
      part: DateMention.Part(value: value, range: ProseRange(index, at)), digits: at - index, isArabic: true)
  }

  private func chinese(at index: Int, _ limit: Int) -> Number? {
    var at = index
    var string = 0
    var value = 0
    var tens: Int? = nil
    while at < limit, at - index < 5 {
      guard let digit = digit(units[at]) else { break }
      if digit == 10 {
        guard tens == nil else { return nil }
        tens = at == index ? 1 : value
        value = 0
      } else {
        string = string * 10 + digit
        value = digit
      }
      at += 1
    }
    let length = at - index
    guard length > 0, length <= 4 else { return nil }
    if let tens {
      guard length <= 3, tens > 0, tens < 10 else { return nil }
      return Number(
        part: DateMention.Part(value: tens * 10 + value, range: ProseRange(index, at)), digits: 2, isArabic: false)
    }
    guard length == 4 || length == 1 else { return nil }
    return Number(
      part: DateMention.Part(value: string, range: ProseRange(index, at)), digits: length, isArabic: false)
  }

  /// 〇, 零 and ○ are all seen in years; 两 is in no date.
  private func digit(_ unit: UInt16) -> Int? {
    unit == 0x25CB ? 0 : unit == 0x4E24 ? nil : ChineseNumeral.smallValue(unit: unit)
  }

  // MARK: What stands around

  /// Whether 第 stands before `index`: 第13月台 is none of the calendar.
  private func isOrdinal(_ index: Int) -> Bool {
    index > 0 && units[index - 1] == 0x7B2C
  }

  /// Whether digits with signs between are a part of a longer code: A-2025-13-31, 2025-13-31B; not 2025-03-31T08:00.
  private func isCode(from lower: Int, to upper: Int, _ limit: Int) -> Bool {
    if lower > 0, units[lower - 1].isASCIILetter || units[lower - 1].isASCIIDigit || units[lower - 1] == 0x2D {
      return true
    }
    guard upper < limit, units[upper].isASCIILetter else { return false }
    return !(units[upper] == 0x54 && upper + 1 < limit && units[upper + 1].isASCIIDigit)
  }

  /// 前 后 起 内 之: a weekday before one of these is a border in time of its own.
  private func isBorder(_ unit: UInt16) -> Bool {
    [0x524D, 0x540E, 0x8D77, 0x5185, 0x4E4B].contains(unit)
  }

  /// 上(午) 下(午) 中(午) 晚(上) 早(上) 凌(晨) 清(晨) 全(天).
  private func isPartOfDay(_ unit: UInt16) -> Bool {
    [0x4E0A, 0x4E0B, 0x4E2D, 0x665A, 0x65E9, 0x51CC, 0x6E05, 0x5168].contains(unit)
  }

  /// Whether 农历, 阴历, 旧历, 夏历 or 闰 stands just before `index`.
  private func isLunar(before index: Int) -> Bool {
    for at in max(0, index - 6)..<index {
      let unit = units[at]
      if unit == 0x95F0 { return true }
      if at + 1 < index, units[at + 1] == 0x5386, Self.moons.contains(unit) { return true }
    }
    // 光绪十三年二月三十日: reigns count by the moon.
    let lower = max(0, index - 9)
    return (lower..<max(lower, index)).contains { Self.reigns.length(endingAt: $0 + 1, from: lower, in: units) > 0 }
  }

  private static let moons = UnitSet("农阴旧夏")
  private static let reigns = WordTable("光绪 宣统 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 顺治 崇祯 万历 嘉靖 洪武 永乐 贞观 开元")

  /// 上午 下午 中午 晚上 凌晨 清晨 早上 早晨 当晚 傍晚 当日 次日: a time of the day follows.
  private func followsPartOfDay(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch units[index - 1] {
    case 0x5348, 0x6668, 0x665A, 0x65E5: return true
    case 0x4E0A: return index > 1 && (units[index - 2] == 0x665A || units[index - 2] == 0x65E9)
    default: return false
    }
  }

  private static let lengthLeads = WordTable("用时 历时 耗时 费时 时长 共 共计 总计 累计 长达 达 约 近 超 超过 不足")

  /// Whether the words around digits with a colon make them a time and no score: 9:75发车, 时间：8:30—25:00.
  private func isTimetable(_ index: Int, _ hour: Number, _ minute: Number, _ limit: Int) -> Bool {
    let end = minute.range.upper
    if Self.timeLeads.length(endingAt: index, in: units) > 0 { return true }
    guard Self.scores.length(endingAt: index, in: units) == 0 else { return false }
    if Self.timeTails.length(startingAt: end, in: units) > 0 { return true }
    // 8:30—25:00: two times with a mark between, the first of which a clock can show.
    guard hour.part.value <= 24, minute.part.value <= 59, end < limit, Self.rangeMarks.contains(units[end]),
      let last = number(at: end + 1, limit: limit), last.isArabic, last.digits <= 2, last.range.upper < limit,
      units[last.range.upper] == 0x3A || units[last.range.upper] == 0xFF1A,
      let lastMinute = number(at: last.range.upper + 1, limit: limit)
    else { return false }
    return lastMinute.digits == 2
  }

  /// The time behind a time with a mark of a range between, perhaps on the next day.
  func nextTime(after index: Int, limit: Int) -> (time: ClockTime, end: Int)? {
    guard index + 1 < limit, Self.rangeMarks.contains(units[index]) else { return nil }
    let at = index + 1 + Self.dayParts.length(startingAt: index + 1, in: units)
    return clockTime(at: at, limit: limit, afterDate: true)
  }

  private static let rangeMarks: Set<UInt16> = [0x81F3, 0x5230, 0x2014, 0x2013, 0xFF5E, 0x7E, 0x2D]
  private static let dayParts = WordTable("次日 翌日 当日 第二天 上午 下午 中午 晚上 凌晨 清晨 傍晚 晚 次日凌晨 当晚 早上")
  private static let scores = WordTable("比分 比 以 为比 配比 比例 比例为 比为 章 》 率")
  private static let timeLeads = WordTable("定于 每天 每日 时间 时间： 时间为 时间: 当天 次日 当日 早 晚 推迟到 提前到 提前至 推迟至")
  private static let timeTails = WordTable(
    "发车 出发 开会 开始 开门 到达 集合 上课 准时 开播 开考 举行 开赛 关门 闭馆 抵达 起床 起飞 到站 开馆 签到 报到 停车 上班 下班 放学 熄灯 开工 收工 召开 开庭")

  /// 分之 after 时: 三时五分之一 is no time.
  private func isShare(_ index: Int, _ limit: Int) -> Bool {
    index + 1 < limit && units[index + 1] == 0x4E4B
  }

  /// Whether 时 or 点 begins another word with the character after it: 时间, 时期, 点建议. Behind a date or a part of the
  /// day any other word may follow an hour.
  private func isWord(_ mark: UInt16, before unit: UInt16) -> Bool {
    let after: [UInt16] =
      mark == Self.hour
      ? [0x95F4, 0x6BB5, 0x671F, 0x5019, 0x4EE3, 0x523B, 0x957F, 0x901F, 0x6548, 0x5DEE, 0x673A, 0x8282]
      : [0x5EFA, 0x610F, 0x8981, 0x4F53, 0x770B, 0x60F3, 0x5E0C, 0x8BF4]
    return after.contains(unit)
  }
}
