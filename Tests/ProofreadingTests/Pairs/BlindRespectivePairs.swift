/// Lists of values, written after the rule was first made and before it was tried on them.
enum BlindRespectivePairs {
  /// Wrong and right.
  static let all: [FigurePair] = [
    FigurePair("县城、集镇和乡村学校的生均图书分别为45册、32册⟦|和28册⟧。"),
    FigurePair("三条生产线日产量依次为1200件、980件⟦|、860件⟧。"),
    FigurePair("出口额、进口额分别为3.2亿元、1.8亿元⟦、1.4亿元|⟧。"),
    FigurePair("老城区、新城区、开发区分别设置停车泊位3200个、2600个⟦|、1500个⟧。"),
    FigurePair("2023年和2024年分别招录教师42名、56名⟦、60名|⟧。"),
    FigurePair("团体赛前三名得分各为98分、95分⟦|、93分⟧。"),
    FigurePair("胃癌、肝癌、肺癌的筛查人数分别达到1600人、1450人⟦|、1820人⟧。"),
    FigurePair("空气质量优、良天数分别为120天、190天⟦、26天|⟧。"),
    FigurePair("党委书记、镇长、人大主席分别包联3个村、2个村⟦|和2个村⟧。"),
    FigurePair("大、中、小型水库分别有1座、6座⟦|、42座⟧。"),
  ]

  /// Right as they stand.
  static let silent: [String] = [
    "两个专班分别深入6个乡镇、32个村。", "规模以上工业增加值和固定资产投资分别增长8.2%、10.5%，高于全省1.2个、3.1个百分点。", "农村集中供水率、自来水普及率分别达到98%和95%。",
    "甲乙双方分别出资60%、40%。", "城区、镇区以及乡村教师分别为860人、420人和310人。", "省、市分别下达资金800万元、300万元。",
  ]
}
