import GroundedTheory

/// The names of units, to find those that stand twice.
///
/// Names that only ascend, as numbered units do, cannot; no table is made as long as they do.
struct UnitNames {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var rows: [Int] = []
  private var doAscend = true

  /// - Parameter source: the position of the unit's source, in which its name must be its own.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>, source: Int32, row: Int) {
    let start = bytes.count
    withUnsafeBytes(of: source.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: name)
    if doAscend, let last = ends.last {
      let before = ends.count > 1 ? ends[ends.count - 2] : 0
      doAscend = Self.ascends(bytes, before..<last, start..<bytes.count)
    }
    ends.append(bytes.count)
    rows.append(row)
  }

  /// Whether the later word is longer, or as long and greater.
  private static func ascends(_ bytes: [UInt8], _ first: Range<Int>, _ later: Range<Int>) -> Bool {
    guard first.count == later.count else { return first.count < later.count }
    for at in 0..<first.count {
      let (left, right) = (bytes[first.lowerBound + at], bytes[later.lowerBound + at])
      if left != right { return left < right }
    }
    return false
  }

  /// One problem for each row whose unit stands in an earlier one too.
  func duplicates() -> [RowProblem] {
    guard !doAscend else { return [] }
    var words = ByteWords()
    var firstRows: [Int] = []
    var problems: [RowProblem] = []
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      for (end, row) in zip(ends, rows) {
        let word = UnsafeBufferPointer(rebasing: all[start..<end])
        start = end
        let position = Int(words.position(of: word))
        guard position < firstRows.count else {
          firstRows.append(row)
          continue
        }
        let name = String(decoding: word.dropFirst(4), as: UTF8.self)
        problems.append(
          RowProblem(
            row: row,
            reason:
              "the unit \"\(excerpt(name))\" stands in row \(firstRows[position]) too; give each unit one"
              + " row, or a column \"source\" where units of several sources share names"))
      }
    }
    return problems
  }
}
