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

  /// Paragraphs set in lines of the column.
  private struct Page {
    /// The text.
    private(set) var text = ""
    /// Lines that go on in mid-sentence but begin as a heading does, or as a series that a colon announces. They are
    /// taken for what they look like, since a list that is missed costs less than a heading that is swallowed.
    private(set) var misleading: [String] = []

    /// Sets `paragraphs`, each with an indent of two characters.
    init(_ paragraphs: [String]) {
      for paragraph in paragraphs {
        var width = 0
        let scalars = Array(("　　" + paragraph).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
          let room = scalar.isASCII ? 1 : 2
          if width + room > 2 * column {
            text += "\n"
            width = 0
            let next = scalars[index...].prefix(3).reduce(into: "") { $0.unicodeScalars.append($1) }
            let isHeading = next.prefixMatch(of: /[一二三四五六七八九十]+、/) != nil
            let isSeries = scalars[index - 1] == "：" && next.prefixMatch(of: /[一二三四五六七八九十]+[是要]/) != nil
            if isHeading || isSeries { misleading.append("\(scalars[index - 1])|\(next)") }
          }
          text.unicodeScalars.append(scalar)
          width += room
        }
        text += "\n"
      }
    }
  }

  /// The paragraphs of `text` in the midst of a page, the first behind a sentence of `shift` characters, so that its
  /// first break falls somewhere else with each shift.
  private static func page(with text: String, shiftedBy shift: Int) -> Page {
    let words = "经过几年的努力，各村的面貌都有了看得见的改变，说到具体的做法可以从头讲起"
    let lead = String(words.prefix(shift - 1)) + "。"
    let paragraphs = text.split(separator: "\n").map(String.init)
    return Page(before + [lead + (paragraphs.first ?? "")] + paragraphs.dropFirst() + after)
  }

  @Test(arguments: ExampleCase.all)
  func aBreakAtAnyPlaceChangesNothing(_ example: ExampleCase) {
    let pages = (1...Self.column).map { Self.page(with: example.text, shiftedBy: $0) }
    let changed = pages.filter { page in
      page.misleading.isEmpty
        && ExampleCase.words(example.check.marks(page.text).map(\.range), of: page.text) != example.words
    }
    #expect(changed.isEmpty, "on \(changed.count) pages, for example:\n\(changed.first?.text ?? "")")
  }

  @Test func fewPlacesMislead() {
    let places = ExampleCase.all.flatMap { example in
      (1...Self.column).flatMap { Self.page(with: example.text, shiftedBy: $0).misleading }
    }
    #expect(Set(places) == ["统|一、目", "、|二、三", "第|一、二", "：|一是修"])
  }

  @Test func theFillerIsSilentAndItsLinesAreJoined() {
    let page = Page(Self.before + Self.after).text
    #expect(RuleCheck.all.marks(page).isEmpty)
    #expect(Prose(SourceText(page), syntax: .plain).paragraphs.count == 4)
  }
}
