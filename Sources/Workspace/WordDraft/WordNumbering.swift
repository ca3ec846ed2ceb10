/// The lists of a Word file: numbering.xml and what styles say of it.
struct WordNumbering {
  /// One level of a list.
  struct Level {
    /// The first number.
    var start = 1
    /// The name of the number format.
    var format = "decimal"
    /// The label, in which %1 stands for the number of the first level.
    var text = ""
    /// What follows the label.
    var suffix = "tab"
    /// The level (from 1) after which the numbers begin again; 0 for never, nil for any higher one.
    var restart: Int?
    /// Whether all numbers are written as decimals.
    var isLegal = false
    /// The style whose paragraphs are of this level.
    var style: String?
  }

  /// A list as it is defined.
  struct Definition {
    var levels: [Int: Level] = [:]
    /// The style that holds the real definition.
    var styleLink: String?
  }

  /// A list as paragraphs refer to it.
  struct Instance {
    var definition = ""
    /// Numbers to begin with instead of the defined ones.
    var starts: [Int: Int] = [:]
    /// Levels that differ from the defined ones.
    var levels: [Int: Level] = [:]
  }

  /// What a paragraph or style says of its numbering.
  struct Reference {
    /// The number of the instance; "0" for none.
    var instance: String?
    /// The level, from 0.
    var level: Int?
  }

  private var definitions: [String: Definition] = [:]
  private var instances: [String: Instance] = [:]
  private let styles: WordStyles

  /// The lists that the part `numbering` defines (empty for none).
  init(_ numbering: [UInt8], styles: WordStyles) throws(XMLPullReader.Problem) {
    self.styles = styles
    guard !numbering.isEmpty else { return }
    var definitions: [String: Definition] = [:]
    var instances: [String: Instance] = [:]
    var reader = XMLPullReader(numbering)
    while let event = try reader.next() {
      guard case .start(let element) = event, element.space == .word else { continue }
      if element.name == "abstractNum" {
        definitions[element["abstractNumId"] ?? ""] = try Self.definition(&reader)
      } else if element.name == "num" {
        instances[element["numId"] ?? ""] = try Self.instance(&reader)
      }
    }
    self.definitions = definitions
    self.instances = instances
  }

  /// The list and the level that a paragraph of `style` with its own `reference` belongs to; nil for none.
  func place(style: String?, reference: Reference?) -> (instance: String, level: Int)? {
    let inherited = styles.numbering(of: style)
    guard let id = reference?.instance ?? inherited?.instance, id != "0", instances[id] != nil else { return nil }
    if let level = reference?.level { return (id, min(max(0, level), 8)) }
    // A style says its level by being named there.
    let linked = (0...8).first { level in self.level(level, of: id).style.map { styles.is(style, basedOn: $0) } ?? false
    }
    let level = reference?.instance == nil ? linked ?? inherited?.level : 0
    return (id, min(max(0, level ?? 0), 8))
  }

  /// Level `level` of `instance`.
  func level(_ level: Int, of instance: String) -> Level {
    if let own = instances[instance]?.levels[level] { return own }
    return definitions[counter(of: instance)]?.levels[level] ?? Level()
  }

  /// The id of what counts for `instance`: instances of one definition count on from one another.
  func counter(of instance: String) -> String {
    var id = instances[instance]?.definition ?? ""
    // A definition may only point to a style; a circle of such is broken off.
    for _ in 0..<8 {
      guard let link = definitions[id]?.styleLink, let linked = styles.numbering(of: link)?.instance,
        let next = instances[linked]?.definition, next != id
      else { break }
      id = next
    }
    return id
  }

  /// The number that `instance` begins `level` with instead of going on; nil when it has none of its own.
  func ownStart(_ level: Int, of instance: String) -> Int? {
    instances[instance]?.starts[level]
  }

  // MARK: Reading

  private static func definition(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) -> Definition {
    var definition = Definition()
    try reader.children { child, reader throws(XMLPullReader.Problem) in
      switch child.name {
      case "lvl": definition.levels[child.number("ilvl") ?? 0] = try level(&reader)
      case "numStyleLink": definition.styleLink = child["val"]
      default: break
      }
    }
    return definition
  }

