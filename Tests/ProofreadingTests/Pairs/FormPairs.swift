/// Figures and units in forms that they should not have, each beside one that they may have. They were written before
/// the rules.
enum FormPairs {
  /// Reversed ranges, and ranges whose first figure lacks what the second has.
  static let ranges: [BlindPair] = [
    BlindPair("figure-range", "坡地亩产600～500公斤。", "坡地亩产500～600公斤。"),
    BlindPair("figure-range", "过程雨量一般为50—30毫米。", "过程雨量一般为30—50毫米。"),
    BlindPair("figure-range", "返乡创业者多在45岁至30岁之间。", "返乡创业者多在30岁至45岁之间。"),
    BlindPair("figure-range", "每户补助5000元至3000元。", "每户补助3000元至5000元。"),
    BlindPair("figure-range", "户均奖补3万至2万元不等。", "户均奖补2万至3万元不等。"),
    BlindPair("figure-range", "增速保持在8%到6%之间。", "增速保持在6%到8%之间。"),
    BlindPair("figure-range", "自付比例为15—30%。", "自付比例为15%—30%。"),
    BlindPair("figure-range", "预计全年利润增长5～7％。", "预计全年利润增长5％～7％。"),
    BlindPair("figure-range", "单个项目奖励40～60万元。", "单个项目奖励40万～60万元。"),
    BlindPair("figure-range", "产业规模有望达到9至16亿元。", "产业规模有望达到9亿至16亿元。"),
    BlindPair("figure-range", "冷库温度控制在8℃~2℃。", "冷库温度控制在2℃~8℃。"),
    BlindPair("figure-range", "每场参训人数为1200—800人。", "每场参训人数为800—1200人。"),
    BlindPair("figure-range", "安置房面积为一百二十至八十平方米。", "安置房面积为八十至一百二十平方米。"),
  ]

  /// Two words of approximation on one figure.
  static let approximations: [BlindPair] = [
    BlindPair("figure-approximation", "义诊共接待近500余名群众。", "义诊共接待近500名群众。"),
    BlindPair("figure-approximation", "全院不到20台左右设备超期。", "全院不到20台设备超期。"),
    BlindPair("figure-approximation", "到会职工超过100人以上。", "到会职工超过100人。"),
    BlindPair("figure-approximation", "驻村干部每月至少入户3次以上。", "驻村干部每月至少入户3次。"),
    BlindPair("figure-approximation", "办件时间最多10天以内。", "办件时间最多10天。"),
    BlindPair("figure-approximation", "流转土地约200余亩。", "流转土地200余亩。"),
    BlindPair("figure-approximation", "外出务工者大约占60%左右。", "外出务工者大约占60%。"),
    BlindPair("figure-approximation", "群众满意率接近九成以上。", "群众满意率接近九成。"),
    BlindPair("figure-approximation", "每村三四十户左右。", "每村三四十户。"),
    BlindPair("figure-approximation", "广场上聚集了近千余人。", "广场上聚集了近千人。"),
    BlindPair("figure-approximation", "参保的不足百人左右。", "参保的不足百人。"),
    BlindPair("figure-approximation", "节约经费将近30多万元。", "节约经费将近30万元。"),
    BlindPair("figure-approximation", "年内举办上百余场讲座。", "年内举办上百场讲座。"),
    BlindPair("figure-approximation", "法庭审结纠纷逾300余件。", "法庭审结纠纷逾300件。"),
    BlindPair("figure-approximation", "合作社成员十几人左右。", "合作社成员十几人。"),
    BlindPair("figure-approximation", "产值突破80亿元以上。", "产值突破80亿元。"),
    BlindPair("figure-approximation", "全镇8000多人左右参加体检。", "全镇8000多人参加体检。"),
  ]

  /// Figures that mix their writings, are cut, or are grouped wrongly.
  static let figures: [BlindPair] = [
    BlindPair("figure-form", "全年接待游客3千人次。", "全年接待游客3000人次。"),
    BlindPair("figure-form", "发动党员5百名。", "发动党员500名。"),
    BlindPair("figure-form", "优良率达百分之95。", "优良率达95%。"),
    BlindPair("figure-form", "98年特大洪水后，堤防全线加高。", "1998年特大洪水后，堤防全线加高。"),
    BlindPair("figure-form", "二零二五年工作要点", "二〇二五年工作要点"),
    BlindPair("figure-form", "全校图书12,56册。", "全校图书1256册。"),
    BlindPair("figure-form", "投入资金9万2千6百元。", "投入资金92600元。"),
    BlindPair("figure-form", "诊室共有10几个医生。", "诊室共有十几个医生。"),
    BlindPair("figure-form", "二O二四年的账目已经公开。", "二〇二四年的账目已经公开。"),
    BlindPair("figure-form", "帮扶20几年来，他走遍各村。", "帮扶二十几年来，他走遍各村。"),
    BlindPair("figure-form", "全县３６个村、128个组和45家合作社参与，投入210万元。", "全县36个村、128个组和45家合作社参与，投入210万元。"),
    BlindPair("figure-form", "该厂1998—03年累计亏损。", "该厂1998—2003年累计亏损。"),
    BlindPair("figure-form", "人均增收３．５千元以上。", "人均增收3500元以上。"),
    BlindPair("figure-form", "办结率由百分之88升到95%。", "办结率由88%升到95%。"),
    BlindPair("figure-form", "零三年建成的村小，二零一八年改为养老院。", "2003年建成的村小，2018年改为养老院。"),
    BlindPair("figure-form", "总额为1,2345,678元。", "总额为12,345,678元。"),
    BlindPair("figure-form", "安全运行一百2十天。", "安全运行120天。"),
  ]

