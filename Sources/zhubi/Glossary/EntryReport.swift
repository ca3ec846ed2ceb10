import Glossary
import GlossaryStore
import ProseText
import Reporting

/// Entries as people and programs read them.
enum EntryReport {
  /// Everything that is known of `entry`, line by line.
  static func text(_ entry: GlossaryEntry, _ style: TextStyle) -> String {
    var text = "\(style.strong(VisibleText.line(entry.form)))  \(entry.kind.word)，\(standing(entry))\n"
    func line(_ title: String, _ value: String) {
      if !value.isEmpty { text += "  \(style.faint(title + "："))\(VisibleText.line(value))\n" }
    }
    for members in entry.memberLists { line("成员", "\(members.count)项：\(members.joined(separator: "、"))") }
    for variant in entry.variants {
      let title = variant.relation == .short ? "简称" : variant.relation == .long ? "全称" : "又作"
      line(title, variant.form + (variant.uses > 0 ? "（\(variant.uses)次，\(variant.documents)篇）" : ""))
    }
    line("不用", entry.formsToAvoid.joined(separator: "、"))
    line("疑为", entry.likelyForm ?? "")
    line("说明", entry.note)
    line("用例", entry.example)
    line("首见", entry.firstSource.map { "\($0.path) 第\($0.line)行" } ?? "")
    if entry.years.count > 1 {
      line("历年", entry.years.map { "\($0.year)年\($0.uses)次" }.joined(separator: "、"))
    }
    return text
  }

  /// One line for `entry`.
  static func line(_ entry: GlossaryEntry) -> String {
    let counts = entry.uses > 0 ? "\(entry.uses)次，\(entry.documents)篇" : ""
    let fields = [entry.form, entry.kind.word, origin(entry), counts, entry.members.joined(separator: "、")]
    return VisibleText.line(fields.joined(separator: "  ").trimmed) + "\n"
  }

  private static func origin(_ entry: GlossaryEntry) -> String {
    entry.origin == .builtIn ? "内置" : entry.status.word
  }

  private static func standing(_ entry: GlossaryEntry) -> String {
    let counts = entry.uses > 0 ? "\(entry.uses)次，见于\(entry.documents)篇" : ""
    return counts.isEmpty ? origin(entry) : "\(origin(entry))，\(counts)"
  }

  /// `entry` as an object of JSON.
  static func write(_ entry: GlossaryEntry, to writer: inout JSONWriter) {
    writer.object { fields(entry, to: &$0) }
  }

  /// The keys and values of `entry`.
  static func fields(_ entry: GlossaryEntry, to writer: inout JSONWriter) {
    func field(_ key: String, _ value: String) {
      guard !value.isEmpty else { return }
      writer.key(key)
      writer.value(value)
    }
    func texts(_ key: String, _ values: [String]) {
      writer.key(key)
      writer.array { array in
        for value in values { array.value(value) }
      }
    }
    field("form", entry.form)
    field("kind", entry.kind.rawValue)
    field("origin", entry.origin.rawValue)
    field("status", entry.status.rawValue)
    texts("members", entry.members)
    if entry.memberLists.count > 1 {
      writer.key("memberLists")
      writer.array { lists in
        for members in entry.memberLists {
          lists.array { array in
            for member in members { array.value(member) }
          }
        }
      }
    }
    writer.key("variants")
    writer.array { array in
      for variant in entry.variants {
        array.object { object in
          object.key("form")
          object.value(variant.form)
          object.key("relation")
          object.value(variant.relation.rawValue)
          object.key("uses")
          object.value(variant.uses)
          object.key("documents")
          object.value(variant.documents)
        }
      }
    }
    texts("formsToAvoid", entry.formsToAvoid)
    for (key, number) in [("uses", entry.uses), ("markedUses", entry.markedUses), ("documents", entry.documents)] {
      writer.key(key)
      writer.value(number)
    }
    writer.key("years")
    writer.array { array in
      for year in entry.years {
        array.object { object in
          for (key, number) in [("year", year.year), ("uses", year.uses), ("documents", year.documents)] {
            object.key(key)
            object.value(number)
          }
        }
      }
    }
    if let source = entry.firstSource {
      writer.key("firstSource")
      writer.object { object in
        object.key("path")
        object.value(source.path)
        object.key("line")
        object.value(source.line)
      }
    }
    field("example", entry.example)
    field("note", entry.note)
    field("likelyForm", entry.likelyForm ?? "")
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
