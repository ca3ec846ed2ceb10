import Glossary
import ProseText
import Testing

/// Forms with one change.
@Suite struct NearMissIndexTests {
  private let index = NearMissIndex(["枫桥经验", "红色代办员", "市行政审批服务局"].map { Array($0.utf16) })

  private func found(_ text: String) -> [String] {
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { units in
      var seen: [String] = []
      for candidate in index.candidates(in: units) {
        let form = String(decoding: index.units(of: candidate.form), as: UTF16.self)
        let line = "\(form) \(candidate.difference)"
        if !seen.contains(line) { seen.append(line) }
      }
      return seen
    }
  }

  @Test func anotherCharacterIsFoundAtEveryPlace() {
    let form = Array("市行政审批服务局".utf16)
    for place in form.indices {
      var text = form
      text[place] = 0x4E2D
      #expect(found("由" + String(decoding: text, as: UTF16.self) + "办") == ["市行政审批服务局 other(at: \(place + 1))"])
    }
  }

  @Test func theFormItselfIsNone() {
    #expect(found("推广枫桥经验，找红色代办员。").isEmpty)
    #expect(found("").isEmpty)
    #expect(found("枫").isEmpty)
  }

  @Test func neighboursThatChangedPlacesAreFound() {
    #expect(found("红色代员办来了") == ["红色代办员 swapped(at: 3)"])
    #expect(found("色红代办员来了") == ["红色代办员 swapped(at: 0)"])
  }

  @Test func aWholeFormMayHaveOneTooManyOrTooFew() {
    func whole(_ text: String, _ form: String = "红色代办员") -> NearMissIndex.Difference? {
      let units = Array(text.utf16)
      return units.withUnsafeBufferPointer { NearMissIndex.difference($0[...], Array(form.utf16)[...]) }
    }
    #expect(whole("红色代办服员") == .extra(at: 4))
    #expect(whole("红色代员") == .missing(at: 3))
    #expect(whole("红色办代员") == .swapped(at: 2))
    #expect(whole("枫侨经验", "枫桥经验") == .other(at: 1))
    #expect(whole("枫桥经验", "枫桥经验") == nil)
    #expect(whole("枫侨精验", "枫桥经验") == nil)
  }

  @Test(arguments: ["甲乙丙丁戊", "甲乙丙丁戊己", "甲乙丙丁戊己庚", "甲乙丙丁戊己庚辛壬"])
  func everyChangeOfAWholeFormIsFound(_ form: String) {
    let units = Array(form.utf16)
    let index = NearMissIndex([units, Array("无关的词".utf16)])
    func found(_ text: [UInt16]) -> [NearMissIndex.Difference] {
      text.withUnsafeBufferPointer { index.candidates(for: ProseRange(0, $0.count), in: $0).map(\.difference) }
    }
    #expect(found(units).isEmpty)
    for place in units.indices {
      var text = units
      text[place] = 0x4E2D
      #expect(found(text) == [.other(at: place)])
      text = units
      text.insert(0x4E2D, at: place)
      #expect(found(text) == [.extra(at: place)])
      text = units
      text.remove(at: place)
      #expect(found(text) == [.missing(at: place)])
    }
  }

  @Test(arguments: ["甲乙丙丁", "甲乙丙丁戊", "甲乙丙丁戊己", "甲乙丙丁戊己庚", "甲乙丙丁戊己庚辛壬"])
  func everyOtherCharacterAndEverySwapWithinAHalfIsFoundOnce(_ form: String) {
    let units = Array(form.utf16)
    let index = NearMissIndex([Array("无关的词".utf16), units])
    func found(_ text: [UInt16]) -> [NearMissIndex.Difference] {
      ([0x5728] + text + [0x4E86]).withUnsafeBufferPointer { index.candidates(in: $0).map(\.difference) }
    }
    for place in units.indices {
      var text = units
      text[place] = 0x4E2D
      #expect(found(text) == [.other(at: place + 1)])
      guard place + 1 < units.count, place + 1 != units.count / 2 else { continue }
      text = units
      text.swapAt(place, place + 1)
      #expect(found(text) == [.swapped(at: place + 1)])
    }
  }
}
