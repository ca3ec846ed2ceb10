import ProseText

/// What a stretch of text must look like to be a term, and what its last word says of its kind.
enum TermShape {
  /// The longest term in quotation marks, in code units.
  static let longestQuotation = 14
  /// The longest title, in code units.
  static let longestTitle = 40

  /// Whether the units of `range`, which stand in quotation marks, have the shape of a term and not of something said:
  /// two to fourteen of Han, letters, digits and a few marks of names, with no mark of a sentence, at most one 、.
  static func isTerm(_ range: ProseRange, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    guard (2...longestQuotation).contains(range.count) else { return false }
    var words = 0
    var commas = 0
    for at in range.lower..<range.upper {
      let unit = units[at]
      if unit.isHan || unit.isASCIILetter {
        words += 1
      } else if unit == 0x3001 {
        commas += 1
      } else if !unit.isASCIIDigit, !unit.isFullWidthDigit, !nameMarks.contains(unit) {
        return false
      }
    }
    return words >= 2 && commas <= 1 && units[range.lower] != 0x3001 && units[range.upper - 1] != 0x3001
  }

  /// + ＋ · — - － / . & ＆
  private static let nameMarks: Set<UInt16> = [
    0x2B, 0xFF0B, 0xB7, 0x2014, 0x2D, 0xFF0D, 0x2F, 0x2E, 0x26, 0xFF06,
  ]

  /// The kind that `form` shows by its own last word, or nil.
  static func kind(of form: String) -> GlossaryEntry.Kind? {
    if organisations.contains(where: { form.hasSuffix($0) && form.utf16.count > $0.utf16.count + 1 }) {
      return .organisation
    }
    if activities.contains(where: { form.hasSuffix($0) && form.utf16.count > $0.utf16.count + 1 }) { return .activity }
    if brands.contains(where: { form.hasSuffix($0) && form.utf16.count > $0.utf16.count }) { return .brand }
    return nil
  }

  /// The kind that the word right after a quotation shows, or nil: “双百”行动.
  static func kind(byHead units: UnsafeBufferPointer<UInt16>, at start: Int) -> GlossaryEntry.Kind? {
    for (kind, words) in heads {
      for word in words where start + word.count <= units.count {
        if word.indices.allSatisfy({ units[start + $0] == word[$0] }) { return kind }
      }
    }
    return nil
  }

  /// The kind of the title `title`, which stands in 《》: an official document ends in a word for one, a bracket after
  /// it put aside; anything else is a work.
  static func kind(ofTitle title: String) -> GlossaryEntry.Kind {
    var title = Substring(title)
    while title.last == "）" || title.last == ")", let open = title.lastIndex(where: { $0 == "（" || $0 == "(" }) {
      title = title[..<open]
    }
    return documents.contains { title.hasSuffix($0) } ? .document : .work
  }

  /// Whether `title` says only what kind of document is meant: 《条例》, 《实施意见》.
  static func isGeneric(title: String) -> Bool {
    let core = title.prefix { $0 != "（" && $0 != "(" }
    return core.utf16.count <= 4 && kind(ofTitle: title) == .document
  }

  private static let documents = [
    "条例", "办法", "意见", "方案", "规划", "纲要", "建议", "通知", "决定", "法", "规定", "章程", "措施", "准则", "细则", "规则",
    "公报", "决议", "协定", "协议", "公约", "宣言", "计划", "标准", "规范", "指南", "目录", "清单", "报告", "批复", "命令", "通告",
  ]

  // Suffixes of one character are left out on purpose: 局 ends 布局 and 格局, 村 ends slogans.
  private static let organisations = [
    "委员会", "管理局", "研究院", "研究所", "支部", "总支", "党委", "党组", "工委", "开发区", "实验室", "集团", "银行", "公司", "联合会",
    "协会", "商会", "学会", "基金会", "总工会", "联盟", "办公室", "大学", "学院", "法院", "检察院", "政府", "常委会", "政协", "纪委",
    "监委", "组织部", "宣传部", "统战部", "政法委", "发改委", "国资委", "指挥部", "领导小组", "合作社", "医院",
  ]
  private static let activities = [
    "行动", "工程", "计划", "专项", "活动", "项目", "战略", "大赛", "论坛", "倡议", "博览会", "交易会", "进博会", "广交会", "运动会",
    "旅游节", "文化节", "艺术节",
  ]
  private static let brands = ["品牌", "小站", "驿站", "平台", "服务站", "小程序", "热线", "号", "工作室", "微信群"]

  private static let heads: [(GlossaryEntry.Kind, [[UInt16]])] = [
    (.activity, activities + ["专项行动", "系列活动", "主题活动"]),
    (.brand, brands + ["系列", "app", "APP", "App"]),
    (.organisation, ["集团", "公司", "银行", "大学", "学院", "研究院", "实验室", "协会", "商会", "合作社", "联盟"]),
  ].map { ($0, $1.map { Array($0.utf16) }) }
}
