/// Unpacks the compressed data of ZIP archives (DEFLATE, RFC 1951). Hostile data gives an error, never more than asked.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var at: Int
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var output: [UInt8]
  private let size: Int

  /// Why data could not be unpacked: they break the rules, or hold more or less than was announced.
  struct Damaged: Error {}

  /// The `size` bytes that `input` holds. Anything else than exactly these is damage.
  static func unpack(_ input: ArraySlice<UInt8>, size: Int) throws(Damaged) -> [UInt8] {
    var inflate = Inflate(input, size: size)
    try inflate.readBlocks()
    guard inflate.output.count == size else { throw Damaged() }
    return inflate.output
  }

  private init(_ input: ArraySlice<UInt8>, size: Int) {
    self.input = input
    self.size = size
    at = input.startIndex
    output = []
    output.reserveCapacity(size)
  }

  private mutating func readBlocks() throws(Damaged) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try readStored()
      case 1: try readCompressed(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try readTables()
        try readCompressed(literals, distances)
      default: throw Damaged()
      }
    }
  }

  // MARK: Bits

  /// Makes at least `count` bits available, as far as the input has them.
  private mutating func fill(_ count: Int) {
    while bitCount < count, at < input.endIndex {
      bits |= UInt64(input[at]) << UInt64(bitCount)
      bitCount += 8
      at += 1
    }
  }

  private mutating func take(_ count: Int) throws(Damaged) -> Int {
    fill(count)
    guard bitCount >= count else { throw Damaged() }
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  private mutating func symbol(_ table: HuffmanTable) throws(Damaged) -> Int {
    fill(HuffmanTable.longestCode)
    guard let (symbol, length) = table.symbol(bits), length <= bitCount else { throw Damaged() }
    bits >>= UInt64(length)
    bitCount -= length
    return symbol
  }

  // MARK: Blocks

  private mutating func readStored() throws(Damaged) {
    _ = try take(bitCount % 8)
    let length = try take(16)
    guard try take(16) == length ^ 0xFFFF, length <= size - output.count else { throw Damaged() }
    var left = length
    while left > 0, bitCount > 0 {
      output.append(UInt8(try take(8)))
      left -= 1
    }
    guard left <= input.endIndex - at else { throw Damaged() }
    output.append(contentsOf: input[at..<at + left])
    at += left
  }

  private mutating func readCompressed(_ literals: HuffmanTable, _ distances: HuffmanTable) throws(Damaged) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        guard output.count < size else { throw Damaged() }
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        try copy(lengthSymbol: symbol - 257, distances)
      }
    }
  }

  /// Repeats what was written before.
  private mutating func copy(lengthSymbol: Int, _ distances: HuffmanTable) throws(Damaged) {
    guard lengthSymbol < Self.lengths.count else { throw Damaged() }
    let length = Self.lengths[lengthSymbol].base + (try take(Self.lengths[lengthSymbol].extra))
    let distanceSymbol = try symbol(distances)
    guard distanceSymbol < Self.distances.count else { throw Damaged() }
    let distance = Self.distances[distanceSymbol].base + (try take(Self.distances[distanceSymbol].extra))
    guard distance <= output.count, length <= size - output.count else { throw Damaged() }
    var from = output.count - distance
    for _ in 0..<length {
      output.append(output[from])
      from += 1
    }
  }

  /// The tables of a block that brings its own.
  private mutating func readTables() throws(Damaged) -> (HuffmanTable, HuffmanTable) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let codes = try take(4) + 4
    guard literals <= 286, distances <= 30 else { throw Damaged() }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for place in Self.codeOrder.prefix(codes) { codeLengths[place] = UInt8(try take(3)) }
    guard let table = HuffmanTable(codeLengths) else { throw Damaged() }

    var lengths: [UInt8] = []
    while lengths.count < literals + distances {
      let symbol = try symbol(table)
      switch symbol {
      case 0...15: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw Damaged() }
        lengths.append(contentsOf: repeatElement(last, count: 3 + (try take(2))))
      case 17: lengths.append(contentsOf: repeatElement(0, count: 3 + (try take(3))))
      default: lengths.append(contentsOf: repeatElement(0, count: 11 + (try take(7))))
      }
    }
    guard lengths.count == literals + distances, lengths[256] > 0,
      let literalTable = HuffmanTable(Array(lengths[..<literals])),
      let distanceTable = HuffmanTable(Array(lengths[literals...]))
    else { throw Damaged() }
    return (literalTable, distanceTable)
  }

  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private static let lengths: [(base: Int, extra: Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
    (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
    (163, 5), (195, 5), (227, 5), (258, 0),
  ]

  private static let distances: [(base: Int, extra: Int)] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5),
    (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1025, 9), (1537, 9), (2049, 10), (3073, 10),
    (4097, 11), (6145, 11), (8193, 12), (12289, 12), (16385, 13), (24577, 13),
  ]

  private static let fixedLiterals = HuffmanTable(
    fixed: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanTable(fixed: [UInt8](repeating: 5, count: 30))
}

/// A prefix code, laid out for looking up.
private struct HuffmanTable {
  /// The most bits that a code has.
  static let longestCode = 15
  /// Codes of up to this many bits are found in one step.
  private static let quickBits = 10

  /// Per value of the next `quickBits` bits: the symbol and, in the lowest four bits, its length; 0 for longer codes.
  private var quick = [UInt16](repeating: 0, count: 1 << quickBits)
  /// How many codes have each length.
  private var counts = [Int](repeating: 0, count: longestCode + 1)
  /// The symbols in the order of their codes.
  private var symbols: [UInt16] = []

  /// The code in which symbol n has `lengths[n]` bits, 0 for none; nil when no such code exists. An incomplete one does:
  /// a block may use a single distance, or none.
  init?(_ lengths: [UInt8]) {
    self.init(fixed: lengths)
    var left = 1
    for length in 1...Self.longestCode {
      left = left * 2 - counts[length]
      guard left >= 0 else { return nil }
    }
  }

  /// The code of `lengths`, which is known to exist.
  init(fixed lengths: [UInt8]) {
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var starts = [0, 0]
    var codes = [0, 0]
    for length in 1..<Self.longestCode {
      starts.append(starts[length] + counts[length])
      codes.append((codes[length] + counts[length]) << 1)
    }
    symbols = [UInt16](repeating: 0, count: lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[starts[length]] = UInt16(symbol)
      starts[length] += 1
      if length <= Self.quickBits { enter(symbol, code: codes[length], length: length) }
      codes[length] += 1
    }
  }

  /// The symbol that the low bits of `bits` begin with, and how many bits it takes; nil when no code fits.
  func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    let entry = quick[Int(bits & UInt64(1 << Self.quickBits - 1))]
    if entry != 0 { return (Int(entry >> 4), Int(entry & 0xF)) }
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.longestCode {
      code |= Int(bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - count < first { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  /// Enters a code, whose bits come with the highest first, under all values that begin with it.
  private mutating func enter(_ symbol: Int, code: Int, length: Int) {
    var reversed = 0
    for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
    guard reversed < quick.count else { return }
    for value in stride(from: reversed, to: quick.count, by: 1 << length) {
      quick[value] = UInt16(symbol << 4 | length)
    }
  }
}
