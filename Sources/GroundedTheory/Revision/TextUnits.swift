/// How a stretch of text is cut into pieces that can be told apart: lines, sentences, clauses.
enum TextUnits: Int {
  case lines
  case sentences
  case clauses

  /// The next finer cut; nil where only single scalars are finer.
  var finer: TextUnits? { TextUnits(rawValue: rawValue + 1) }

  /// The pieces of `area`, one after the other without gaps. A piece ends behind the marks that end
  /// it, so that `？！` stays in one.
  func cut(_ text: [UInt32], _ area: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = area.lowerBound
    func isEnd(_ place: Int) -> Bool {
      ends(text[place], before: place + 1 < area.upperBound ? text[place + 1] : nil)
    }
    for place in area where isEnd(place) {
      let next = place + 1
      if next < area.upperBound, isEnd(next), text[place] != Self.lineFeed { continue }
      pieces.append(start..<next)
      start = next
    }
    if start < area.upperBound { pieces.append(start..<area.upperBound) }
    return pieces
  }

  private func ends(_ scalar: UInt32, before next: UInt32?) -> Bool {
    switch self {
    case .lines: scalar == Self.lineFeed
    case .sentences: SentenceEnd.isAt(scalar, before: next)
    case .clauses:
      scalar == 0x20 || scalar == 0x3000 || SentenceEnd.isMark(scalar)
        || Self.clauseEnds.contains(scalar)
    }
  }

  private static let lineFeed: UInt32 = 0x0A
  private static let clauseEnds = "，,、：:.—".unicodeScalars.map(\.value)
}

/// Pairs the pieces that stand once in each of two texts, as many as keep their order.
///
/// The idea is patience diff's (Bram Cohen): what is unique on both sides is the same thing, whatever
/// stands around it.
enum UniquePieces {
  /// - Returns: pairs of places in `old` and `new`, ascending in both.
  static func inOrder(
    _ old: [ArraySlice<UInt32>], _ new: [ArraySlice<UInt32>]
  ) -> [(old: Int, new: Int)] {
    let pairs = all(old, new)
    // The longest ascending sequence of `new`, by patience sorting.
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = tops.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var place = tops.last ?? -1
    while place >= 0 {
      chain.append(pairs[place])
      place = before[place]
    }
    return chain.reversed()
  }

  /// Every pair of pieces that are alike and stand once on either side, in the order of `old`.
  static func all(
    _ old: [ArraySlice<UInt32>], _ new: [ArraySlice<UInt32>]
  ) -> [(old: Int, new: Int)] {
    let inNew = single(new)
    return single(old).compactMap { piece, place in
      inNew[piece].map { (place, $0) }
    }.sorted { $0.0 < $1.0 }
  }

  /// Shorter pieces, such as a label, are the same by chance.
  private static let shortest = 3

  private static func single(_ pieces: [ArraySlice<UInt32>]) -> [ArraySlice<UInt32>: Int] {
    var places: [ArraySlice<UInt32>: Int] = [:]
    for (place, piece) in pieces.enumerated() where piece.count >= shortest {
      places[piece] = places[piece] == nil ? place : -1
    }
    return places.filter { $0.value >= 0 }
  }
}
