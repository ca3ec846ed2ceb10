/// The units that work reports count in. 届, 级 and 强 are ordinals, 度 and 里 mean too much else, 成 is in the numeral.
enum MeasureUnitRows {
  /// Every unit once; the order is of no meaning.
  static let all: [MeasureUnitRow] = [
    money, length, area, volume, mass, energy, power, voltage, temperature, people, personTimes, households, containers,
    calendarTime, time, age, ratio, points, doublings, count,
  ].flatMap { $0 }

  private static let money: [MeasureUnitRow] = [
    MeasureUnitRow("元", .money(.renminbi), notBefore: "旦素宵首"),
    MeasureUnitRow("圆", .money(.renminbi), notBefore: "满形桌"),
    MeasureUnitRow("块钱", .money(.renminbi)), MeasureUnitRow("美元", .money(.usDollar)),
    MeasureUnitRow("美金", .money(.usDollar)), MeasureUnitRow("港元", .money(.hongKongDollar)),
    MeasureUnitRow("港币", .money(.hongKongDollar)), MeasureUnitRow("澳门元", .money(.macaoPataca)),
    MeasureUnitRow("欧元", .money(.euro)), MeasureUnitRow("日元", .money(.yen)),
    MeasureUnitRow("韩元", .money(.won)), MeasureUnitRow("英镑", .money(.pound)),
    MeasureUnitRow("卢布", .money(.rouble)), MeasureUnitRow("澳元", .money(.australianDollar)),
  ]

  private static let length: [MeasureUnitRow] = [
    MeasureUnitRow("公里", .length, 1000), MeasureUnitRow("千米", .length, 1000),
    MeasureUnitRow("米", .length), MeasureUnitRow("分米", .length, 1, over: 10),
    MeasureUnitRow("厘米", .length, 1, over: 100), MeasureUnitRow("公分", .length, 1, over: 100),
    MeasureUnitRow("毫米", .length, 1, over: 1000), MeasureUnitRow("微米", .length, 1, over: 1_000_000),
    MeasureUnitRow("纳米", .length, 1, over: 1_000_000_000), MeasureUnitRow("海里", .length, 1852),
    MeasureUnitRow("华里", .length, 500), MeasureUnitRow("英里", .length, 201_168, over: 125),
    MeasureUnitRow("英尺", .length, 381, over: 1250), MeasureUnitRow("英寸", .length, 127, over: 5000),
    MeasureUnitRow("丈", .length, 10, over: 3), MeasureUnitRow("尺", .length, 1, over: 3),
    MeasureUnitRow("km", .length, 1000), MeasureUnitRow("m", .length),
    MeasureUnitRow("cm", .length, 1, over: 100), MeasureUnitRow("mm", .length, 1, over: 1000),
  ]

  private static let area: [MeasureUnitRow] = [
    MeasureUnitRow("平方公里", .area, 1_000_000), MeasureUnitRow("平方千米", .area, 1_000_000),
    MeasureUnitRow("平方米", .area), MeasureUnitRow("平方", .area), MeasureUnitRow("平米", .area),
    MeasureUnitRow("平方分米", .area, 1, over: 100), MeasureUnitRow("平方厘米", .area, 1, over: 10_000),
    MeasureUnitRow("平方毫米", .area, 1, over: 1_000_000), MeasureUnitRow("公顷", .area, 10_000),
    MeasureUnitRow("公亩", .area, 100), MeasureUnitRow("亩", .area, 2000, over: 3, notBefore: "产均"),
    MeasureUnitRow("顷", .area, 200_000, over: 3), MeasureUnitRow("hm²", .area, 10_000),
    MeasureUnitRow("km²", .area, 1_000_000), MeasureUnitRow("m²", .area),
    MeasureUnitRow("㎡", .area), MeasureUnitRow("㎞²", .area, 1_000_000),
  ]

  private static let volume: [MeasureUnitRow] = [
    MeasureUnitRow("立方米", .volume), MeasureUnitRow("立方", .volume),
    MeasureUnitRow("立方公里", .volume, 1_000_000_000), MeasureUnitRow("立方千米", .volume, 1_000_000_000),
    MeasureUnitRow("立方分米", .volume, 1, over: 1000),
    MeasureUnitRow("立方厘米", .volume, 1, over: 1_000_000),
    MeasureUnitRow("升", .volume, 1, over: 1000, notBefore: "级至到温"),
    MeasureUnitRow("毫升", .volume, 1, over: 1_000_000), MeasureUnitRow("m³", .volume),
    MeasureUnitRow("L", .volume, 1, over: 1000), MeasureUnitRow("mL", .volume, 1, over: 1_000_000),
  ]