  /// Units that are no legal names, are written in the wrong case, or say a thing twice.
  static let units: [BlindPair] = [
    BlindPair("unit-form", "食堂扩建后面积达800平米。", "食堂扩建后面积达800平方米。"),
    BlindPair("unit-form", "线路全长35KM。", "线路全长35km。"),
    BlindPair("unit-form", "每袋净重25KG。", "每袋净重25kg。"),
    BlindPair("unit-form", "新建110KV变电站一座。", "新建110kV变电站一座。"),
    BlindPair("unit-form", "列车以时速250公里/小时运行。", "列车以时速250公里运行。"),
    BlindPair("unit-form", "风速达到20米/每秒。", "风速达到20米/秒。"),
    BlindPair("unit-form", "限速60公里每小时/小时的路段增设护栏，宽30公分。", "限速60公里每小时的路段增设护栏，宽30厘米。"),
    BlindPair("unit-form", "年发电量3.2亿千瓦/时。", "年发电量3.2亿千瓦时。"),
    BlindPair("unit-form", "车间面积1200M2。", "车间面积1200平方米。"),
    BlindPair("unit-form", "细颗粒物浓度降至28ug/m3。", "细颗粒物浓度降至28μg/m³。"),
    BlindPair("unit-form", "光伏装机500KW。", "光伏装机500kW。"),
    BlindPair("unit-form", "库容扩大到20万立方。", "库容扩大到20万立方米。"),
    BlindPair("unit-form", "时速每小时80公里的车辆需减速。", "时速80公里的车辆需减速。"),
  ]

  /// Two values of one quantity that do not convert.
  static let conversions: [BlindPair] = [
    BlindPair("unit-conversion", "流转耕地80公顷（1000亩）。", "流转耕地80公顷（1200亩）。"),
    BlindPair("unit-conversion", "园区占地3.2平方公里（约合4100亩）。", "园区占地3.2平方公里（约合4800亩）。"),
    BlindPair("unit-conversion", "平均单产500公斤，合800斤。", "平均单产500公斤，合1000斤。"),
    BlindPair("unit-conversion", "发放种薯2.5吨（2000公斤）。", "发放种薯2.5吨（2500公斤）。"),
    BlindPair("unit-conversion", "邮路单程12公里（20里）。", "邮路单程12公里（24里）。"),
    BlindPair("unit-conversion", "争取资金1.2亿元（1200万元）。", "争取资金1.2亿元（12000万元）。"),
    BlindPair("unit-conversion", "退耕还林3.6万亩，折合2600公顷。", "退耕还林3.6万亩，折合2400公顷。"),
    BlindPair("unit-conversion", "校园占地6000平方米（约6亩）。", "校园占地6000平方米（约9亩）。"),
    BlindPair("unit-conversion", "亩产1200斤，也就是500公斤。", "亩产1200斤，也就是600公斤。"),
    BlindPair("unit-conversion", "全年外送电量3亿千瓦时（3000万度）。", "全年外送电量3亿千瓦时（3亿度）。"),
    BlindPair("unit-conversion", "修复渠道15000米（1.5公里）。", "修复渠道15000米（15公里）。"),
    BlindPair("unit-conversion", "景区面积1500亩，相当于2平方公里。", "景区面积1500亩，相当于1平方公里。"),
    BlindPair("unit-conversion", "库存粮食100万吨，即20亿公斤。", "库存粮食100万吨，即10亿公斤。"),
    BlindPair("unit-conversion", "收购秋粮3.5亿斤（175万吨）。", "收购秋粮3.5亿斤（17.5万吨）。"),
    BlindPair("unit-conversion", "损失300万元（0.3亿元）。", "损失300万元（0.03亿元）。"),
    BlindPair("unit-conversion", "茶园面积达4.5万亩，约合0.5万公顷。", "茶园面积达4.5万亩，约合0.3万公顷。"),
    BlindPair("unit-conversion", "全程300分钟（4小时）。", "全程300分钟（5小时）。"),
  ]
}
