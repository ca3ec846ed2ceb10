import Foundation
import ProseText
import TestSupport
import Testing
import Workspace

@Suite struct DraftReaderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ name: String) throws -> DecodedText {
    try DraftReader.read(DraftFile(name: name, origin: .file(FilePath(folder.path(name)))))
  }

  /// The sentence with which `name` is refused, the test's folder left out of it; empty when it is not.
  private func refusal(of name: String) -> String {
    do {
      _ = try read(name)
      return ""
    } catch {
      return ((error as? DraftProblem)?.sentence ?? "").replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test(arguments: ["", "文", "\u{FEFF}一\r\n二", String(repeating: "深化改革\n", count: 100_000)])
  func readsUTF8AsItIs(_ text: String) throws {
    try folder.write(text, to: "a.txt")
    let draft = try read("a.txt")
    #expect(draft.source.bytes == Array(text.utf8))
    #expect(draft.encoding == .utf8)
  }

  @Test func refusesWhatIsNoFile() throws {
    try folder.makeFolder("a.txt")
    try folder.link("b.txt", to: "nowhere")
    try folder.link("loop.txt", to: "loop.txt")
    folder.makePipe("c.txt")
    #expect(refusal(of: "a.txt") == "“a.txt”是文件夹，不是稿件；要检查其中的稿件，请写成“a.txt/”。")
    #expect(refusal(of: "b.txt") == "“b.txt”是失效的链接，所指的文件不存在；请修复或删除这个链接。")
    #expect(refusal(of: "c.txt") == "“c.txt”是管道或设备，不是普通文件；请改用“-”从标准输入读取。")
    #expect(refusal(of: "d.txt") == "找不到“d.txt”；请检查路径是否写对。")
    #expect(refusal(of: "loop.txt").hasPrefix("无法读取“loop.txt”"))
    #expect(refusal(of: "a.txt/b.txt") == "找不到“a.txt/b.txt”；请检查路径是否写对。")
  }

  @Test func refusesDevicesWithoutWaiting() {
    #expect(throws: DraftProblem.special("/dev/zero")) {
      try DraftReader.read(DraftFile(name: "/dev/zero", origin: .file(FilePath("/dev/zero"))))
    }
  }

  @Test func refusesFilesThatAreTooLarge() throws {
    let path = try folder.write("", to: "big.txt")
    // A file with nothing in it but its length takes no room.
    try #require(truncate(path, 1 << 32) == 0)
    #expect(refusal(of: "big.txt") == "“big.txt”有 4294967296 字节，超过 128 MiB 的上限；请拆成几个文件再检查。")
  }

  @Test func readsFilesThatDoNotTellTheirSize() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/status") else { return }
    let draft = DraftFile(name: "s", origin: .file(FilePath("/proc/self/status")))
    #expect(try DraftReader.read(draft).source.bytes.count > 100)
  }

  @Test func namesTheByteThatIsWrong() throws {
    try folder.write(Array("推进重点项目".utf8) + [0xE5, 0x20] + Array("建设".utf8), to: "a.txt")
    #expect(refusal(of: "a.txt") == "“a.txt”在字节偏移 18 处不是有效的 UTF-8 文字；请修正该处，或另存为 UTF-8 后再检查。")
  }

  @Test func tellsTheSyntaxByTheExtension() {
    for (name, syntax) in [("a.md", DraftSyntax.markdown), ("a.MARKDOWN", .markdown), ("a.txt", .plain), ("-", .plain)]
    {
      #expect(DraftFile(name: name, origin: .standardInput).syntax == syntax)
    }
  }
}

@Suite struct DecodingTests {
  /// How `bytes` are refused, or nil when they are read.
  private func problem(_ bytes: [UInt8]) -> DecodingProblem? {
    do throws(DecodingProblem) {
      _ = try DecodedText(bytes)
      return nil
    } catch {
      return error
    }
  }

  /// 朱笔报告 in GB 18030.
  private let national: [UInt8] = [0xD6, 0xEC, 0xB1, 0xCA, 0xB1, 0xA8, 0xB8, 0xE6]

  @Test func readsTheNationalStandard() throws {
    // Two bytes, an ASCII letter, and four bytes for a rare character (U+20000).
    let text = try DecodedText(national + [0x41, 0x95, 0x32, 0x82, 0x36])
    #expect(String(decoding: text.source.bytes, as: UTF8.self) == "朱笔报告A𠀀")
    #expect(text.encoding == .gb18030)
  }

  @Test func readsLongTextInTheNationalStandard() throws {
    // More than one piece, with an odd byte so that a piece cannot end everywhere.
    let bytes = [0x41] + Array(repeatElement(national, count: 200_000).joined())
    let text = try DecodedText(bytes)
    #expect(text.source.bytes.count == 1 + 200_000 * 12)
    #expect(text.source[SourceRange(1_199_989, 1_200_001)] == "朱笔报告")
  }

  @Test func refusesWhatIsIllFormedInTheNationalStandard() {
    #expect(problem(national + [0xD6]) == .illFormed(.gb18030, offset: 8))
    #expect(problem(national + [0xD6, 0x20] + national) == .illFormed(.gb18030, offset: 8))
    #expect(problem(national + [0xFF] + national) == .illFormed(.gb18030, offset: 8))
    #expect(problem(national + [0x81, 0x30, 0x81] + national) == .illFormed(.gb18030, offset: 8))
    // Well formed, but past the last character there is.
    #expect(problem(national + [0xFE, 0x39, 0xFE, 0x39] + national) == .illFormed(.gb18030, offset: 8))
  }

  @Test func readsUTF16WithAMark() throws {
    let units = Array("朱笔\r\n😀a".utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for (bytes, encoding) in [
      ([0xFF, 0xFE] + little, TextEncoding.utf16LittleEndian), ([0xFE, 0xFF] + big, .utf16BigEndian),
    ] {
      let text = try DecodedText(bytes)
      #expect(String(decoding: text.source.bytes, as: UTF8.self) == "朱笔\r\n😀a")
      #expect(text.encoding == encoding)
    }
  }

  @Test func refusesWhatIsIllFormedInUTF16() {
    #expect(problem([0xFF, 0xFE, 0x41]) == .illFormed(.utf16LittleEndian, offset: 2))
    #expect(problem([0xFE, 0xFF, 0, 0x41, 0xD8, 0]) == .illFormed(.utf16BigEndian, offset: 4))
    #expect(problem([0xFE, 0xFF, 0xDC, 0, 0, 0x41]) == .illFormed(.utf16BigEndian, offset: 2))
    #expect(problem([0xFE, 0xFF, 0xD8, 0, 0, 0x41]) == .illFormed(.utf16BigEndian, offset: 2))
    #expect(problem([0xFF, 0xFE]) == nil, "an empty text with a mark")
  }

  @Test func doesNotTakeDamagedUTF8ForTheNationalStandard() {
    let text = Array(String(repeating: "持续推进重点项目建设。", count: 10).utf8)
    #expect(problem(text.dropLast()) == .illFormed(.utf8, offset: text.count - 3))
    #expect(problem(text + [0x80]) == .illFormed(.utf8, offset: text.count))
    #expect(problem([0xEF, 0xBB, 0xBF] + national) == .illFormed(.utf8, offset: 3))
  }

  @Test func refusesWhatIsNoText() {
    #expect(problem([0x50, 0x4B, 3, 4, 0x14, 0, 0x80, 0xFF]) == .notText)
    #expect(problem(Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3]) == .notText)
    #expect(problem([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]) == .notText)
  }
}