  private static let mass: [MeasureUnitRow] = [
    MeasureUnitRow("吨", .mass, 1_000_000, notBefore: "级位"), MeasureUnitRow("公斤", .mass, 1000),
    MeasureUnitRow("千克", .mass, 1000), MeasureUnitRow("斤", .mass, 500),
    MeasureUnitRow("市斤", .mass, 500), MeasureUnitRow("克", .mass, notBefore: "服隆"),
    MeasureUnitRow("毫克", .mass, 1, over: 1000), MeasureUnitRow("微克", .mass, 1, over: 1_000_000),
    MeasureUnitRow("磅", .mass, 45_359_237, over: 100_000), MeasureUnitRow("t", .mass, 1_000_000),
    MeasureUnitRow("kg", .mass, 1000), MeasureUnitRow("g", .mass),
    MeasureUnitRow("mg", .mass, 1, over: 1000), MeasureUnitRow("μg", .mass, 1, over: 1_000_000),
    MeasureUnitRow("µg", .mass, 1, over: 1_000_000),
  ]

  private static let energy: [MeasureUnitRow] = [
    MeasureUnitRow("千瓦时", .energy, 3_600_000), MeasureUnitRow("瓦时", .energy, 3600),
    MeasureUnitRow("兆瓦时", .energy, 3_600_000_000),
    MeasureUnitRow("吉瓦时", .energy, 3_600_000_000_000),
    MeasureUnitRow("太瓦时", .energy, 3_600_000_000_000_000), MeasureUnitRow("焦耳", .energy),
    MeasureUnitRow("千焦", .energy, 1000), MeasureUnitRow("兆焦", .energy, 1_000_000),
    MeasureUnitRow("吉焦", .energy, 1_000_000_000), MeasureUnitRow("kWh", .energy, 3_600_000),
    MeasureUnitRow("kW·h", .energy, 3_600_000), MeasureUnitRow("MWh", .energy, 3_600_000_000),
    MeasureUnitRow("GWh", .energy, 3_600_000_000_000),
    MeasureUnitRow("TWh", .energy, 3_600_000_000_000_000),
  ]

  private static let power: [MeasureUnitRow] = [
    MeasureUnitRow("瓦", .power, notBefore: "斯"), MeasureUnitRow("千瓦", .power, 1000, notBefore: "级"),
    MeasureUnitRow("兆瓦", .power, 1_000_000, notBefore: "级"),
    MeasureUnitRow("吉瓦", .power, 1_000_000_000), MeasureUnitRow("太瓦", .power, 1_000_000_000_000),
    MeasureUnitRow("kW", .power, 1000), MeasureUnitRow("MW", .power, 1_000_000),
    MeasureUnitRow("GW", .power, 1_000_000_000),
  ]

  private static let voltage: [MeasureUnitRow] = [
    MeasureUnitRow("伏", .voltage, notBefore: "特"), MeasureUnitRow("千伏", .voltage, 1000),
    MeasureUnitRow("kV", .voltage, 1000),
  ]

  private static let temperature: [MeasureUnitRow] = [
    MeasureUnitRow("摄氏度", .temperature), MeasureUnitRow("℃", .temperature),
  ]

  private static let people: [MeasureUnitRow] = [
    MeasureUnitRow("人", .people, notBefore: "民均才工口"),
    MeasureUnitRow("名", .people, notBefore: "列次单录"),
    MeasureUnitRow("位", .people, notBefore: "数次居列于"),
  ]

  private static let personTimes: [MeasureUnitRow] = [
    MeasureUnitRow("人次", .personTimes), MeasureUnitRow("户次", .personTimes),
    MeasureUnitRow("车次", .personTimes), MeasureUnitRow("辆次", .personTimes),
    MeasureUnitRow("架次", .personTimes), MeasureUnitRow("班次", .personTimes),
    MeasureUnitRow("航次", .personTimes), MeasureUnitRow("列次", .personTimes),
    MeasureUnitRow("件次", .personTimes), MeasureUnitRow("台次", .personTimes),
    MeasureUnitRow("头次", .personTimes), MeasureUnitRow("剂次", .personTimes),
    MeasureUnitRow("例次", .personTimes), MeasureUnitRow("项次", .personTimes),
    MeasureUnitRow("场次", .personTimes), MeasureUnitRow("批次", .personTimes),
    MeasureUnitRow("亩次", .personTimes), MeasureUnitRow("家次", .personTimes),
    MeasureUnitRow("艘次", .personTimes), MeasureUnitRow("册次", .personTimes),
    MeasureUnitRow("篇次", .personTimes), MeasureUnitRow("只次", .personTimes),
    MeasureUnitRow("针次", .personTimes), MeasureUnitRow("人天", .personTimes),
    MeasureUnitRow("人份", .personTimes), MeasureUnitRow("人公里", .personTimes),
    MeasureUnitRow("吨公里", .personTimes), MeasureUnitRow("车公里", .personTimes),
    MeasureUnitRow("吨海里", .personTimes),
  ]

