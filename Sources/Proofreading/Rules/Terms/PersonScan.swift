import Drafting
import Glossary
import ProseText

/// People whom a draft names behind their posts: 局长周正华.
struct PersonScan {
  /// A person with one post in one place and another in the next.
  struct PostChange {
    /// Post and name where they stand first.
    let earlier: ProseRange
    /// Post and name where the post is another.
    let later: ProseRange
  }

  /// A person behind a post.
  struct Mention {
    /// The post with 副 where it has it.
    let post: ProseRange
    /// Whether 副 stands before it.
    let isDeputy: Bool
    /// The name, three characters.
    let name: ProseRange
  }

  private let draft: Draft
  private let units: UnsafeBufferPointer<UInt16>
  /// All of them, in the order of the text.
  let mentions: [Mention]

  /// A scan of `draft`, whose units are `units`, at `places` of it.
  init(_ draft: Draft, units: UnsafeBufferPointer<UInt16>, _ places: NamePlaces) {
    self.draft = draft
    self.units = units
    var mentions: [Mention] = []
    for at in places.posts where at >= (mentions.last?.name.upper ?? 2) - 1 && at + 3 < units.count {
      guard PersonName.isSurname(units[at + 1]), units[at + 2].isHan, units[at + 3].isHan,
        Self.posts.contains(UInt32(units[at - 1]) << 16 | UInt32(units[at]))
      else { continue }
      let isDeputy = at >= 2 && units[at - 2] == 0x526F
      mentions.append(
        Mention(
          post: ProseRange(at - (isDeputy ? 2 : 1), at + 1), isDeputy: isDeputy, name: ProseRange(at + 1, at + 4)))
    }
    self.mentions = mentions
  }

  // MARK: Names

  /// Names that stand once and differ by one character, which looks or sounds alike, from the name of a person who is named
  /// three times or more; by any character, where the draft lets the other speak without a word on who that is.
  func slips() -> [NearName] {
    guard !mentions.isEmpty else { return [] }
    let census = PhraseCensus(mentions.map(\.name), in: draft)
    var persons: [UInt64: (range: ProseRange, uses: Int)] = [:]
    var firsts = UnitSet()
    for mention in mentions {
      let uses = census.count(of: mention.name, in: draft)
      for place in 1...2 { persons[key(mention.name.lower, without: place)] = (mention.name, uses) }
      firsts.insert(units[mention.name.lower])
    }
    guard !persons.isEmpty else { return [] }
    var found: [NearName] = []
    for at in 0..<units.count - 2 where firsts.contains(units[at]) {
      for place in 1...2 {
        guard let person = persons[key(at, without: place)] else { continue }
        let (written, right) = (units[at + place], units[person.range.lower + place])
        guard written != right, written.isHan,
          person.uses >= 3 && Confusion.between(written, right) != nil || person.range.lower < at && speaks(at)
        else { continue }
        found.append(
          NearName(rare: ProseRange(at, at + 3), frequent: person.range, uses: person.uses, at: at + place))
      }
    }
    let rare = PhraseCensus(found.map(\.rare), in: draft)
    return found.filter { rare.count(of: $0.rare, in: draft) == 1 }
  }

  /// Whether the name at `at` opens a clause and a verb of speech follows, as of someone who was named before.
  private func speaks(_ at: Int) -> Bool {
    guard at > 0, at + 4 < units.count else { return false }
    let before = units[at - 1]
    guard before == .paragraphEnd || before.endsClause || before.endsSentence || before == 0x201D else { return false }
    let verb = UInt32(units[at + 3]) << 16 | UInt32(units[at + 4])
    return units[at + 3] == 0x8BF4 || Self.speech.contains(verb)
  }

  private static let speech = Set(
    "介绍 表示 告诉 坦言 认为 回忆 强调 指出 要求 解释 感慨 笑着 直言".split(separator: " ").map { word in
      word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) }
    })

  private func key(_ at: Int, without place: Int) -> UInt64 {
    UInt64(place) << 32 | UInt64(units[at]) << 16 | UInt64(units[at + (place == 1 ? 2 : 1)])
  }

  // MARK: Posts

  /// People who are 局长 of a body in one place and 副局长 of it in another.
  func changedPosts() -> [PostChange] {
    struct Post: Hashable {
      let name: UInt64
      let post: UInt64
    }
    var known: [Post: Mention] = [:]
    var found: [PostChange] = []
    for mention in mentions {
      let before = mention.post.lower
      guard before >= 2, units[before - 1].isHan, units[before - 2].isHan else { continue }
      let post = ProseRange(mention.post.upper - 2, mention.post.upper)
      let key = Post(
        name: number(mention.name), post: number(ProseRange(before - 2, before)) << 32 | number(post))
      if let first = known[key] {
        if first.isDeputy != mention.isDeputy {
          found.append(
            PostChange(
              earlier: ProseRange(first.post.lower, first.name.upper),
              later: ProseRange(mention.post.lower, mention.name.upper)))
        }
      } else {
        known[key] = mention
      }
    }
    return found
  }

  private func number(_ range: ProseRange) -> UInt64 {
    (range.lower..<range.upper).reduce(0) { $0 << 16 | UInt64(units[$1]) }
  }

  private static let posts = Set(
    """
    书记 主任 局长 镇长 乡长 县长 区长 市长 省长 州长 盟长 旗长 村长 部长 厅长 处长 科长 所长 院长 校长 会长 站长 队长 组长 行长 社长 台长 馆长 园长 场长 厂长 经理 事长 书长 主席 支书 \
    专员 委员 教授 老师 医生 记者 村民 居民 社员
    """.split(separator: " ").map { word in word.utf16.reduce(UInt32(0)) { $0 << 16 | UInt32($1) } })

}
