import ProseText

/// What Chinese doubles by itself, and which words only a slip doubles.
enum Reduplication {
  /// Whether ABAB is a form of the language: verbs of trying (研究研究), 一件一件, intensives (非常非常), AABB and the like.
  static func doubles(_ first: UInt16, _ second: UInt16) -> Bool {
    first.isChineseOrdinalDigit || first == 0x534A || first == 0x51E0 || tried.contains(key(first, second))
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

  /// Whether XX is a word or a form of its own: 人人, 常常, 慢慢, 爸爸.
  static func doublesAlone(_ unit: UInt16) -> Bool {
    alone.contains(unit)
  }

  /// Whether a word is over where `unit` follows: a function word or a mark.
  static func followsWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7684, 0x4E86, 0x548C, 0x4E0E, 0x53CA, 0x7B49, 0x4E2D, 0x4E0A, 0x91CC, 0x5185: true
    default: unit == 0x3001 || unit == .paragraphEnd || unit.endsClause || unit.endsSentence
    }
  }

  /// Whether a function word that stands twice before `next` is no part of another word: 的的, but not 的的确确; 和和, but
  /// not 和和平; 了了 before a figure, but not 了了解.
  static func isFunctionWordTwice(_ unit: UInt16, before next: UInt16) -> Bool {
    switch unit {
    case 0x7684: next != 0x786E && next != 0x58EB && next != unit
    case 0x548C: next.isHan && !wordsOfHarmony.contains(next) && next != unit
    case 0x4E86: next.isASCIIDigit || next.isFullWidthDigit
    default: false
    }
  }

  /// What 和 begins a word with: 和平, 和谐, 和解 …
  private static let wordsOfHarmony = Set("平谐睦美气约好善解蔼田县政缓煦顺服弦暖衷声珅亲盘局棋牌尚硕林龙顺合".utf16)

  /// Whether the last character of the name of a body and the one behind it are a word of its own: 部分, 部署.
  static func beginsWord(_ last: UInt16, _ next: UInt16) -> Bool {
    ownWords.contains(key(last, next))
  }

  private static let ownWords = pairs("部分 部署 部门 部队 部件 部位 部级 会议 会员 会场 局面 局势 局部 行动 行业 行为 院长 校长 队员 队长 组长 组员")

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
    许多 好多 多少 大片 大块 成片 成批 大把 大口 雪白 通红 漆黑 笔直 冰凉 滚烫 碧绿 金黄 哗啦 扑通 轰隆 加油 谢谢 恭喜 注意 快跑 来啊
    """)

  private static let transitive = pairs(
    """
    推进 推动 加强 加快 落实 建设 完善 提升 提高 实施 促进 深化 优化 强化 健全 巩固 拓展 扩大 坚持 贯彻 增强 打造 构建 建立 形成 实现 完成 围绕 聚焦 \
    统筹 开展 推行 培育 引导 支持 鼓励 保障 维护 解决 改善 确保 发挥 抓好 做好 突出 把握 树立 严格 全面 深入 持续 积极 充分 不断 切实 着力 大力 努力 进一 \
    召开 举办 印发 制定 出台 发布 启动 破解 化解 防范 整治 打击 查处 压实 凝聚 激发 释放 盘活 补齐 用好 守住 筑牢 夯实 营造 弘扬 传承 践行 履行 遵守 执行
    """)

  private static let agents = pairs("组织 代表 领导 指挥 编辑 翻译 导演 裁判 主编 主持 主管 统领 调度 参谋 总管 监理 监制 导游 向导 代理 警卫 管家 保管 领队")

  private static let parallel = Set("共互自又越且可能敢早多少同再".utf16)

  private static let alone = Set(
    """
    人户家天年月日时事处处村镇县市个件项条层步点代样种样门节星常慢深渐刚仅多大小好快早久远近高低轻重细满圆紧牢稳稳默静悄偷偷暗明亮红绿青白黑蓝黄灰茫苍郁滔\
    浩荡洋勃蓬欣济彬谦孜兢战楚津跃熊炯历栩娓侃源绵翩频往每区屡仍偏恰统通渐略微淡浓厚薄软硬酸甜苦辣香臭热冷凉暖爸妈爷奶哥姐弟妹叔伯婶姑舅宝娃囡公婆太\
    谢看听说想走问试谈读写学做讲聊尝摸碰听动笑哭哈嘻呵嘿嗯啊哦喔咚当叮滴嗒哗隆沙落拳滚团堆排行列队组片块批套张句字声眼口手脚头心口页本章段笔画刀针线丝根株棵颗粒
    """.utf16)
}
