import Testing

@Suite("Pairs of one mistaken and one right text: headings and their marks")
struct HeadingPairsTests {
  @Test("One finding in the wrong text, none in the right one", arguments: sequences + levels + marks)
  func pair(_ pair: StructurePair) {
    pair.check()
  }

  static let sequences: [StructurePair] = [
    StructurePair(
      "heading-sequence", "一、防汛准备\n沙袋备足。\n二、巡查值守\n昼夜有人。\n四、灾后复产\n田间排涝。",
      "一、防汛准备\n沙袋备足。\n二、巡查值守\n昼夜有人。\n三、灾后复产\n田间排涝。"),
    StructurePair(
      "heading-sequence", "（一）修渠\n清淤三里。\n（二）护林\n补植百亩。\n（二）通路\n硬化两段。\n（三）改厕\n入户验收。",
      "（一）修渠\n清淤三里。\n（二）护林\n补植百亩。\n（三）通路\n硬化两段。\n（四）改厕\n入户验收。"),
    StructurePair(
      "heading-sequence", "1.查户口\n逐户登记。\n2.查危房\n拍照留存。\n5.查水源\n取样送检。\n6.查电路\n更换老线。",
      "1.查户口\n逐户登记。\n2.查危房\n拍照留存。\n3.查水源\n取样送检。\n4.查电路\n更换老线。"),
    StructurePair(
      "heading-sequence", "一、秋粮收购\n（一）开仓时间\n九月底。\n（三）结算方式\n当日付款。\n二、冬储安排\n（一）菜窖\n先修后储。",
      "一、秋粮收购\n（一）开仓时间\n九月底。\n（二）结算方式\n当日付款。\n二、冬储安排\n（一）菜窖\n先修后储。"),
    StructurePair(
      "heading-sequence", "第一章 村规\n第一条 敬老。\n第二条 爱幼。\n第二章 罚则\n第四条 劝诫。\n第五条 公示。",
      "第一章 村规\n第一条 敬老。\n第二条 爱幼。\n第二章 罚则\n第三条 劝诫。\n第四条 公示。"),
    StructurePair(
      "heading-sequence", "（1）登门\n每周一次。\n（3）回访\n每月一次。\n（2）建档\n一户一册。\n（4）归档\n年底完成。",
      "（1）登门\n每周一次。\n（2）建档\n一户一册。\n（3）回访\n每月一次。\n（4）归档\n年底完成。"),
    StructurePair(
      "heading-sequence", "①看墒情\n②选良种\n④测土壤\n⑤定肥方", "①看墒情\n②选良种\n③测土壤\n④定肥方"),
    StructurePair(
      "heading-sequence", "一、养蜂情况\n蜂群过百。\n（二）销路不畅\n卖价偏低。\n（三）技术缺人\n老蜂农少。\n二、下步考虑\n请专家来。",
      "一、养蜂情况\n蜂群过百。\n（一）销路不畅\n卖价偏低。\n（二）技术缺人\n老蜂农少。\n二、下步考虑\n请专家来。"),
    StructurePair(
      "heading-sequence", "# 茶园普查\n\n## 一、面积\n\n千亩。\n\n## 二、品种\n\n五个。\n\n## 四、病害\n\n少见。\n",
      "# 茶园普查\n\n## 一、面积\n\n千亩。\n\n## 二、品种\n\n五个。\n\n## 三、病害\n\n少见。\n"),
    StructurePair(
      "heading-sequence", "一、灯会筹备\n一、安保布置\n二、交通疏导\n三、应急救护", "一、灯会筹备\n二、安保布置\n三、交通疏导\n四、应急救护"),
    StructurePair(
      "heading-sequence", "九、查漏洞\n夜里巡。\n十、补短板\n白天修。\n十二、强队伍\n月月训。",
      "九、查漏洞\n夜里巡。\n十、补短板\n白天修。\n十一、强队伍\n月月训。"),
    StructurePair(
      "heading-sequence", "1）开箱\n先验封条。\n2）清点\n两人在场。\n2）入库\n当日登账。", "1）开箱\n先验封条。\n2）清点\n两人在场。\n3）入库\n当日登账。"),
  ]

