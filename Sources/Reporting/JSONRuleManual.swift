package import Proofreading

/// `zhubi rules --format json`: the catalogue as an array, a rule as an object.
package struct JSONRuleManual: RuleManual {
  /// The manual for programs.
  package init() {}

  package func catalogue(_ rules: [RuleDescription]) -> String {
    var json = JSONWriter()
    json.array { json in
      for rule in rules {
        json.lineBreak(indent: 2)
        Self.write(rule, to: &json)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  package func page(_ rule: RuleDescription) -> String {
    var json = JSONWriter()
    Self.write(rule, to: &json)
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ rule: RuleDescription, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", rule.id)
      json.field("group", rule.group.rawValue)
      json.field("severity", rule.severity.rawValue)
      write("name", rule.name, to: &json)
      write("explanation", rule.explanation, to: &json)
      json.field("source", rule.source)
      json.key("kinds")
      json.array { json in
        for kind in rule.kinds {
          json.object { json in
            json.field("kind", kind.kind.name)
            json.field("severity", kind.severity.rawValue)
          }
        }
      }
      json.key("examples")
      json.array { json in
        for example in rule.examples { json.object { write(example, to: &$0) } }
      }
    }
  }

  private static func write(_ name: String, _ text: Bilingual, to json: inout JSONWriter) {
    json.key(name)
    json.object { json in
      json.field("zh", text.chinese)
      json.field("en", text.english)
    }
  }

  /// Marked ranges stay between ⟦ and ⟧.
  private static func write(_ example: Example, to json: inout JSONWriter) {
    switch example {
    case .wrong(let marked): json.field("wrong", marked)
    case .right(let right): json.field("right", right)
    case .fixed(let marked, let fixed):
      json.field("wrong", marked)
      json.field("fixed", fixed)
    }
  }
}
