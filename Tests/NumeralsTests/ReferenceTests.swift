import Foundation
import Numerals
import Testing

/// Runs the script beside this file, which asks the Python package cn2an.
private enum Reference {
  static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/read_numerals.py")

  /// Whether python3 with cn2an can be run. Says so where it cannot; where `CI` is "true" its absence is a failure of
  /// the tests, which then run and fail.
  static let isUsable: Bool = {
    if answers(to: ["十五"], mode: "read") == ["15"] { return true }
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    print("Skipped: the comparison with cn2an, because python3 with the package cn2an (pip install cn2an) is missing.")
    return false
  }()

  /// What a test says that runs without cn2an, because `CI` forbids to skip it.
  struct Missing: Error, CustomStringConvertible {
    var description: String { "CI is true, so python3 with the package cn2an (pip install cn2an) must be there" }
  }

  /// One answer for each of `lines`, "-" where cn2an reads no number. Throws `Missing` when the script cannot be run.
  static func requiredAnswers(to lines: [String], mode: String) throws -> [String] {
    guard let answers = answers(to: lines, mode: mode) else { throw Missing() }
    try #require(answers.count == lines.count)
    return answers
  }

  /// As `requiredAnswers`, but nil when the script cannot be run.
  private static func answers(to lines: [String], mode: String) -> [String]? {
    let input = FileManager.default.temporaryDirectory.appending(path: "numerals-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, mode]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      // From a file, so that neither side can wait for the other's pipe.
      try Data(lines.joined(separator: "\n").utf8).write(to: input)
      process.standardInput = try FileHandle(forReadingFrom: input)
      try process.run()
    } catch {
      return nil
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// The same forms read by cn2an 0.5.24 in its mode "smart", and the same numbers written by it.
///
/// Where the two differ is listed in `knownDifferences`. Decimals of cn2an are binary floats, so only such are compared
/// as a float holds in its shortest form.
@Suite("Compared with cn2an", .enabled(if: Reference.isUsable, "needs python3 with the package cn2an"))
struct ReferenceTests {
  @Test func writtenNumbersAreRead() throws {
    var generator = SeededGenerator(seed: 41)
    var forms: [String] = []
    for turn in 0..<1500 {
      let bound = (0..<(1 + turn % 16)).reduce(Int128(1)) { bound, _ in bound * 10 }
      let value = Int128.random(in: 0..<bound, using: &generator)
      let sparse = turn % 3 == 0 ? value / 1000 * 1000 + value % 10 : value
      forms.append(ChineseNumeral.write(sparse, style: .lower))
      forms.append(ChineseNumeral.write(sparse, style: .formal))
      if value >= 100 { forms.append(ChineseNumeral.write(value, style: .digits)) }
      forms.append(ChineseNumeral.write(value, style: .lower).replacing("二百", with: "两百").replacing("二千", with: "两千"))
    }
    try compare(forms)
  }

  @Test func otherFormsAreRead() throws {
    var forms = ["廿五", "一百十五", "一千五十", "两百五", "一万五", "三百二", "两千五", "一万零五百", "二零二五"]
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<400 {
      let whole = Int.random(in: 0...9999, using: &generator)
      let decimals = Int.random(in: 1...9999, using: &generator)
      if let value = ExactDecimal("\(whole).\(decimals)") {
        forms.append(ChineseNumeral.write(value, style: .lower))
        forms.append(value.description)
      }
      forms.append("\(whole + 1)万")
      forms.append("\(whole + 1)亿")
      forms.append("\(whole % 99 + 1)亿\(Int.random(in: 1000...9999, using: &generator))万")
      forms.append("\(whole % 9 + 1)百万")
    }
    try compare(forms)
  }

  @Test func numbersAreWrittenAlike() throws {
    var generator = SeededGenerator(seed: 43)
    let values = (0..<1000).map { turn in
      let bound = (0..<(1 + turn % 16)).reduce(1) { bound, _ in bound * 10 }
      let value = Int.random(in: 0..<bound, using: &generator)
      return turn % 2 == 0 ? value / 100 * 100 + value % 10 : value
    }
    let answers = try Reference.requiredAnswers(to: values.map(String.init), mode: "write")
    var different: [String] = []
    for (value, answer) in zip(values, answers) {
      let own = ChineseNumeral.write(value, style: .lower) + " " + ChineseNumeral.write(value, style: .formal)
      if own != answer { different.append("\(value): \(own), cn2an \(answer)") }
    }
    #expect(different == [])
  }

  /// Each form, the value here ("-" for no number), and why cn2an says otherwise. A form on which the two agree must
  /// leave this list.
  @Test func knownDifferences() throws {
    let differences = [
      // cn2an takes the place of a last digit from 百, 千 and 万 only, and says 10000000 to any digit after 亿.
      ("三亿五", "350000000"),
      // It knows 廿 but not 卅.
      ("卅", "30"),
      // It wants a digit before every place and no second 亿.
      ("百", "100"), ("百万", "1000000"), ("一亿亿", "10000000000000000"),
      // It has no multiplier after a point, but for one after ASCII digits.
      ("三十五点六万", "356000"), ("一点二万亿", "1200000000000"), ("1.2万亿", "1200000000000"),
      // It converts shares only within sentences.
      ("百分之十五", "15"), ("15%", "15"), ("三成", "3"),
      // It has no approximations: 几 and 数 are refused, two neighbouring digits are a digit string.
      ("几十", "10"), ("数百", "100"), ("十几", "11"), ("三四十", "30"), ("四五", "4"),
      // It knows no grouped digits.
      ("3,200,000", "3200000"),
      // The sign is no part of a numeral here.
      ("负五", "-"),
    ]
    let answers = try Reference.requiredAnswers(to: differences.map(\.0), mode: "read")
    for ((form, own), answer) in zip(differences, answers) {
      #expect(Numeral.parse(form)?.value.description ?? "-" == own)
      #expect(answer != own, "\(form)")
    }
  }

  private func compare(_ forms: [String]) throws {
    let answers = try Reference.requiredAnswers(to: forms, mode: "read")
    var different: [String] = []
    for (form, answer) in zip(forms, answers) {
      let own = Numeral.parse(form)?.value.description ?? "-"
      if own != answer { different.append("\(form): \(own), cn2an \(answer)") }
    }
    #expect(!answers.contains("-"))
    print("Compared \(forms.count) forms with cn2an; different: \(different.count).")
    #expect(different == [])
  }
}
