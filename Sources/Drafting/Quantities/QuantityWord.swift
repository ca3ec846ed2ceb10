/// What a word does to the quantities near it. Words are told by what they do, not by the phrases they stand in.
package enum QuantityWord: UInt8, Hashable, Sendable {
  /// A word that only looks like one of the others: 公共, 从事, 占地.
  case none
  /// The quantity is the sum of those before it: 合计, 总计, 加起来.
  case sum
  /// The quantity is of the whole: 共, 累计, 总数.
  case total
  /// Parts follow that need not be all: 其中, 包括.
  case among
  /// Parts follow that are all there are: 分为, 构成.
  case consists
  /// Values follow, one for each subject: 分别, 依次.
  case each
  /// What is left of the whole: 其余, 剩余.
  case rest
  /// The quantity is a share of something: 占, 占比, 比重.
  case share
  /// 率: the quantity is a rate.
  case rate
  /// Opens the figure before a change: 由, 从.
  case from
  /// Leads to the figure after a change: 到, 至.
  case to
  /// Gives a level: 为, 达到.
  case level
  /// The quantity is a growth: 增长, 新增.
  case rise
  /// The quantity is a decline: 下降, 减少.
  case fall
  /// A noun for a change: 增幅, 增速.
  case change
  /// What is compared with: 比, 同比.
  case than
  /// A time before: 去年, 上月.
  case earlier
  /// The time of the report: 今年, 目前.
  case current
  /// A time to come, or a plan for it: 明年, 力争.
  case planned
  /// The quantity is for one of many, or a mean: 每, 人均.
  case per
  /// 中, 里 after what parts are taken from.
  case within
  /// The base of a change: 基础上.
  case base
  /// About the figure: 约.
  case about
  /// Less than the figure: 近, 不到.
  case below
  /// More than the figure: 超过, 突破, 至少.
  case above
}

/// The words, ready to be found in a text.
struct QuantityWordTable: Sendable {
  /// One word.
  private struct Entry: Sendable {
    let word: QuantityWord
    /// Where the units behind the first lie in `pool`.
    let start: Int
    let end: Int
  }

  /// All words by their first unit, longer ones first.
  private let entries: [Entry]
  private let pool: [UInt16]
  /// The units that begin words, in open addressing, and the entries of each.
  private let slots: [(unit: UInt16, entries: Range<Int>)]
  /// The units that begin a word, are a mark that divides, or open a name.
  let telling: UnitSet
  /// The units that begin a word.
  private let heads: UnitSet
  /// A bit for the first two units of every longer word: at most places a word of one unit stands, or none.
  private let sieve: [UInt64]

  /// The table; made once and never changed.
  static let shared = QuantityWordTable()

