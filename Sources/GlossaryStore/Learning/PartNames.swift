import Foundation
package import Glossary

/// The paths by which a glossary names the documents that it was learnt from.
enum PartNames {
  /// The names of the folders down to the one of the file at `path`, links followed.
  static func folder(of path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let resolved = realpath(folder, nil) else { return folder.split(separator: "/").map(String.init) }
    defer { free(resolved) }
    return String(cString: resolved).split(separator: "/").map(String.init)
  }

  /// The way from `folder` to the file at `path`; a path that does not begin at the root stays as it is.
  static func relative(_ path: String, to folder: [String]) -> String {
    guard path.hasPrefix("/") else { return path }
    let parts = path.split(separator: "/").map(String.init)
    let common = zip(parts, folder).prefix { $0 == $1 }.count
    return ([String](repeating: "..", count: folder.count - common) + parts[common...]).joined(separator: "/")
  }
}

extension GlossaryEntry {
  /// The entry with its source as the glossary at `target` has to name it, when the one at `origin` names it so: a
  /// source is relative to the file that holds it.
  package func withSource(from origin: String, to target: String) -> GlossaryEntry {
    guard var source = firstSource, !source.path.hasPrefix("/") else { return self }
    let old = PartNames.folder(of: origin)
    let new = PartNames.folder(of: target)
    guard old != new else { return self }
    var parts = old
    for part in source.path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(String(part)) }
    }
    let common = zip(parts, new).prefix { $0 == $1 }.count
    source.path = ([String](repeating: "..", count: new.count - common) + parts[common...]).joined(separator: "/")
    var entry = self
    entry.firstSource = source
    return entry
  }
}
