import TestSupport
import Testing
import Workspace

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.txt", "a.txt"), ("*.txt", "d/e/a.txt"), ("旧稿", "旧稿/a.txt"), ("旧稿/", "旧稿/a.txt"), ("d/旧稿", "d/旧稿/e/a.txt"),
    ("/a.txt", "a.txt"),
    ("./a.txt", "a.txt"), ("d/*.txt", "d/a.txt"), ("d/**", "d/e/a.txt"), ("**/a.txt", "a.txt"),
    ("**/a.txt", "d/e/a.txt"),
    ("d/**/a.txt", "d/a.txt"), ("d/**/a.txt", "d/e/f/a.txt"), ("报?.txt", "报告.txt"), ("[a-c].txt", "b.txt"),
    ("[!a-c].txt", "d.txt"), ("\\#a", "#a"), ("a\\*", "a*"), ("[", "["), ("a[b", "a[b"), ("**", "d/a"),
    ("第*期*稿.md", "第1期初稿.md"),
  ])
  func matches(_ pattern: String, _ path: String) {
    #expect(PathPattern(pattern)?.matches(FilePath(path)) == true)
  }

  @Test(arguments: [
    ("*.txt", "a.md"), ("d/*.txt", "d/e/a.txt"), ("/a.txt", "d/a.txt"), ("d/旧稿", "旧稿/a.txt"), ("a.txt/", "a.txt"),
    ("d/**", "d"),
    ("d/**/a.txt", "da.txt"), ("**/a.txt", "ba.txt"), ("报?.txt", "报.txt"), ("[!a-c].txt", "b.txt"), ("d?a", "d/a"),
    ("d[/]a", "d/a"), ("a\\*", "ab"), ("旧", "旧稿/a.txt"),
  ])
  func doesNotMatch(_ pattern: String, _ path: String) {
    #expect(PathPattern(pattern)?.matches(FilePath(path)) == false)
  }

  @Test func readsSignsOfIgnoreFiles() {
    #expect(PathPattern("") == nil && PathPattern("  ") == nil && PathPattern("# x") == nil && PathPattern("/") == nil)
    #expect(PathPattern("!a")?.isNegated == true)
    #expect(PathPattern("a/")?.isForFolders == true)
    #expect(PathPattern("a/")?.matches(FilePath("a"), isFolder: true) == true)
    #expect(PathPattern("a  \r")?.matches(FilePath("a")) == true)
  }

  @Test func hostilePatternsTakeNoTime() {
    let pattern = PathPattern(String(repeating: "*a**/", count: 60) + "b")
    let path = FilePath(String(repeating: "aaaa/aaaa", count: 120))
    #expect(pattern?.matches(path) == false)
  }

  /// What the folders above a path match, it matches too, and each of them is not matched from the start again: in a path
  /// of folders of one letter the time grows with its length, and not with its square.
  @Test(arguments: ["**/a*b*c*/**", "*a*b/", "**/**/**/**/x*", "a/**/b/**", "[!b]/**/x"])
  func timeIsLinearInThePath(_ text: String) {
    let pattern = PathPattern(text)
    let isLinear = ProcessorTime.isLinear(from: 500) { count in
      #expect(pattern?.matches(FilePath(String(repeating: "a/", count: count) + "c")) == false)
    }
    #expect(isLinear)
  }

  /// Many stars in a row lead on without a character, each of them only once.
  @Test func timeIsLinearInThePattern() {
    let isLinear = ProcessorTime.isLinear(from: 30) { count in
      let pattern = PathPattern(String(repeating: "*a", count: count) + "b")
      #expect(pattern?.matches(FilePath(String(repeating: "a", count: 300))) == false)
    }
    #expect(isLinear)
  }
}