  private static let households: [MeasureUnitRow] = [
    MeasureUnitRow("户", .households, notBefore: "均籍")
  ]

  private static let containers: [MeasureUnitRow] = [
    MeasureUnitRow("标箱", .containers), MeasureUnitRow("标准箱", .containers),
  ]

  private static let calendarTime: [MeasureUnitRow] = [
    MeasureUnitRow("年", .calendarTime, 12, notBefore: "级代度检"),
    MeasureUnitRow("周年", .calendarTime, 12), MeasureUnitRow("个月", .calendarTime),
    MeasureUnitRow("季度", .calendarTime, 3), MeasureUnitRow("个季度", .calendarTime, 3),
    MeasureUnitRow("世纪", .calendarTime, 1200), MeasureUnitRow("个世纪", .calendarTime, 1200),
  ]

  private static let time: [MeasureUnitRow] = [
    MeasureUnitRow("天", .time, 86_400, notBefore: "然津"),
    MeasureUnitRow("周", .time, 604_800, notBefore: "边期"), MeasureUnitRow("星期", .time, 604_800),
    MeasureUnitRow("个星期", .time, 604_800), MeasureUnitRow("小时", .time, 3600),
    MeasureUnitRow("个小时", .time, 3600), MeasureUnitRow("分钟", .time, 60), MeasureUnitRow("秒", .time),
    MeasureUnitRow("秒钟", .time),
  ]

  private static let age: [MeasureUnitRow] = [
    MeasureUnitRow("岁", .age), MeasureUnitRow("周岁", .age),
  ]

  private static let ratio: [MeasureUnitRow] = [
    MeasureUnitRow("%", .ratio, 1, over: 100), MeasureUnitRow("％", .ratio, 1, over: 100),
    MeasureUnitRow("‰", .ratio, 1, over: 1000), MeasureUnitRow("倍", .ratio, notBefore: "增感"),
  ]

  private static let points: [MeasureUnitRow] = [
    MeasureUnitRow("个百分点", .percentagePoints), MeasureUnitRow("百分点", .percentagePoints),
    MeasureUnitRow("个基点", .percentagePoints, 1, over: 100),
    MeasureUnitRow("基点", .percentagePoints, 1, over: 100),
  ]

  private static let doublings: [MeasureUnitRow] = [
    MeasureUnitRow("番", .doublings, notBefore: "茄")
  ]

