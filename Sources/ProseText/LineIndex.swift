/// Where the lines of a source begin, found by bytes alone.
///
/// A line ends at LF, CR LF or a lone CR. A source has one line more than it has line ends, so an empty source has
/// one empty line.
public struct LineIndex: Sendable, Hashable {
  /// The byte at which each line begins; the first is always 0.
  ///
  /// 32 bits each, because a text of nothing but line ends must not need eight times its size. Sources of 4 GiB and
  /// more are refused before they come here.
  private let starts: [UInt32]

  /// Finds the lines of `bytes`.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 96 + 1)
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      let count = bytes.count
      while at < count {
        // Eight bytes at a time as long as none is below 0x0E: the highest bit of a smaller one is borrowed from.
        while at + 8 <= count, let base = bytes.baseAddress {
          let eight = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
          guard (eight &- 0x0E0E_0E0E_0E0E_0E0E) & ~eight & 0x8080_8080_8080_8080 == 0 else { break }
          at += 8
        }
        guard at < count else { break }
        let byte = bytes[at]
        at += 1
        // Both line ends are below 0x0E: one comparison lets nearly every byte pass.
        guard byte <= 0x0D else { continue }
        if byte == 0x0A {
          starts.append(UInt32(truncatingIfNeeded: at))
        } else if byte == 0x0D {
          if at < count, bytes[at] == 0x0A { at += 1 }
          starts.append(UInt32(truncatingIfNeeded: at))
        }
      }
    }
    self.starts = starts
  }

  /// How many lines there are, at least one.
  public var count: Int { starts.count }

  /// The byte at which `line` (from 0, clamped to the lines there are) begins.
  public func start(of line: Int) -> UTF8Offset {
    UTF8Offset(Int(starts[min(max(0, line), starts.count - 1)]))
  }

  /// The line, from 0, that holds `offset`; an offset past the end is on the last line.
  public func line(of offset: UTF8Offset) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset.value { low = middle } else { high = middle }
    }
    return low
  }
}
