import Drafting
import ProseText

/// What Chinese doubles by itself, and which words only a slip doubles.
enum Reduplication {
  /// Whether ABAB is a form of the language: verbs of trying (研究研究), 一件一件, intensives (非常非常), AABB and the like.
  static func doubles(_ first: UInt16, _ second: UInt16) -> Bool {
    tried.contains(key(first, second))
  }

  /// Whether what begins with `unit` is counted, and so said again for each: 一件一件, 几天几天, 半斤半斤.
  static func counts(_ unit: UInt16) -> Bool {
    unit.isChineseOrdinalDigit || unit == 0x534A || unit == 0x51E0 || unit == 0x4E24
  }

  /// Whether `unit` behind ABAB shows that it is said twice on purpose: 黑灰黑灰的, 成宿成宿地, 试探试探吧.
  static func followsDoubled(_ unit: UInt16) -> Bool {
    after.contains(unit)
  }

  /// Whether `unit` is a verb by itself: of 工作作了 the second 作 is.
  static func governs(_ unit: UInt16) -> Bool {
    governing.contains(unit)
  }

  /// Whether AB is a verb that takes an object and ends no compound noun: 推进, 加强. Doubled, it is always a slip.
  static func isVerb(_ first: UInt16, _ second: UInt16) -> Bool {
    transitive.contains(key(first, second))
  }

  /// Whether AB is a body or a person as well as what they do: 组织, 代表. Behind the rest of a name it is the subject and
  /// then the predicate: 党组织组织党员, 人大代表代表人民.
  static func isAgent(_ first: UInt16, _ second: UInt16) -> Bool {
    agents.contains(key(first, second))
  }

  /// Whether `unit` heads both halves of such compounds as 共建共享, 互帮互助: behind another word and before a further
  /// character ABAB is then no doubled word, 搭|建共建共|享.
  static func headsParallel(_ unit: UInt16) -> Bool {
    parallel.contains(unit)
  }

  /// Whether XX is a word or a form of its own: 人人, 常常, 慢慢, 爸爸, 等等.
  static func doublesAlone(_ unit: UInt16) -> Bool {
    alone.contains(unit)
  }

  /// Whether `unit` is a place or a time that has an inside: of 我国国内 and 全县县里 the second begins a word.
  static func hasInside(_ unit: UInt16) -> Bool {
    inner.contains(unit)
  }

  /// Whether `unit` stands before an adjective that is said twice: 很紧很紧, 最美最美.
  static func heightens(_ unit: UInt16) -> Bool {
    heightening.contains(unit)
  }

