import Foundation
import Testing

/// The sources as they are keep to the architecture.
@Suite struct ArchitectureTests {
  /// The folder of the package.
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func everySourceKeepsToItsLayer() throws {
    let paths = try #require(FileManager.default.enumerator(atPath: root.appendingPathComponent("Sources").path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
    var layers: Set<Layer> = []
    for path in paths.map({ "Sources/" + $0 }) {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for violation in SourceChecks.violations(path: path, text: text) { Issue.record("\(violation)") }
      if let layer = Layer(path: path) { layers.insert(layer) }
    }
    #expect(layers == Set(Layer.allCases), "a layer without sources is not checked")
  }

  @Test func thePackageHasNoDependencies() throws {
    let text = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(SourceChecks.manifestViolations(text).isEmpty)
  }

  @Test func theTopLevelIsTidy() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    #expect(names.contains("Package.swift"))
    #expect(SourceChecks.topLevelViolations(names).isEmpty)
  }
}
