import Drafting
import ProseText
import Testing

@Suite struct MemberFinderTests {
  /// `definition 早谋、早备 {2} open` of the first slogan in `text`, or nil.
  private func members(_ text: String) -> String? {
    let draft = Draft(text)
    guard let slogan = draft.slogans.first, let list = MemberFinder(draft).members(of: slogan) else { return nil }
    #expect(list.members.first?.lower == list.range.lower && list.members.last?.upper == list.range.upper)
    #expect(zip(list.members, list.members.dropFirst()).allSatisfy { $0.upper <= $1.lower })
    let counts = list.counts.sorted().map(String.init).joined(separator: ",")
    let names = list.members.map { draft.text($0) }.joined(separator: "|")
    return "\(list.tie) \(names) {\(counts)}" + (list.isOpen ? " open" : "") + (list.sharesMorpheme ? " shared" : "")
  }

  @Test(
    arguments: [
      // After the slogan.
      ("落实“三早”，即早谋划、早部署、早落实。", "definition 早谋划|早部署|早落实 {3} shared"),
      ("“三清”是指清淤泥、清垃圾、清障碍。", "definition 清淤泥|清垃圾|清障碍 {3} shared"),
      ("“四大行动”包括植绿、治水、净土、蓝天。", "definition 植绿|治水|净土|蓝天 {4}"),
      ("“三员”（宣传员、调解员、保洁员）全部到岗。", "bracket 宣传员|调解员|保洁员 {3} shared"),
      ("推行“三清”工作法：清淤泥、清垃圾、清障碍。", "colon 清淤泥|清垃圾|清障碍 {3} shared"),
      ("推行“两清”——清淤泥、清垃圾。", "colon 清淤泥|清垃圾 {2} shared"),
      ("对干部做到“三必谈”，思想波动必谈、岗位调整必谈、受到处分必谈。", "sharedMorpheme 思想波动必谈|岗位调整必谈|受到处分必谈 {3} shared"),
      ("“三员”，做到宣传员、调解员、保洁员到村。", "definition 宣传员|调解员|保洁员到村 {3} shared"),
      ("“四个专项”包括路灯、桥梁、水渠等。", "definition 路灯|桥梁|水渠等 {3} open"),
      ("“两项制度”包括：建立台账，按月更新；公开结果，接受监督。", "definition 建立台账，按月更新|公开结果，接受监督 {2}"),
      ("“三个平台”分别是粮食、茶叶和油茶。", "definition 粮食|茶叶和油茶 {2,3}"),
      ("“三个平台”分别是粮食、茶叶、油茶和药材。", "definition 粮食|茶叶|油茶和药材 {3,4}"),
      ("“三长”（“街长”即甲、乙；“巷长”即丙、丁）。", nil), ("“四个中心”（2025年建成、运行）投入使用。", nil),
      ("“四个中心”（简称中心、平台）运行。", nil),
      ("“四个中心”（见附件、附表）运行。", nil), ("“四个中心”：稳步运行。", nil), ("“四个中心”为全县服务。", nil), ("“四个中心”，全县群众受益。", nil),
      ("“四个中心”和镇级站点", nil),
      ("“三清”即将开展清淤、清障行动。", nil), ("落实“三会一课”制度。", nil), ("“三会一课”（“三会”即甲、乙、丙；“一课”即丁）。", nil),
      // Before it.
      ("宣传员、调解员、保洁员“三员”到岗。", "before 宣传员|调解员|保洁员 {3} shared"), ("推进植绿、治水、净土的“三大行动”。", "before 推进植绿|治水|净土 {3}"),
      ("开展植绿、治水、净土等“四大行动”。", "before 开展植绿|治水|净土 {3} open"), ("实行以粮食、茶叶、油茶为主要内容的“三大工程”。", "before 实行以粮食|茶叶|油茶 {3}"),
      ("一是植绿、治水、净土这“三大行动”。", "before 植绿|治水|净土 {3}"), ("建好粮食、茶叶相结合的“两大基地”。", "before 建好粮食|茶叶 {2}"),
      ("按照有人管事、有钱办事、有章理事的“三有”标准。", "before 按照有人管事|有钱办事|有章理事 {3} shared"),
      ("弘扬“两弹一星”精神、“三牛”精神。", nil), ("增强自觉、坚定自信、做到“两个维护”。", nil), ("加强领导、开展“三大行动”。", nil), ("“六稳”“六保”", nil),
      ("全县开展“三大行动”。", nil),
      ("新增民宿20家、农庄8家的“两大品牌”。", nil),
    ] as [(String, String?)])
  func lists(_ text: String, _ expected: String?) {
    #expect(members(text) == expected)
  }

  @Test func placesOfMembers() throws {
    let draft = Draft("落实 “三早” ，即早 谋划、早\u{3000}部署、早落实。")
    let slogan = try #require(draft.slogans.first)
    let list = try #require(MemberFinder(draft).members(of: slogan))
    #expect(list.members.map { draft.text($0) } == ["早谋划", "早\u{3000}部署", "早落实"])
    #expect(list.members.map { draft.source[draft.prose.sourceRange(of: $0)] } == ["早 谋划", "早\u{3000}部署", "早落实"])
  }

  @Test func aSloganOfAnotherDraftHasNoMembersHere() throws {
    let slogan = try #require(Draft("全县干部落实“三早”，即早谋划、早部署、早落实。").slogans.first)
    #expect(MemberFinder(Draft("短。")).members(of: slogan) == nil)
  }
}