  private static func instance(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) -> Instance {
    var instance = Instance()
    try reader.children { child, reader throws(XMLPullReader.Problem) in
      if child.name == "abstractNumId" { instance.definition = child["val"] ?? "" }
      guard child.name == "lvlOverride", let number = child.number("ilvl") else { return }
      try reader.children { change, reader throws(XMLPullReader.Problem) in
        if change.name == "startOverride" { instance.starts[number] = change.number("val") }
        if change.name == "lvl" { instance.levels[number] = try level(&reader) }
      }
    }
    return instance
  }

  private static func level(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) -> Level {
    var level = Level()
    try reader.children { child, reader throws(XMLPullReader.Problem) in
      switch child.name {
      case "start": level.start = max(0, child.number("val") ?? 1)
      case "numFmt": level.format = child["val"] ?? "decimal"
      // Newer formats stand beside an older one that is understood everywhere.
      case "AlternateContent":
        try reader.children { choice, reader throws(XMLPullReader.Problem) in
          guard choice.name == "Fallback" else { return }
          try reader.children { format, _ in
            if format.name == "numFmt" { level.format = format["val"] ?? "decimal" }
          }
        }
      // Every paragraph repeats it; no number is written with so much around it.
      case "lvlText": level.text = String(String.UnicodeScalarView((child["val"] ?? "").unicodeScalars.prefix(255)))
      case "suff": level.suffix = child["val"] ?? "tab"
      case "lvlRestart": level.restart = child.number("val")
      case "isLgl": level.isLegal = child.isOn
      case "pStyle": level.style = child["val"]
      default: break
      }
    }
    return level
  }
}

/// The paragraph styles of a Word file, as far as they number paragraphs.
struct WordStyles {
  private struct Style {
    var base: String?
    var numbering: WordNumbering.Reference?
  }

  private var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private var defaultStyle: String?

  /// The styles that the part `styles` defines (empty for none).
  init(_ part: [UInt8]) throws(XMLPullReader.Problem) {
    guard !part.isEmpty else { return }
    var reader = XMLPullReader(part)
    var styles: [String: Style] = [:]
    while let event = try reader.next() {
      guard case .start(let element) = event, element.space == .word, element.name == "style" else { continue }
      let id = element["styleId"] ?? ""
      if element["type"] == "paragraph", ["1", "true", "on"].contains(element["default"] ?? "") { defaultStyle = id }
      var style = Style()
      try reader.children { child, reader throws(XMLPullReader.Problem) in
        if child.name == "basedOn" { style.base = child["val"] }
        if child.name == "pPr" {
          try reader.children { property, reader throws(XMLPullReader.Problem) in
            if property.name == "numPr" { style.numbering = try WordNumbering.Reference(&reader) }
          }
        }
      }
      styles[id] = style
    }
    self.styles = styles
  }

  /// What `style` (nil for the default) says of numbering, itself or by what it is based on.
  func numbering(of style: String?) -> WordNumbering.Reference? {
    var result: WordNumbering.Reference?
    for style in chain(style) {
      guard let found = styles[style]?.numbering else { continue }
      if result == nil { result = found }
      if result?.instance == nil { result?.instance = found.instance }
      if result?.level == nil { result?.level = found.level }
    }
    return result
  }

  /// Whether `style` is `base`, or rests on it without numbering of its own.
  func `is`(_ style: String?, basedOn base: String) -> Bool {
    for style in chain(style) {
      if style == base { return true }
      if styles[style]?.numbering != nil { return false }
    }
    return false
  }

  /// The style and those it rests on; a circle is broken off.
  private func chain(_ style: String?) -> [String] {
    var chain: [String] = []
    var next = style ?? defaultStyle
    while let style = next, styles[style] != nil, chain.count < 32 {
      chain.append(style)
      next = styles[style]?.base
    }
    return chain
  }
}

extension WordNumbering.Reference {
  /// Reads what stands in `w:numPr`, whose start was read last.
  init(_ reader: inout XMLPullReader) throws(XMLPullReader.Problem) {
    var reference = WordNumbering.Reference()
    try reader.children { child, _ in
      if child.name == "numId" { reference.instance = child["val"] }
      if child.name == "ilvl" { reference.level = child.number("val") }
    }
    self = reference
  }
}
