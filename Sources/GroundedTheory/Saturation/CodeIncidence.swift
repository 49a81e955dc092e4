/// Which codes stand in which sources, and how many codings each code has: all that figures of saturation
/// rest on. A source is a row of bits, so that a thousand orders of two hundred sources take milliseconds.
public struct CodeIncidence: Sendable {
  /// How many sources take part, those in which no code of the level stands too.
  public let sourceCount: Int
  /// How many codes stand in at least one of them.
  public let codeCount: Int
  /// How many codings each code has.
  public let codings: [Int]
  let wordsPerSource: Int
  private let words: [UInt64]

  /// One cell of the table of sources and codes.
  public struct Cell: Hashable, Sendable {
    /// The position of the source.
    public var source: Int
    /// The position of the code.
    public var code: Int
    /// How many codings, one or more.
    public var codings: Int

    /// Takes the values as given; nothing is checked here.
    public init(source: Int, code: Int, codings: Int) {
      (self.source, self.code, self.codings) = (source, code, codings)
    }
  }

  /// - Parameter cells: in any order; those outside the table are left out. A code without a cell counts
  ///   as none.
  public init(sources: Int, codes: Int, cells: some Sequence<Cell>) {
    let (sources, codes) = (max(0, sources), max(0, codes))
    let width = (codes + 63) / 64
    var words = [UInt64](repeating: 0, count: sources * width)
    var codings = [Int](repeating: 0, count: codes)
    for cell in cells
    where cell.codings > 0 && (0..<sources).contains(cell.source)
      && (0..<codes).contains(cell.code)
    {
      words[cell.source * width + cell.code >> 6] |= 1 << UInt64(cell.code & 63)
      codings[cell.code] += cell.codings
    }
    self.words = words
    self.codings = codings
    (sourceCount, wordsPerSource) = (sources, width)
    codeCount = codings.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
  }

  /// Whether a code stands in a source.
  public func stands(code: Int, in source: Int) -> Bool {
    words[source * wordsPerSource + code >> 6] & (1 << UInt64(code & 63)) != 0
  }

  /// Whether any code stands in a source.
  func hasCode(in source: Int) -> Bool {
    words[(source * wordsPerSource)..<((source + 1) * wordsPerSource)].contains { $0 != 0 }
  }

  /// In how many sources each code stands.
  public var frequencies: [Int] {
    codings.indices.map { code in
      codings[code] == 0
        ? 0 : (0..<sourceCount).reduce(0) { $0 + (stands(code: code, in: $1) ? 1 : 0) }
    }
  }

  /// How many codes each source brings that stood in none before it, in the order of the sources.
  public var newCodes: [Int] {
    var cumulative = [Int](repeating: 0, count: sourceCount)
    var seen = [UInt64](repeating: 0, count: wordsPerSource)
    accumulate(Array(0..<sourceCount), seen: &seen) { cumulative[$0] = $1 }
    return cumulative.indices.map { $0 == 0 ? cumulative[0] : cumulative[$0] - cumulative[$0 - 1] }
  }

  /// The positions of the codes that a source brings anew, in the order of the sources.
  public var newCodePositions: [[Int]] {
    var seen = [Bool](repeating: false, count: codings.count)
    return (0..<sourceCount).map { source in
      let new = codings.indices.filter { !seen[$0] && stands(code: $0, in: source) }
      for code in new { seen[code] = true }
      return new
    }
  }

  /// Goes through the sources in an order and tells, after each, how many codes have been seen.
  /// - Parameter seen: as many words as a source has, all 0; used as it is, so that nothing is allocated.
  func accumulate(
    _ order: [Int], seen: inout [UInt64], _ body: (_ step: Int, _ cumulative: Int) -> Void
  ) {
    var count = 0
    words.withUnsafeBufferPointer { words in
      seen.withUnsafeMutableBufferPointer { seen in
        for step in order.indices {
          let row = order[step] * wordsPerSource
          for word in 0..<wordsPerSource {
            let new = words[row + word] & ~seen[word]
            count += new.nonzeroBitCount
            seen[word] |= new
          }
          body(step, count)
        }
      }
    }
  }
}
