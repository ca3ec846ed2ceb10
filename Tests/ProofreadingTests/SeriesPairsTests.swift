import Testing

@Suite("Pairs of one mistaken and one right text: series in running text")
struct SeriesPairsTests {
  @Test("One finding in the wrong text, none in the right one", arguments: sequences + mixtures)
  func pair(_ pair: StructurePair) {
    pair.check()
  }

  static let sequences: [StructurePair] = [
    StructurePair(
      "series-sequence", "护林员有三件事：一是看火情，二是查虫情，四是记台账。", "护林员有三件事：一是看火情，二是查虫情，三是记台账。"),
    StructurePair(
      "series-sequence", "一是腾地快。三个月交地。二是开工快。当年打桩。二是投产快。次年出货。", "一是腾地快。三个月交地。二是开工快。当年打桩。三是投产快。次年出货。"),
    StructurePair(
      "series-sequence", "体会有三点。第一，人要实。第三，话要短。", "体会有两点。第一，人要实。第二，话要短。"),
    StructurePair("series-sequence", "其一，井浅；其三，泵旧。", "其一，井浅；其二，泵旧。"),
    StructurePair("series-sequence", "一要守得住摊，二要算得清账，四要睡得着觉。", "一要守得住摊，二要算得清账，三要睡得着觉。"),
    StructurePair(
      "series-sequence", "一是修路。路通人来。\n二是架桥。桥成货走。\n五是建站。站立电通。", "一是修路。路通人来。\n二是架桥。桥成货走。\n三是建站。站立电通。"),
    StructurePair(
      "series-sequence", "一是赶集日设摊，二是开学日进班，四是丰收节搭台，四是春节前入户。", "一是赶集日设摊，二是开学日进班，三是丰收节搭台，四是春节前入户。"),
    StructurePair(
      "series-sequence", "第一，查账。做到一是查收入，二是查支出。第二，查物。第四，查人。", "第一，查账。做到一是查收入，二是查支出。第二，查物。第三，查人。"),
  ]

  static let mixtures: [StructurePair] = [
    StructurePair("series-mixed", "首先，摸清家底；第二，算好细账。", "首先，摸清家底；其次，算好细账。"),
    StructurePair("series-mixed", "一是请老把式传艺，第二，送后生出门学艺，三是办赛比艺。", "一是请老把式传艺，二是送后生出门学艺，三是办赛比艺。"),
    StructurePair("series-mixed", "第一，水要到田；其二，肥要到根；第三，人要到户。", "第一，水要到田；第二，肥要到根；第三，人要到户。"),
    StructurePair("series-mixed", "其一，价格低；第二，运费高。", "其一，价格低；其二，运费高。"),
    StructurePair("series-mixed", "首先，定人；其次，定岗；第三，定责。", "首先，定人；其次，定岗；再次，定责。"),
    StructurePair("series-mixed", "第一，早谋划。二是早动手。三是早见效。", "第一，早谋划。第二，早动手。第三，早见效。"),
  ]
}
