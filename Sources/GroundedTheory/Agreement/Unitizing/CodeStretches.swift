/// The stretches of several texts code by code, so that figures of each code cost no more than its own stretches.
struct CodeStretches: Sendable {
  struct Piece: Sendable {
    var text: Int32
    var coder: Int32
    var span: Range<Int>
  }

  /// The codes that anyone used, ascending.
  let codes: [Int32]
  /// Code by code, those of a code by text, coder and place.
  private let pieces: [Piece]
  /// Where the pieces of each of ``codes`` begin; one more than there are codes.
  private let starts: [Int]

  /// - Parameter texts: without overlaps within a code.
  init(_ texts: SharedTexts) {
    var inTextOrder: [Piece] = []
    // A code with its sign turned, so that unsigned numbers are in its order, and the position of the piece.
    var keys: [UInt64] = []
    inTextOrder.reserveCapacity(texts.count)
    keys.reserveCapacity(texts.count)
    for (text, coders) in texts.stretches.enumerated() {
      for (coder, stretches) in coders.enumerated() {
        for stretch in stretches {
          let code = UInt32(bitPattern: stretch.category) ^ 0x8000_0000
          keys.append(UInt64(code) << 32 | UInt64(inTextOrder.count))
          inTextOrder.append(
            Piece(text: Int32(text), coder: Int32(coder), span: stretch.start..<stretch.end))
        }
      }
    }
    keys.sort()
    var (codes, starts): ([Int32], [Int]) = ([], [])
    for (place, key) in keys.enumerated() {
      let code = Int32(bitPattern: UInt32(key >> 32) ^ 0x8000_0000)
      if codes.last != code {
        codes.append(code)
        starts.append(place)
      }
    }
    self.codes = codes
    self.starts = starts + [keys.count]
    pieces = keys.map { inTextOrder[Int($0 & 0xFFFF_FFFF)] }
  }

  /// Where a code stands among ``codes``; nil where nobody used it.
  func position(of code: Int32) -> Int? {
    let place = codes.firstPosition { $0 >= code }
    return place < codes.count && codes[place] == code ? place : nil
  }

  /// The stretches of the code at a position among ``codes``.
  subscript(position: Int) -> ArraySlice<Piece> { pieces[starts[position]..<starts[position + 1]] }
}
