import Proofreading
import ProseText
import TestSupport
import Testing

/// Examples as one paragraph of a hard-wrapped page, broken at every place in turn.
@Suite struct WrappingTests {
  /// The column of the page, in full-width characters.
  private static let column = 30

  /// Paragraphs around the example, long enough to show the column.
  private static let before = [
    "入冬以后，乡里把沟渠疏通摆上了日程，每个小组认领一段水面，早晚各走一趟，看见淤泥就清，看见杂物就捞，走到哪里就把哪里收拾干净，几个月下来河水清了许多，岸边散步的人也多了起来。",
    "老人食堂开在原来的粮站里，灶台是新砌的，桌椅从旧礼堂搬来，饭菜价钱不高，软硬合口，行动不便的老人由邻居捎带，没有人因为下雨下雪吃不上一顿热饭，大家都说这件事办到了心坎上。",
  ]
  private static let after = [
    "图书室添了夜灯，孩子放学后可以坐到八点，值班的老师轮流来，借书的本子写满了三册，最受欢迎的是画册和种植手册，好几位家长跟着孩子一起借，读完再讲给家里的老人听。",
    "山上的茶园今年换了一半新苗，剪枝、施肥、采摘都有师傅带着学，茶叶装箱之前逐一过秤，账目贴在祠堂门口，谁家多谁家少一看就明白，为价钱吵架的事情再也没有发生过。",
  ]

  /// `paragraphs` set in lines of the column, with an indent of two characters.
  private static func page(_ paragraphs: [String]) -> String {
    paragraphs.map { paragraph in
      var page = ""
      var width = 0
      for scalar in ("　　" + paragraph).unicodeScalars {
        let room = scalar.isASCII ? 1 : 2
        if width + room > 2 * column {
          page += "\n"
          width = 0
        }
        page.unicodeScalars.append(scalar)
        width += room
      }
      return page + "\n"
    }.joined()
  }

  /// `text` in the midst of a page, behind a lead-in of as many characters as shift its first break to `place`.
  private static func page(with text: String, shiftedBy shift: Int) -> String {
    let words = "经过几年的努力，各村的面貌都有了看得见的改变，说到具体的做法可以从头讲起"
    let lead = String(words.prefix(shift - 1)) + "。"
    let paragraphs = (lead + text).split(separator: "\n").map(String.init)
    return page(before + paragraphs + after)
  }

  @Test(arguments: ExampleCase.all)
  func aBreakAtAnyPlaceChangesNothing(_ example: ExampleCase) {
    for shift in 1...Self.column {
      let page = Self.page(with: example.text, shiftedBy: shift)
      let marks = example.check.marks(page)
      guard !Self.looksLikeHeading(page, besides: example.text) else { continue }
      #expect(ExampleCase.words(marks.map(\.range), of: page) == example.words, "\(page)")
    }
  }

  /// Whether a line in mid-sentence happens to begin as a heading does: 统|一、目标. Such a line is taken for one, since
  /// a list that is missed costs less than a heading that is swallowed.
  private static func looksLikeHeading(_ page: String, besides text: String) -> Bool {
    func count(_ text: String) -> Int {
      text.split(separator: "\n").count { $0.prefixMatch(of: /[一二三四五六七八九十]+、/) != nil }
    }
    return count(page) > count(text)
  }

  @Test func onlyOneSentenceLooksLikeAHeading() {
    let places = ExampleCase.all.flatMap { example in
      (1...Self.column).map { Self.page(with: example.text, shiftedBy: $0) }
        .filter { Self.looksLikeHeading($0, besides: example.text) }
    }
    // The sentence with the mistake and the same sentence without it.
    #expect(places.count == 2, "\(places)")
    #expect(places.allSatisfy { $0.contains("即思想要统\n一、目标要明确") })
  }

  @Test func theFillerIsSilentAndItsLinesAreJoined() {
    let page = Self.page(Self.before + Self.after)
    #expect(RuleCheck.all.marks(page).isEmpty)
    #expect(Prose(SourceText(page), syntax: .plain).paragraphs.count == 4)
  }
}
