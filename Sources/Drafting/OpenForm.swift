/// A form of headings that is open in an outline, and the numbers that may come next.
struct OpenForm {
  /// What tells forms apart: those of `#` titles go their own ways.
  struct Key: Hashable {
    var form: Heading.Form
    var titleDepth: Int
  }

  /// Which form.
  let key: Key
  /// The number of the run of siblings.
  var run: Int
  /// The heading that the run began with; nil where a list in running text did.
  var begin: Int?
  /// The number reached, by a list in running text where no heading was read yet.
  private(set) var last = 0
  /// The heading that has it.
  private(set) var lastHeading: Int?
  /// The paragraph of that heading or list.
  private(set) var paragraph = 0
  /// The number that a list inside the paragraphs has reached, or 0.
  private var inline = 0
  /// What the form had reached when it began again with 1 inside a lower one: its number, and the lower heading.
  private(set) var outer: (last: Int, lower: Int)?
  /// Further numbers that may follow after a break, and the number that is reached then.
  private var accepted: [(ordinal: Int, last: Int)] = []

  /// A form that is not reached by any number yet.
  init(key: Key, run: Int, begin: Int?) {
    self.key = key
    self.run = run
    self.begin = begin
  }

  /// The number that is to come.
  var expected: Int { max(last, inline) + 1 }

  /// The number that is reached when `ordinal` comes next, or nil when it may not.
  func lastIfNext(_ ordinal: Int) -> Int? {
    if lastHeading != nil, ordinal == last + 1 { return ordinal }
    if inline > 0, ordinal == inline + 1 { return ordinal }
    return accepted.first { $0.ordinal == ordinal }?.last
  }

  /// Goes on to `ordinal`.
  mutating func advance(to ordinal: Int, heading: Int, paragraph: Int) {
    last = ordinal
    lastHeading = heading
    self.paragraph = paragraph
    inline = 0
    accepted.removeAll(keepingCapacity: true)
  }

  /// Notes that the form begins again below the heading `lower` of a lower form, or beside all of them.
  mutating func beginAgain(below lower: Int?) {
    outer = lower.map { (last, $0) }
  }

  /// Goes on inside the running text, when `ordinal` comes next there.
  mutating func advanceInline(to ordinal: Int, paragraph: Int) {
    guard ordinal == 1 || ordinal == inline + 1 || ordinal == last + 1 else { return }
    inline = ordinal
    if lastHeading == nil {
      last = ordinal
      self.paragraph = paragraph
    }
  }

  /// Lets the numbers follow that go on where `expected` was to come.
  mutating func accept(afterBreak expected: Int) {
    accepted = OrdinalRecovery.accepted(after: last, expected: expected)
  }
}

/// What may follow a number that was not the one expected.
enum OrdinalRecovery {
  /// The numbers that may follow `found` besides the one after it, each with the number that is reached then. The
  /// number may have been mistyped (then the next one counts from the expected), surplus (the expected one comes
  /// yet), or swapped with the next.
  static func accepted(after found: Int, expected: Int) -> [(ordinal: Int, last: Int)] {
    [(expected + 1, expected + 1), (expected, found == expected + 1 ? found : expected)]
  }
}

extension OpenForm.Key {
  /// The key of `heading`.
  init(_ heading: Heading) {
    self.init(form: heading.form, titleDepth: heading.titleDepth)
  }
}

/// A form of headings that was ended from above.
struct ClosedForm {
  /// The number it had reached.
  let last: Int
  /// The heading that had it.
  let heading: Int?
  /// What ended it.
  let reason: Reason

  /// What ends a form.
  enum Reason {
    /// A `#` title.
    case title
    /// The next heading of a form above it.
    case parent
    /// The heading of a higher rank with this number, whose form was not open yet.
    case higherForm(Int)
  }
}