  private init() {
    var words: [(units: [UInt16], word: QuantityWord)] = []
    for (word, list) in Self.lists {
      words += list.split(separator: " ").map { (Array($0.utf16), word) }
    }
    words.sort {
      $0.units[0] == $1.units[0] ? $0.units.count > $1.units.count : $0.units[0] < $1.units[0]
    }
    var entries: [Entry] = []
    var pool: [UInt16] = []
    var groups: [UInt16: Range<Int>] = [:]
    var telling = UnitSet("、，,（(）)：:；;“《")
    var heads = UnitSet()
    var sieve = [UInt64](repeating: 0, count: 1 << 8)
    for (index, (units, word)) in words.enumerated() {
      let start = pool.count
      pool += units.dropFirst()
      entries.append(Entry(word: word, start: start, end: pool.count))
      groups[units[0]] = (groups[units[0]]?.lowerBound ?? index)..<index + 1
      telling.insert(units[0])
      heads.insert(units[0])
      if units.count > 1 {
        let bit = Self.bit(units[0], units[1])
        sieve[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    var capacity = 8
    while capacity < groups.count * 2 { capacity *= 2 }
    var slots = [(unit: UInt16, entries: Range<Int>)](repeating: (0, 0..<0), count: capacity)
    for (unit, entries) in groups {
      var slot = Self.slot(unit, capacity)
      while slots[slot].unit != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (unit, entries)
    }
    (self.entries, self.pool, self.slots) = (entries, pool, slots)
    (self.telling, self.heads, self.sieve) = (telling, heads, sieve)
  }

  /// The longest word at `index`, and the unit after it; nil when none begins there.
  @inline(__always)
  func word(at index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>) -> (word: QuantityWord, end: Int)? {
    guard heads.contains(units[index]) else { return nil }
    return word(from: index, limit: limit, in: units)
  }

  private func word(
    from index: Int, limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> (word: QuantityWord, end: Int)? {
    var slot = Self.slot(units[index], slots.count)
    while slots[slot].unit != units[index] { slot = (slot + 1) & (slots.count - 1) }
    let group = slots[slot].entries
    let bit = Self.bit(units[index], index + 1 < limit ? units[index + 1] : 0)
    let isLonger = sieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    for entry in isLonger ? group : group.upperBound - 1..<group.upperBound {
      let word = entries[entry]
      let end = index + 1 + word.end - word.start
      guard end <= limit else { continue }
      var at = index + 1
      while at < end, pool[word.start + at - index - 1] == units[at] { at += 1 }
      if at == end { return (word.word, end) }
    }
    return nil
  }

  /// Where the search for `unit` begins among `capacity` places, a power of two.
  private static func slot(_ unit: UInt16, _ capacity: Int) -> Int {
    Int((UInt32(unit) &* 0x9E37_79B1) >> 16) & (capacity - 1)
  }

  /// A number below 2¹⁴ for two units.
  private static func bit(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 18)
  }

  private static let lists: [(QuantityWord, String)] = [
    (.sum, "合计 总计 共计 一共 总共 加起来 相加 合起来 累加 总和 合共 拢共 两者共 三者共 汇总"),
    (
      .total,
      """
      共 共有 累计 总数 总量 总额 总人数 总户数 总面积 总长 总长度 总里程 全长 总投资 总规模 总值 总产量 总产值 总收入 总支出 总票数 总库容 总建筑面积 总数量 \
      总资金 总金额 总人口 总床位 总学时 总课时 总计划 总编制 总资产 总量为 总体规模 总成本 总费用 总用量 总份数 总场次 总里数 总重 总装机
      """
    ),
    (.among, "其中 包括 包含 内含 含有 含 涵盖 里面 当中有 用于 来自 中有"),
    (.consists, "分为 分成 划分为 组成 构成 细分为 拆分为"),
    (.each, "分别 依次 各自 各为 各有 各是 各达 各占 各获 各得 依序 顺次"),
    (.rest, "其余 剩余 余下 剩下 其他 其它 另有 还有 另外 尚有 仍有 尚余 余者"),
    (.share, "占 占比 比重 比例 占到 占了 份额"),
    (.rate, "率 满意度 占有率"),
    (.from, "由 从 自"),
    (.to, "到 至"),
    (.level, "为 达 达到 是 有 实现 完成 即"),
    (
      .rise,
      """
      增长 增加 增 上升 升 提高 提升 扩大 扩充 扩展 跃升 攀升 回升 上浮 上调 上涨 涨 多出 多了 多招 多收 新增 净增 增收 增产 增设 增建 增配 增资 增员 增派 \
      拓展 翻 翻了 扩招 扩容 上扬 增添 走高 加长 延长 拉长 提 同增 年增
      """
    ),
    (
      .fall,
      """
      下降 减少 降低 降 减 缩短 压缩 压减 缩减 缩小 回落 下调 下滑 下跌 跌 精简 削减 收窄 少了 少收 少招 减轻 减产 减收 缩水 衰减 裁减 核减 精减 调减 \
      压降 少用 少花 递减 锐减 跳水 萎缩 同降 走低
      """
    ),
    (.change, "增幅 降幅 增速 增长率 涨幅 升幅 跌幅 减幅 增量 增额 增长速度 下降率 上升率"),
    (.than, "比 较 同比 环比 相比 对比 比较 相较"),
    (
      .earlier,
      """
      去年 上年 前年 上月 上一年 上年度 上季度 上个月 去年同期 上年同期 同期 年初 原来 原先 此前 过去 以前 当初 改造前 年前 月前 往年 上周 上届 上期 之前 \
      前一年 头年 期初 起初 原有 原 最初 前期 基期 往期
      """
    ),
    (.current, "今年 本年 本年度 本月 本季度 目前 现在 如今 当前 现 本年末 年末 年底 本周 本届 本期 当年 这一年 次年 次月 眼下 截至 截止 期末"),
    (
      .planned,
      "明年 力争 计划 预计 目标 拟 争取 预期 将 确保 到时 规划 有望 今后 未来 下一步 明后年 应 应到 预算 概算 任务 设计 定额 下年 要"
    ),
    (.per, "每 人均 户均 平均 年均 亩均 月均 日均 场均 均 单价 次均 校均 村均 班均 单 单产 均价 时均 一亩 一人 一户"),
    (.within, "中 里 当中 之中 内 之内"),
    (.base, "基础上 基数上 基础之上"),
    (.about, "约 大约 约为 约有 约占 大概 大致 左近 差不多"),
    (.below, "近 不到 不足 将近 接近 不满 未满 不超过 不超 低于 少于 小于 至多 最多 不多于 不高于"),
    (.above, "超 超过 逾 突破 至少 上百 高于 大于 多于 不少于 不低于 不小于 最少 多达 超出 过"),
    (
      .none,
      """
      公共预算收入 公共预算支出 基金预算收入 基金预算支出 经营预算收入 公共 共产党 共同 共建 共享 共青 共筑 共治 共谋 共创 共商 共识 共管 共赢 共和 中共 共性 共用 共产 共振 共话 共富 共通 共鸣 共进 共抓 共度 共办 共育 \
      从事 从业 从严 从优 从而 从来 从未 从中 从头 从众 从容 服从 从紧 从快 从实 从政 从教 从医 从军 从小 听从 自从 \
      由于 自由 理由 由此 经由 由来 事由 案由 缘由 自主 自然 自治 自身 自我 自愿 自筹 自有 自信 自强 自建 自查 自制 自营 自助 各自为 自己 来自于 自发 自动 自来水 自行 自觉 自贸 \
      为民 为了 成为 作为 认为 因为 行为 为主 为先 为本 为此 为何 人为 为期 为准 为重 为根 为要 较为 为辅 以人为 为企 为农 为老 为基 为载 为抓 为核 为中心 为重点 为契机 为牵引 为导向 为目标 为统领 \
      到位 到期 到场 到岗 到会 到来 到底 来到 得到 感到 看到 受到 做到 找到 直到 遇到 周到 谈到 等到 签到 独到 老到 报到 到家 到人 到户 到村 到底 到手 \
      至今 甚至 直至 以至 至于 乃至 至上 至此 至关 冬至 夏至 \
      占地 侵占 占用 抢占 占领 独占 霸占 占据 \
      比较满意 比较了解 比较认可 比较支持 比较熟悉 比如 比赛 比武 比拼 比方 比学 评比 比例尺 比选 比对 比价 比照 无比 好比 百分比 比亚迪 \
      较大 较好 较快 较强 较多 较少 较高 较低 较长 较为 较真 计较 较量 较重 \
      增强 增进 增信 增效 增绿 增援 提高认识 提升质量 提出 提供 提交 提案 提前 提请 提名 提议 提醒 提取 提振 提倡 提拔 提问 提炼 提示 提级 提起 提质 提速 前提 \
      降雨 降水 降雪 降温 降本 投降 降碳 降费 减税 减免 减排 减贫 减灾 减肥 减负 减震 减刑 加减 \
      升级 升学 升旗 晋升 升华 升温 升降 升迁 \
      一律 有关 有效 有序 有力 有利 有限 有机 有人 有色 有待 有助 有余 国有 所有 没有 拥有 具有 私有 持有 带有 富有 公有 自有 有偿 有害 有别 有所 有为 有的 特有 固有 独有 \
      是否 是以 但是 于是 只是 还是 就是 而是 凡是 正是 总是 也是 不是 实是 \
      为民 达人 达标 发达 到达 传达 表达 达成 下达 送达 转达 直达 抵达 通达 达州 达利 雷达 马达 \
      完成度 完成情况 实现率 其中一 中心 中国 中共 中央 中小 中学 中医 中级 中等 中型 中部 中期 集中 中午 中旬 空中 初中 高中 中西 中药 中层 中标 中间 中介 中转 中华 中高 中药材 中专 中农 中东 中游 中上 中枢 中试 中欧 中年 中老 中青 中考 中式 中巴 中山 \
      里程 公里 邻里 华里 哪里 这里 里弄 里长 村里 \
      内部 内容 内外 内地 内需 内陆 境内 内河 内科 国内 内在 内生 内涵 区内 省内 市内 县内 内销 内贸 内资 内阁 内蒙 校内 \
      邻近 最近 附近 临近 靠近 近年 近日 近期 近来 近些 近代 近郊 远近 近视 贴近 亲近 近几 近五 近三 近两 近十 就近 相近 近海 近岸 \
      超前 超市 超级 超时 超载 超标 超额 超限 超声 超大 超高 超导 超低 超长 超算 赶超 超期 高超 超员 过程 过渡 过度 过剩 通过 经过 过后 过关 过硬 过年 过节 过往 过境 过半 过错 过冬 过户 过夜 过路 过来 过敏 过滤 不过 难过 过问 过多 过少 \
      约谈 约束 节约 合约 预约 条约 公约 签约 制约 违约 大约束 履约 契约 集约 邀约 约定 特约 网约 纽约 简约 规约 守约 续约 相约 约会 \
      原则 原因 原料 原址 原貌 原样 原班 原籍 原文 原件 原油 高原 原始 平原 原创 原本 原子 还原 原地 原住 原材 草原 中原 太原 原野 原煤 原木 原粮 资源 能源 原来如 \
      现代 现场 现金 现状 现实 发现 表现 体现 呈现 涌现 出现 展现 现象 现役 兑现 现货 现房 现阶 显现 重现 再现 现行 \
      每天 每周 每月 每年 每季度 每逢 每当 每半年 \
      平均分 均衡 均等 均匀 均已 均为 均有 均在 均可 均能 均由 均未 均不 均被 均以 均达 均可 均需 均按 均须 \
      单位 简单 名单 清单 订单 菜单 单独 单项 单一 单纯 单元 单身 单向 单车 单亲 单体 保单 榜单 单打 单边 单方 下单 单据 \
      应用 应急 适应 应对 供应 反应 相应 响应 应当 效应 应届 应收 应付 应聘 感应 应变 应邀 对应 应有 应用于 应战 答应 \
      将军 将来 即将 将领 将士 大将 名将 干将 即使 即刻 即可 立即 即时 随即 即便 即日 即兴 \
      要求 主要 重要 需要 要点 要素 只要 要闻 摘要 纪要 必要 要件 要害 要塞 简要 概要 要紧 \
      同志 同时 共同 同心 合同 同意 不同 同步 同样 同等 相同 同学 同行 同级 同类 同乡 会同 同胞 协同 大同 同仁 同事 同城 同频 同题 同向 同龄 陪同 赞同 认同 同质 同权 同工 同价 同业 同台 连同 等同 随同 雷同 视同 胡同 \
      参与 给与 赋与 与会 与时 与此 与民 与日 付与 与否 寄与 \
      总书记 总结 总部 总体 总理 总经理 总要求 总工会 总是 总之 总的 总目标 总队 总站 总裁 总会 总台 总监 总支 党总支 总校 总务 总局 总署 总统 总工 总厂 总公司 总院 总指挥 总决赛 总评 总动员 总规 总纲 总归 总集 总攻 总领 老总 总算 \
      含金量 含量 包含量 饱含 蕴含 \
      多了解 少了解 翻译 翻身 翻新 翻修 推翻 翻阅 翻建 \
      率先 率领 效率 统率 率队 草率 坦率 表率 \
      基本 单位产值 单位能耗 \
      任务书 任务单 计划生育 规划局 规划师 设计师 设计院 要约 \
      上涨幅 增长极 增长点 \
      分为主 构成犯罪 构成要件
      """
    ),
  ]
}
