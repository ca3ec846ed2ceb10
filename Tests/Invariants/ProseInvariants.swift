package import ProseText
import TestSupport

/// What must hold of the prose view of any text whatever.
package struct ProseInvariants {
  private let prose: Prose
  private let bytes: [UInt8]
  /// By byte: the scalar that begins there, or nil inside a scalar.
  private let scalars: [Unicode.Scalar?]
  private var violations: [String] = []

  /// The first violations found in `prose`; none when all is well.
  package static func violations(of prose: Prose) -> [String] {
    var check = ProseInvariants(prose)
    check.checkUnits()
    check.checkParagraphs()
    check.checkMaskedPieces()
    check.checkNothingIsLost()
    check.checkRanges()
    return check.violations
  }

  private init(_ prose: Prose) {
    self.prose = prose
    bytes = prose.source.bytes
    var scalars = [Unicode.Scalar?](repeating: nil, count: bytes.count)
    var at = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      scalars[at] = scalar
      at += UTF8.width(scalar)
    }
    self.scalars = scalars
  }

  private mutating func note(_ violation: @autoclosure () -> String) {
    if violations.count < 5 { violations.append(violation()) }
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    offset < scalars.count ? scalars[offset] : nil
  }

  private func isBorder(_ offset: UTF8Offset) -> Bool {
    offset.value == bytes.count || scalar(at: offset.value) != nil
  }

  /// Every unit is the scalar at its offset, and offsets rise.
  private mutating func checkUnits() {
    var last = -1
    for (index, unit) in prose.units.enumerated() {
      let offset = prose.offset(ofUnit: index).value
      defer { last = offset }
      guard let scalar = scalar(at: offset) else {
        note("unit \(index): offset \(offset) is on no border")
        continue
      }
      let isLow = UTF16.isTrailSurrogate(unit)
      if isLow ? offset != last : offset <= last { note("unit \(index): offset \(offset) after \(last)") }
      if isLow || UTF16.isLeadSurrogate(unit) {
        let pair = Array(String(scalar).utf16)
        if pair.count != 2 || pair[isLow ? 1 : 0] != unit { note("unit \(index): half of \(scalar)") }
      } else if unit == .paragraphEnd {
        if scalar != "\n", scalar != "\r" { note("unit \(index): a paragraph ends at \(scalar)") }
      } else if UInt32(unit) != scalar.value, unit != .placeholder, !isBlankBetweenLines(index, scalar) {
        note("unit \(index): \(unit) was read from \(scalar)")
      }
      if !isLow, prose.unit(at: UTF8Offset(offset)) != index { note("unit(at: \(offset)) is not \(index)") }
    }
    if prose.offset(ofUnit: prose.units.count) != prose.source.end { note("no end") }
  }

  private func isBlankBetweenLines(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    guard prose.units[index] == 0x20, scalar == "\n" || scalar == "\r", index > 0, index + 1 < prose.units.count else {
      return false
    }
    return prose.units[index - 1].isASCIILetter && prose.units[index + 1].isASCIILetter
  }

  /// Paragraphs cover all units but the paragraph ends, and hold none.
  private mutating func checkParagraphs() {
    var at = 0
    for (number, paragraph) in prose.paragraphs.enumerated() {
      let range = paragraph.range
      if range.isEmpty || range.upper > prose.units.count { return note("paragraph \(number): \(range)") }
      if range.lower != at { note("paragraph \(number) begins at \(range.lower), not \(at)") }
      if prose.units[range.lower..<range.upper].contains(.paragraphEnd) { note("paragraph \(number) holds an end") }
      if prose.units[range.lower].isBlank || prose.units[range.upper - 1].isBlank { note("paragraph \(number): blank") }
      if (paragraph.titleLevel > 0) != (paragraph.role == .title) || paragraph.titleLevel > 6 {
        note("paragraph \(number): level \(paragraph.titleLevel)")
      }
      at = range.upper
      if at < prose.units.count {
        if prose.units[at] != .paragraphEnd { note("paragraph \(number) has no end") }
        at += 1
      } else if number != prose.paragraphs.count - 1 {
        note("paragraph \(number) is not the last")
      }
    }
    if at != prose.units.count { note("units after the last paragraph") }
  }

  private mutating func checkMaskedPieces() {
    var end = UTF8Offset.zero
    for piece in prose.maskedPieces {
      if piece.range.isEmpty { note("\(piece) is empty") }
      if piece.range.start < end { note("\(piece) begins before \(end)") }
      if !isBorder(piece.range.start) || !isBorder(piece.range.end) { note("\(piece) cuts a scalar") }
      if piece.range.end > prose.source.end { note("\(piece) is outside") }
      if !prose.masks(piece.range) { note("\(piece) is not masked") }
      end = piece.range.end
      for index in prose.unit(at: piece.range.start)..<prose.unit(at: piece.range.end) {
        let unit = prose.units[index]
        if unit != .placeholder { note("\(piece): unit \(index) is prose") }
      }
    }
  }

  /// What is neither prose nor masked is a blank or a line end.
  private mutating func checkNothingIsLost() {
    var isKept = [Bool](repeating: false, count: bytes.count)
    for index in prose.units.indices { isKept[prose.offset(ofUnit: index).value] = true }
    for piece in prose.maskedPieces {
      for at in piece.range.start.value..<min(piece.range.end.value, bytes.count) { isKept[at] = true }
    }
    for (at, scalar) in scalars.enumerated() {
      guard let scalar, !isKept[at] else { continue }
      let isBlank = scalar.value < 0x10000 && (UInt16(scalar.value).isBlank || scalar == "\n" || scalar == "\r")
      if !isBlank { note("byte \(at), \(scalar), is lost") }
    }
  }

  /// Ranges that a finding could have lie on the borders of scalars.
  private mutating func checkRanges() {
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    for _ in 0..<min(200, prose.units.count) {
      let lower = Int.random(in: 0...prose.units.count, using: &generator)
      let range = ProseRange(lower, Int.random(in: lower...prose.units.count + 1, using: &generator))
      let found = prose.sourceRange(of: range)
      if !isBorder(found.start) || !isBorder(found.end) || found.end > prose.source.end { note("\(range): \(found)") }
      if let edit = prose.edit(replacing: range, with: ""), edit.range != found { note("\(edit) is not at \(found)") }
    }
  }
}

extension Prose {
  /// The paragraphs as strings.
  package var paragraphTexts: [String] { paragraphs.map { text($0.range) } }
}
