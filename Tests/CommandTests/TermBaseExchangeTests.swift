import Foundation
import FoundationXML
import TestSupport
import Testing

/// The export as TBX-Basic, by the rules of its schema.
@Suite struct TermBaseExchangeTests {
  /// One rule of the schema: which elements or attributes it is for, and what must hold for them.
  private struct Rule {
    let context: String
    let tests: [String]
  }

  private func export() throws -> XMLDocument {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      三清一改
        类别：口号
        成员：清沟｜清渠｜清塘｜改厕
        又作：3清1改
        简称：三清
        不用：三青一改
        次数：12次，3篇
        出处：往年/报告.txt:7
        例句：深化“三清一改”，<甲>&乙。
        说明：县里\u{1}定的

      民情夜谈
      """, to: "词库.txt")
    let run = try CommandRun(["glossary", "export", "--format", "tbx", "--glossary", "词库.txt"], in: folder)
    #expect(run.status == 0 && run.complaint.isEmpty)
    return try XMLDocument(data: Data(run.output))
  }

  /// The value of an attribute; looked for by hand, because the library finds none in a document with a namespace.
  private func value(of name: String, _ element: XMLElement) -> String? {
    element.attributes?.first { $0.name == name }?.stringValue
  }

  private func elements(_ node: XMLNode) -> [XMLElement] {
    let children = (node.children ?? []).compactMap { $0 as? XMLElement }
    return children + children.flatMap { elements($0) }
  }

  @Test func holdsEveryTermWithItsNames() throws {
    let document = try export()
    let all = elements(document)
    let terms = all.filter { $0.name == "term" }.compactMap(\.stringValue)
    for form in ["三清一改", "3清1改", "三清", "三青一改", "民情夜谈", "三会一课"] { #expect(terms.contains(form)) }
    #expect(all.first { $0.name == "descrip" && $0.stringValue?.contains("<甲>&乙") == true } != nil)
    let ids = all.filter { $0.name == "conceptEntry" }.compactMap { value(of: "id", $0) }
    #expect(ids.count > 200 && Set(ids).count == ids.count)
    let order = ["tbx", "tbxHeader", "fileDesc", "sourceDesc", "p", "text", "body", "conceptEntry"]
    let first = order.compactMap { name in all.firstIndex { $0.name == name } }
    #expect(first.count == order.count)
  }

  /// Reads the assertions of the schema that speak of what the export holds, and tries each. They have three forms:
  /// permitted values, permitted parents, and that something is there.
  @Test func keepsToTheSchema() throws {
    guard let schema = Checkout.material("data/schemas/TBX-Basic_DCA.sch") else { return }
    let rules = elements(try XMLDocument(data: Data(contentsOf: schema))).filter { $0.localName == "rule" }.map {
      rule in
      Rule(
        context: value(of: "context", rule) ?? "",
        tests: elements(rule).filter { $0.localName == "assert" }
          .compactMap { value(of: "test", $0) })
    }
    #expect(rules.count > 20)
    var tried = 0
    for element in elements(try export()) {
      #expect(element.uri == "urn:iso:std:iso:30042:ed-2", "every element is of the namespace")
      for rule in rules where applies(rule.context, to: element) {
        for test in rule.tests {
          guard let holds = evaluate(test, element, rule.context) else {
            Issue.record("\(rule.context): \(test) is of no known form")
            continue
          }
          #expect(holds, "<\(element.name ?? "")>: \(test)")
          tried += 1
        }
      }
    }
    #expect(tried > 1_000)
  }

  private func applies(_ context: String, to element: XMLElement) -> Bool {
    let name = element.name ?? ""
    if context == "tbx:*[@type]" { return value(of: "type", element) != nil }
    if context == "*[@target]" { return value(of: "target", element) != nil }
    if context == "tbx:\(name)" { return true }
    if context == "tbx:\(name)/@type" { return value(of: "type", element) != nil }
    guard context.hasPrefix("tbx:\(name)[@type='"), context.hasSuffix("']") else { return false }
    return value(of: "type", element) == String(context.dropFirst(name.count + 12).dropLast(2))
  }

  /// Whether `test` holds for `element`; nil for a form of test that is not known here.
  private func evaluate(_ test: String, _ element: XMLElement, _ context: String) -> Bool? {
    if test == "@type != ''" { return value(of: "type", element)?.isEmpty == false }
    let own = context.hasSuffix("/@type") ? value(of: "type", element) : element.stringValue
    let options = test.components(separatedBy: " or ").map { $0.trimmingCharacters(in: .whitespaces) }
    if options.allSatisfy({ $0.hasPrefix(".='") }) {
      return options.contains { $0 == ".='\(own ?? "")'" }
    }
    if options.allSatisfy({ $0.hasPrefix("parent::tbx:") }) {
      return options.contains { $0 == "parent::tbx:\(element.parent?.name ?? "")" }
    }
    if test.hasPrefix("attribute::"), let equals = test.firstIndex(of: "=") {
      let name = String(test[..<equals].dropFirst(11))
      return "'\(value(of: name, element) ?? "")'" == test[test.index(after: equals)...]
    }
    return nil
  }
}
