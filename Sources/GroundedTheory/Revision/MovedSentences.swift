/// Finds what was taken out at one place and put in at another: sentences that stand once in what is
/// gone and once in what is new, with all that was moved with them.
struct MovedSentences {
  private let old: [UInt32]
  private let new: [UInt32]
  /// Shorter sentences, such as 对。 or `Yes.`, tell nothing.
  private static let shortest = 6

  init(_ old: [UInt32], _ new: [UInt32]) {
    self.old = old
    self.new = new
  }

  /// Fills in the places of scalars that have none, -1, where they were moved.
  func match(_ places: inout [Int32]) {
    var isTaken = [Bool](repeating: false, count: new.count)
    for place in places where place >= 0 { isTaken[Int(place)] = true }
    let gone = sentences(of: old, in: stretches(places.map { $0 < 0 }))
    let added = sentences(of: new, in: stretches(isTaken.map { !$0 }))
    for pair in UniquePieces.all(gone.map { old[$0] }, added.map { new[$0] }) {
      let shift = added[pair.new].lowerBound - gone[pair.old].lowerBound
      func isFree(_ place: Int) -> Bool {
        old.indices.contains(place) && new.indices.contains(place + shift)
          && places[place] < 0 && !isTaken[place + shift] && old[place] == new[place + shift]
      }
      var (start, end) = (gone[pair.old].lowerBound, gone[pair.old].upperBound)
      // One that was reached from its neighbour has its place already.
      guard (start..<end).allSatisfy(isFree) else { continue }
      while isFree(start - 1) { start -= 1 }
      while isFree(end) { end += 1 }
      for place in start..<end {
        places[place] = Int32(place + shift)
        isTaken[place + shift] = true
      }
    }
  }

  private func stretches(_ isOpen: [Bool]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start: Int?
    for place in isOpen.indices {
      if isOpen[place] {
        start = start ?? place
      } else if let from = start {
        stretches.append(from..<place)
        start = nil
      }
    }
    if let start { stretches.append(start..<isOpen.count) }
    return stretches
  }

  private func sentences(of text: [UInt32], in stretches: [Range<Int>]) -> [Range<Int>] {
    stretches.flatMap { stretch in
      stretch.count < Self.shortest ? [] : TextUnits.sentences.cut(text, stretch)
    }.filter { $0.count >= Self.shortest }
  }
}
