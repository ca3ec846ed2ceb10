/// Words and items that stand twice by a slip, each beside the sentence without it.
enum RepetitionPairs {
  /// A word written twice in a row.
  static let words: [RulePair] = [
    RulePair("要⟦压实压实⟧属地责任。", "要压实属地责任。"),
    RulePair("持续⟦改善改善⟧营商环境。", "持续改善营商环境。"),
    RulePair("全市⟦开展开展⟧隐患排查。", "全市开展隐患排查。"),
    RulePair("切实⟦维护维护⟧群众利益。", "切实维护群众利益。"),
    RulePair("⟦根据根据⟧省里安排，县里制定了方案。", "根据省里安排，县里制定了方案。"),
    RulePair("今年⟦以来以来⟧，全乡新修水渠八公里。", "今年以来，全乡新修水渠八公里。"),
    RulePair("积极⟦引导引导⟧社会资本下乡。", "积极引导社会资本下乡。"),
    RulePair("⟦乡村振兴乡村振兴⟧战略全面铺开。", "乡村振兴战略全面铺开。"),
    RulePair("各单位⟦必须必须⟧按时报送。", "各单位必须按时报送。"),
    RulePair("加大⟦财政财政⟧投入力度。", "加大财政投入力度。"),
    RulePair("⟦人民政府人民政府⟧高度重视信访工作。", "人民政府高度重视信访工作。"),
    RulePair("有力⟦保障保障⟧了春耕用水。", "有力保障了春耕用水。"),
    RulePair("村里⟦成立成立⟧了合作社。", "村里成立了合作社。"),
    RulePair("⟦以及以及⟧配套管网同步完工。", "以及配套管网同步完工。"),
    RulePair("干部⟦应当应当⟧带头执行。", "干部应当带头执行。"),
    RulePair("⟦基础设施基础设施⟧短板仍然突出。", "基础设施短板仍然突出。"),
    RulePair("⟦我们我们⟧要清醒看到差距。", "我们要清醒看到差距。"),
    RulePair("全年⟦完成投资完成投资⟧12亿元。", "全年完成投资12亿元。"),
    RulePair("工作组⟦深入深入⟧田间地头。", "工作组深入田间地头。"),
    RulePair("企业效益⟦明显明显⟧好转。", "企业效益明显好转。"),
    RulePair("让群众有更多⟦获得感获得感⟧。", "让群众有更多获得感。"),
    RulePair("严格⟦按照按照⟧程序办理。", "严格按照程序办理。"),
    RulePair("⟦通过通过⟧走访摸清底数。", "通过走访摸清底数。"),
    RulePair("确保⟦不发生不发生⟧规模性返贫。", "确保不发生规模性返贫。"),
  ]

  /// An item or clause that stands twice, a verb that governs its own noun, a character typed twice.
  static let others: [RulePair] = [
    RulePair("做到⟦底数清楚、底数清楚⟧、措施得力。", "做到底数清楚、措施得力。"),
    RulePair("⟦加强队伍建设，加强队伍建设⟧，提升服务水平。", "加强队伍建设，提升服务水平。"),
    RulePair("⟦坚持统筹推进；坚持统筹推进⟧；坚持分类施策。", "坚持统筹推进；坚持分类施策。"),
    RulePair("⟦发改局、发改局⟧、财政局联合发文。", "发改局、财政局联合发文。"),
    RulePair("委托机构对⟦审计进行审计⟧。", "委托机构进行审计。"),
    RulePair("对项目⟦监管开展监管⟧。", "对项目开展监管。"),
    RulePair("我县⟦经济经济⟧运行平稳。", "我县经济运行平稳。"),
    RulePair("完善⟦道路硬化、道路硬化⟧和路灯亮化。", "完善道路硬化和路灯亮化。"),
  ]

  /// What the rule does not see: where a word of two characters ends only a dictionary tells, and whether a character
  /// belongs to the word before it only the rest of a draft.
  static let unseen: [RulePair] = [
    RulePair("发展⟦蔬菜、蔬菜⟧、菌菇、茶叶产业。", "发展蔬菜、菌菇、茶叶产业。"),
    RulePair("重点检查⟦学校、学校⟧、医院、车站。", "重点检查学校、医院、车站。"),
    RulePair("推动各项任务落到实⟦处处⟧。", "推动各项任务落到实处。"),
    RulePair("提高公共服⟦务务⟧水平。", "提高公共服务水平。"),
    RulePair("全面推⟦进进⟧移风易俗。", "全面推进移风易俗。"),
    RulePair("牢⟦记记⟧嘱托，感恩奋进。", "牢记嘱托，感恩奋进。"),
    RulePair("水质达⟦标标⟧率稳步上升。", "水质达标率稳步上升。"),
    RulePair("为企业纾困解⟦难难⟧。", "为企业纾困解难。"),
  ]
}