  private static let count: [MeasureUnitRow] = [
    MeasureUnitRow("个", .count), MeasureUnitRow("项", .count), MeasureUnitRow("家", .count),
    MeasureUnitRow("条", .count, notBefore: "例"), MeasureUnitRow("座", .count, notBefore: "谈"),
    MeasureUnitRow("所", .count, notBefore: "有以谓在"), MeasureUnitRow("处", .count, notBefore: "理级分置"),
    MeasureUnitRow("辆", .count), MeasureUnitRow("台", .count, notBefore: "阶账"),
    MeasureUnitRow("套", .count), MeasureUnitRow("张", .count), MeasureUnitRow("件", .count),
    MeasureUnitRow("批", .count, notBefore: "准复"), MeasureUnitRow("次", .count, notBefore: "数"),
    MeasureUnitRow("场", .count, notBefore: "所馆地"), MeasureUnitRow("期", .count, notBefore: "间待货"),
    MeasureUnitRow("支", .count, notBefore: "持撑"), MeasureUnitRow("只", .count, notBefore: "有要是能"),
    MeasureUnitRow("头", .count), MeasureUnitRow("口", .count, notBefore: "岸"),
    MeasureUnitRow("棵", .count), MeasureUnitRow("株", .count), MeasureUnitRow("粒", .count),
    MeasureUnitRow("颗", .count), MeasureUnitRow("枚", .count), MeasureUnitRow("匹", .count),
    MeasureUnitRow("羽", .count), MeasureUnitRow("尾", .count),
    MeasureUnitRow("本", .count, notBefore: "科来报身级地"), MeasureUnitRow("部", .count, notBefore: "门委件"),
    MeasureUnitRow("册", .count), MeasureUnitRow("篇", .count), MeasureUnitRow("份", .count),
    MeasureUnitRow("封", .count), MeasureUnitRow("幅", .count, notBefore: "度"),
    MeasureUnitRow("幢", .count), MeasureUnitRow("栋", .count),
    MeasureUnitRow("间", .count, notBefore: "接距"), MeasureUnitRow("层", .count, notBefore: "次面级"),
    MeasureUnitRow("块", .count), MeasureUnitRow("片", .count, notBefore: "区"),
    MeasureUnitRow("道", .count, notBefore: "路"), MeasureUnitRow("门", .count, notBefore: "类"),
    MeasureUnitRow("种", .count, notBefore: "植子业"), MeasureUnitRow("类", .count, notBefore: "别似"),
    MeasureUnitRow("款", .count, notBefore: "项"), MeasureUnitRow("例", .count, notBefore: "如外"),
    MeasureUnitRow("宗", .count), MeasureUnitRow("起", .count, notBefore: "来到"),
    MeasureUnitRow("笔", .count), MeasureUnitRow("轮", .count), MeasureUnitRow("遍", .count),
    MeasureUnitRow("趟", .count), MeasureUnitRow("组", .count, notBefore: "织"),
    MeasureUnitRow("队", .count, notBefore: "伍"), MeasureUnitRow("双", .count),
    MeasureUnitRow("副", .count), MeasureUnitRow("班", .count, notBefore: "子"),
    MeasureUnitRow("列", .count, notBefore: "入车"), MeasureUnitRow("架", .count),
    MeasureUnitRow("艘", .count), MeasureUnitRow("盏", .count),
    MeasureUnitRow("根", .count, notBefore: "据本"), MeasureUnitRow("段", .count),
    MeasureUnitRow("节", .count, notBefore: "能约点目"), MeasureUnitRow("床", .count, notBefore: "位"),
    MeasureUnitRow("瓶", .count), MeasureUnitRow("箱", .count), MeasureUnitRow("桶", .count),
    MeasureUnitRow("袋", .count), MeasureUnitRow("包", .count, notBefore: "括含"),
    MeasureUnitRow("车", .count, notBefore: "辆间站"), MeasureUnitRow("剂", .count),
    MeasureUnitRow("堂", .count), MeasureUnitRow("顿", .count), MeasureUnitRow("票", .count),
    MeasureUnitRow("席", .count, notBefore: "位"), MeasureUnitRow("字", .count, notBefore: "段"),
    MeasureUnitRow("眼", .count, notBefore: "科镜前睛光下看里界疾部底角神泪中红球药望见熟珠罩影"),
    MeasureUnitRow("单", .count, notBefore: "位元项独体边双价身词纯个人据向方程品株机亲层摆杠号打车干列调薄"),
    MeasureUnitRow("顶", .count, notBefore: "级层端部尖梁点峰住替着岗"),
    MeasureUnitRow("扇", .count, notBefore: "形贝区"), MeasureUnitRow("卷", .count, notBefore: "烟入起宗首积帘心"),
    MeasureUnitRow("盒", .count, notBefore: "子"), MeasureUnitRow("罐", .count, notBefore: "头体车装"),
    MeasureUnitRow("捆", .count, notBefore: "绑扎"), MeasureUnitRow("孔", .count, notBefore: "子庙雀径洞隙融"),
    MeasureUnitRow("丛", .count, notBefore: "林书生"), MeasureUnitRow("束", .count, notBefore: "缚手"),
    MeasureUnitRow("枝", .count, notBefore: "叶条头干"), MeasureUnitRow("朵", .count),
    MeasureUnitRow("樘", .count), MeasureUnitRow("杆", .count, notBefore: "塔菌"),
    MeasureUnitRow("具", .count, notBefore: "有体备象"), MeasureUnitRow("尊", .count, notBefore: "重敬老师称严崇"),
    MeasureUnitRow("页", .count, notBefore: "面岩码"), MeasureUnitRow("桌", .count, notBefore: "面椅子球布"),
    MeasureUnitRow("股", .count, notBefore: "份东票权市民道"),
    MeasureUnitRow("首", .count, notBefore: "次先个席位都家批届府要创任富期场发套付尾播站日善饰"),
    MeasureUnitRow("集", .count, notBefore: "中体团成聚约贸市群镇装资结合会散美训邮"),
    MeasureUnitRow("处方", .count), MeasureUnitRow("面", .count, notBefore: "积临向对"),
    MeasureUnitRow("工作日", .count), MeasureUnitRow("个工作日", .count), MeasureUnitRow("课时", .count),
    MeasureUnitRow("学时", .count),
  ]
}