  static let levels: [StructurePair] = [
    StructurePair(
      "heading-level", "（一）果园\n一、剪枝\n入冬前完成。\n二、施肥\n开春后进行。\n（二）鱼塘\n清淤消毒。",
      "一、果园\n（一）剪枝\n入冬前完成。\n（二）施肥\n开春后进行。\n二、鱼塘\n清淤消毒。"),
    StructurePair(
      "heading-level", "一、招商\n签约三家。\n2.用工\n招满两百人。\n三、供电\n增容一台。", "一、招商\n签约三家。\n二、用工\n招满两百人。\n三、供电\n增容一台。"),
    StructurePair(
      "heading-level", "（1）校舍\n已加固。\n1.屋顶\n换瓦。\n2.门窗\n刷漆。\n（2）操场\n待铺装。",
      "1.校舍\n已加固。\n（1）屋顶\n换瓦。\n（2）门窗\n刷漆。\n2.操场\n待铺装。"),
    StructurePair(
      "heading-level", "（一）敬老院\n床位够用。\n（二）卫生室\n药品齐全。\n三、图书室\n新书上架。\n（四）小广场\n灯光修好。",
      "（一）敬老院\n床位够用。\n（二）卫生室\n药品齐全。\n（三）图书室\n新书上架。\n（四）小广场\n灯光修好。"),
    StructurePair(
      "heading-level", "1.桥梁\n两座待修。\n（一）东桥\n限重通行。\n（二）西桥\n封闭施工。\n2.涵洞\n逐个疏通。",
      "（一）桥梁\n两座待修。\n1.东桥\n限重通行。\n2.西桥\n封闭施工。\n（二）涵洞\n逐个疏通。"),
    StructurePair(
      "heading-level", "一、大棚\n1.草莓\n月底上市。\n2.番茄\n刚刚定植。\n（二）果库\n制冷正常。\n三、冷链\n新购两车。",
      "一、大棚\n1.草莓\n月底上市。\n2.番茄\n刚刚定植。\n二、果库\n制冷正常。\n三、冷链\n新购两车。"),
  ]

  static let marks: [StructurePair] = [
    StructurePair("ordinal-mark", "（一）、认领微心愿\n共八十个。", "（一）认领微心愿\n共八十个。"),
    StructurePair("ordinal-mark", "一、护河\n有人巡。\n二，护山\n有人守。\n三、护田\n有人管。", "一、护河\n有人巡。\n二、护山\n有人守。\n三、护田\n有人管。"),
    StructurePair("ordinal-mark", "（2）.旧账\n限期清理。", "（2）旧账\n限期清理。"),
    StructurePair("ordinal-mark", "①、剪彩从简。", "①剪彩从简。"),
    StructurePair("ordinal-mark", "第三章：责任追究\n略。", "第三章 责任追究\n略。"),
    StructurePair("ordinal-mark", "短板有二。其一、渠系老化，漏水严重。", "短板有二。其一，渠系老化，漏水严重。"),
    StructurePair("ordinal-mark", "首先、把种子发到户。", "首先，把种子发到户。"),
    StructurePair("ordinal-mark", "办法不难：一是，早发动；二是早播种。", "办法不难：一是早发动；二是早播种。"),
    StructurePair("ordinal-mark", "1.买苗\n谈妥价钱。\n2。栽苗\n雨前完工。\n3.护苗\n防牛啃食。", "1.买苗\n谈妥价钱。\n2.栽苗\n雨前完工。\n3.护苗\n防牛啃食。"),
    StructurePair("ordinal-mark", "2.1、水费收缴\n按表计量。", "2.1 水费收缴\n按表计量。"),
    StructurePair("ordinal-mark", "经验三条。第一、肯听群众的话。", "经验三条。第一，肯听群众的话。"),
    StructurePair("ordinal-mark", "一.戏台翻修\n二、戏服添置\n三、戏班培训", "一、戏台翻修\n二、戏服添置\n三、戏班培训"),
  ]
}
