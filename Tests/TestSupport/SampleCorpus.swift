/// Reports for tests of what is learnt from a corpus, in the manner of real ones.
package enum SampleCorpus {
  /// The reports by their paths.
  package static let reports: [(path: String, text: String)] = [
    (
      "2023/临江县报告.txt",
      """
      临江县2023年工作报告
      一、过去一年的工作
      全县深化“三清一改”，即清沟渠、清庭院、清塘坝、改厕所，惠及百姓八千户。推广“夜谈会”，请村民坐下来谈。
      县发展和改革委员会（以下简称“县发改委”）牵头编制《临江县水网规划》，县发改委按月调度。
      智慧灌溉工程开工，智慧灌溉系统覆盖六个镇；推进智慧灌溉，做好智慧灌溉培训，发展智慧灌溉产业。
      实施“春芽”行动，培训青年农民。“春芽”行动带动就业。
      """
    ),
    (
      "2024/临江县报告.txt",
      """
      临江县2024年工作报告
      一、过去一年的工作
      继续抓好“三清一改”，清沟渠、清庭院、清塘坝、改厕所都有新进展。“夜谈会”开到了田头。
      建成智慧灌溉示范区，支持智慧灌溉设备更新，智慧灌溉面积翻番；以智慧灌溉带动节水，让智慧灌溉惠及农户。
      落实《临江县水网规划》，“春芽”行动走进学校，读了《大河之子》。
      """
    ),
    (
      "2025/云溪县报告.md",
      """
      # 云溪县2025年工作报告
      学习临江县做法，“三清一改”全面铺开，“夜谈会”办了四百场，“夜淡会”一场。
      智慧灌溉全面推广，完善智慧灌溉标准，加大智慧灌溉投入，发布智慧灌溉指南，智慧灌溉人才增多。

      名词解释
      1.“两保一优”：
      指保水源、保口粮、优结构。
      2.水权交易：指用水户之间依法转让节约下来的用水指标。
      """
    ),
  ]

  /// The last report once more, wrapped otherwise.
  package static var repetition: (path: String, text: String) {
    let text = reports[0].text.enumerated().map { $0.offset % 23 == 22 ? "\($0.element)\n" : "\($0.element)" }.joined()
    return ("副本/旧报告.txt", text)
  }
}
