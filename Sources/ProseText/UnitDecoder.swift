/// The text of a source in UTF-16 code units, each with the byte at which its scalar begins.
///
/// A line end of any form is one unit, LF; a byte-order mark at the start is left out.
struct DecodedUnits {
  /// The code units.
  var units: [UInt16]
  /// The byte at which the scalar of each unit begins.
  var offsets: [UInt32]

  /// Decodes `source`, which is valid UTF-8 by construction.
  init(_ source: SourceText) {
    let bytes = source.bytes
    var offsets: [UInt32] = []
    // Both arrays are reserved for the worst case, one unit a byte; memory that is not touched is not used. At least one:
    // with none, the count is written into the storage that all empty arrays share, which is a race between threads.
    let capacity = max(1, bytes.count)
    units = [UInt16](unsafeUninitializedCapacity: capacity) { units, unitCount in
      offsets = [UInt32](unsafeUninitializedCapacity: capacity) { offsets, offsetCount in
        bytes.withUnsafeBufferPointer { bytes in
          unitCount = Self.decode(bytes, from: source.hasByteOrderMark ? 3 : 0, to: units, at: offsets)
        }
        offsetCount = unitCount
      }
    }
    self.offsets = offsets
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to units: UnsafeMutableBufferPointer<UInt16>,
    at offsets: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var at = start
    var written = 0
    let count = bytes.count
    while at < count {
      let lead = bytes[at]
      offsets[written] = UInt32(truncatingIfNeeded: at)
      if lead >= 0xE0, lead < 0xF0, at + 2 < count {
        units[written] =
          UInt16(lead & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F)
        at += 3
      } else if lead < 0x80 {
        let isReturn = lead == 0x0D
        units[written] = isReturn ? 0x0A : UInt16(lead)
        at += isReturn && at + 1 < count && bytes[at + 1] == 0x0A ? 2 : 1
      } else if lead < 0xE0, at + 1 < count {
        units[written] = UInt16(lead & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F)
        at += 2
      } else if at + 3 < count {
        let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12
        let scalar = (high | UInt32(bytes[at + 2] & 0x3F) << 6 | UInt32(bytes[at + 3] & 0x3F)) &- 0x10000
        units[written] = UInt16(truncatingIfNeeded: 0xD800 + (scalar >> 10 & 0x3FF))
        written += 1
        offsets[written] = UInt32(truncatingIfNeeded: at)
        units[written] = UInt16(truncatingIfNeeded: 0xDC00 + (scalar & 0x3FF))
        at += 4
      } else {
        break
      }
      written += 1
    }
    return written
  }
}