  /// Whether a word is over where `unit` follows: a function word or a mark.
  static func followsWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7684, 0x4E86, 0x548C, 0x4E0E, 0x53CA, 0x7B49: true
    default: isLocative(unit) || unit == 0x3001 || unit == .paragraphEnd || unit.endsClause || unit.endsSentence
    }
  }

  /// 中 上 里 内 下.
  static func isLocative(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x4E2D, 0x4E0A, 0x91CC, 0x5185, 0x4E0B: true
    default: false
    }
  }

  /// Whether a function word that stands twice, behind `before` and in front of `next`, is no part of another word: 的的,
  /// but not 的的确确; 和和, but not 和和平; 在在, but not 存在在 and 在在建.
  static func isFunctionWordTwice(_ unit: UInt16, after before: UInt16, before next: UInt16) -> Bool {
    guard next != unit, before != unit else { return false }
    // 目的的, 标的的: the word ends with 的 itself.
    if unit == 0x7684 {
      return before.isHan && before != 0x76EE && before != 0x6807 && next != 0x786E && next != 0x58EB
    }
    guard next.isHan || next.isASCIIDigit || next == 0x201C || next == 0x300A, let word = functionWords[unit] else {
      return false
    }
    return !word.ends.contains(before) && !word.begins.contains(next)
  }

  /// What a function word ends and begins words with.
  private struct FunctionWord {
    let ends: Set<UInt16>
    let begins: Set<UInt16>

    /// The word that ends words behind `ends`, and begins words before `begins`.
    init(_ ends: String, _ begins: String) {
      self.ends = Set(ends.utf16)
      self.begins = Set(begins.utf16)
    }
  }

  private static let functionWords: [UInt16: FunctionWord] = Dictionary(
    uniqueKeysWithValues: [
      ("了", FunctionWord("不得为除罢算大未一", "解不然结却如无断悟事之得")),
      ("和", FunctionWord("温柔谐平祥暖饱缓调随总中议", "平谐睦美气约好善解蔼田县政缓煦顺服弦暖衷声珅亲盘局棋牌尚硕林龙合")),
      ("在", FunctionWord("存现所实潜内外自好正旨何还都常健", "建职校岗押逃线乎场家野位座编册理握望")),
      ("是", FunctionWord("但于就还可只正凡若要尤总老不算都即也倒硬却似自先既便或更真又才确求为一国由像", "非否")),
      ("对", FunctionWord("针面应反核校相绝结成作派配比敌查一敢不没", "口子立策应比照手话抗付标象症联接岸外内待于等称决账质换方错准流冲位视阵撞")),
      ("与", FunctionWord("参给赋授", "会时其否共")),
      ("并", FunctionWord("合归兼吞一火", "轨网购列肩且不非举行联存重进发蒂")),
      ("将", FunctionWord("即必终大上中少老干武主名强健虎战闯", "来军士领要近帅才心就")),
      ("由", FunctionWord("自理事缘经来任因", "于来此衷头")),
      ("把", FunctionWord("一两三几大火拖车手刀个数", "握关手柄脉控持戏式")),
      ("从", FunctionWord("自服听盲顺随侍主跟遵", "严事而容来不此前业中众小重简宽快优速俭政军属师")),
      ("向", FunctionWord("方走意志面趋导指倾转流动去投风定一", "导阳往来心上前")),
      ("被", FunctionWord("棉植覆毛睡", "子告动褥害套")),
      ("及", FunctionWord("以普涉触波顾危遍企", "时格早其至第")),
      ("于", FunctionWord("", "都洪是田家谦")),
      ("到", FunctionWord("报迟签得达感看受做找直遇周谈等独老来收碰听见说想提赶走回", "位期场岗会来底手家人达点头站账案时课任职校")),
      ("或", FunctionWord("抑", "许者是")),
      ("已", FunctionWord("而不业早", "经往")),
      ("我", FunctionWord("自", "们国省市县区党军院校行所局")),
      ("各", FunctionWord("", "各")),
      ("该", FunctionWord("应活", "")),
      ("使", FunctionWord("大促即行驱天公假迫致特", "用命馆者得节")),
      ("让", FunctionWord("礼转出谦退忍割", "利座步位路")),
    ].map { ($0.0.utf16.first ?? 0, $0.1) })

  /// Whether the last character of the name of a body and the one behind it are a word of its own: 部分, 部署.
  static func beginsWord(_ last: UInt16, _ next: UInt16) -> Bool {
    ownWords.contains(key(last, next))
  }

  /// Whether a doubled verb is the first word and the beginning of the second: 建设|建设者, 服务|服务业.
  static func beginsNoun(_ first: UInt16, _ second: UInt16, _ next: UInt16) -> Bool {
    next == 0x8005 || nouns.contains(UInt64(key(first, second)) << 16 | UInt64(next))
  }

  private static let nouns = Set(
    """
    保护区 服务业 服务型 服务员 服务区 服务队 服务站 发展型 发展区 发展史 开发区 管理员 管理区 管理费 管理层 示范区 示范户 示范点 示范村 生产力 生产资 生产性 生产线 生产队 研究生 研究员 研究所 \
    研究院 学习型 学习班 创新型 创新力 实验区 实验室 培训班 建设局 建设厅 领导力 领导班 执行力 监督员 监督权 检查组 检查站 调查组 调查员 合作社 交易所 交易额 投资额 投资人 消费品 消费税 \
    保险业 保险法 教育部 教育局 教育厅 农业部 工业化 城市化 教育家 文化馆 文化站 文化局 卫生院 卫生局 卫生间 生产者
    """.split(whereSeparator: \.isWhitespace).map { word in word.utf16.reduce(0) { $0 << 16 | UInt64($1) } })

  private static let ownWords = pairs("区域 区划 区间 区分 部分 部署 部门 部队 部件 部位 部级 会议 会员 会场 局面 局势 局部 行动 行业 行为 院长 校长 队员 队长 组长 组员")

  private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  private static func pairs(_ text: String) -> Set<UInt32> {
    Set(
      text.split(separator: " ").map { word in
        let units = Array(word.utf16)
        return key(units[0], units[1])
      })
  }

  private static let tried = pairs(
    """
    研究 讨论 商量 考虑 打听 了解 学习 休息 沟通 交流 琢磨 检查 锻炼 体验 尝试 收拾 打扫 调查 宣传 思考 参观 调整 商议 合计 核实 整理 活动 放松 \
    比较 评价 介绍 观察 总结 交代 教育 切磋 走动 算计 张罗 布置 反省 检讨 梳理 熟悉 掂量 探讨 分析 议论 打量 照顾 帮助 改造 表现 意思 非常 特别 永远 很多 \
    许多 好多 多少 大片 大块 成片 成批 大把 大口 如何 千万 纠正 暖和 雪白 通红 漆黑 笔直 冰凉 滚烫 碧绿 金黄 哗啦 扑通 轰隆 加油 谢谢 恭喜 注意 快跑 来啊
    """)

  private static let transitive = pairs(
    """
    推进 推动 加强 加快 落实 建设 完善 提升 提高 实施 促进 深化 优化 强化 健全 巩固 拓展 扩大 坚持 贯彻 增强 打造 构建 建立 形成 实现 完成 围绕 聚焦 \
    统筹 开展 推行 培育 引导 支持 鼓励 保障 维护 解决 改善 确保 发挥 抓好 做好 突出 把握 树立 严格 全面 深入 持续 积极 充分 不断 切实 着力 大力 努力 进一 \
    召开 举办 印发 制定 出台 发布 启动 破解 化解 防范 整治 打击 查处 压实 凝聚 激发 释放 盘活 补齐 用好 守住 筑牢 夯实 营造 弘扬 传承 践行 履行 遵守 执行
    """)

  private static let agents = pairs("组织 代表 领导 指挥 编辑 翻译 导演 裁判 主编 主持 主管 统领 调度 参谋 总管 监理 监制 导游 向导 代理 警卫 管家 保管 领队")

  private static let parallel = UnitSet("共互自又越且可能敢早多少同再")

  private static let inner = UnitSet("国省市县区乡镇村校院厂店街路网会年月线场城山河湖海江岛楼屋室家心手地园库站港")

  private static let after = UnitSet("的地得吧看去来响声起呢吗啊嘛")

  private static let governing = UnitSet("作做用有要来去到给会能成得过为行开办建改发收放出入进回起动定")

  private static let heightening = UnitSet("很太真好更最极")

  private static let alone = Set(
    """
    等人户家天年月日时事处处村镇县市个件项条层步点代样种样门节星常慢深渐刚仅多大小好快早久远近高低轻重细满圆紧牢稳稳默静悄偷偷暗明亮红绿青白黑蓝黄灰茫苍郁滔\
    浩荡洋勃蓬欣济彬谦孜兢战楚津跃熊炯历栩娓侃源绵翩频往每区屡仍偏恰统通渐略微淡浓厚薄软硬酸甜苦辣香臭热冷凉暖爸妈爷奶哥姐弟妹叔伯婶姑舅宝娃囡公婆太\
    谢看听说想走问试谈读写学做讲聊尝摸碰听动笑哭哈嘻呵嘿嗯啊哦喔咚当叮滴嗒哗隆沙落拳滚团堆排行列队组片块批套张句字声眼口手脚头心口页本章段笔画刀针线丝根株棵颗粒
    """.utf16)
}
