/// Finds in other texts the words that they share with a text that is erased.
///
/// Words are shared where a window of ``chinese`` scalars, most of them Chinese, or of ``other`` scalars
/// of any kind, stands in both; so is a whole Chinese clause of ``clause`` scalars or more. Stretches
/// that touch or overlap make one.
public struct SharedWords: Sendable {
  /// The length of a window of Chinese.
  public static let chinese = 8
  /// The length of a window of other scripts, in which common phrases are longer.
  public static let other = 24
  /// The length of the shortest clause, from one punctuation mark to the next.
  public static let clause = 5

  /// What is erased, by its length in scalars.
  private var stretches: [Int: Set<[UInt32]>] = [:]

  /// Nothing is shared yet.
  public init() {}

  /// Adds words that are erased.
  public mutating func insert(_ words: String) {
    let scalars = words.unicodeScalars.map(\.value)
    for window in Self.windows(scalars, Self.chinese) where Self.isChinese(scalars[window]) {
      stretches[Self.chinese, default: []].insert(Array(scalars[window]))
    }
    for window in Self.windows(scalars, Self.other) {
      stretches[Self.other, default: []].insert(Array(scalars[window]))
    }
    for clause in words.unicodeScalars.split(whereSeparator: Self.endsClause) {
      let clause = clause.map(\.value)
      if (Self.clause..<Self.chinese).contains(clause.count), Self.isChinese(clause[...]) {
        stretches[clause.count, default: []].insert(clause)
      }
    }
  }

  /// `text` with every stretch that is shared replaced by `mark`; nil where nothing is.
  public func redacted(_ text: String, mark: String) -> String? {
    let all = Array(text.unicodeScalars)
    let scalars = all.map(\.value)
    var shared = [Bool](repeating: false, count: scalars.count)
    for (size, erased) in stretches {
      for window in Self.windows(scalars, size) where erased.contains(Array(scalars[window])) {
        for place in window { shared[place] = true }
      }
    }
    guard shared.contains(true) else { return nil }
    var result = String.UnicodeScalarView()
    for (place, scalar) in all.enumerated() {
      if !shared[place] {
        result.append(scalar)
      } else if place == 0 || !shared[place - 1] {
        result.append(contentsOf: mark.unicodeScalars)
      }
    }
    return String(result)
  }

  private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
      || [
        .otherPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .dashPunctuation,
      ].contains(scalar.properties.generalCategory)
  }

  private static func windows(_ scalars: [UInt32], _ size: Int) -> [Range<Int>] {
    scalars.count < size ? [] : (0...(scalars.count - size)).map { $0..<($0 + size) }
  }

  private static func isChinese(_ window: ArraySlice<UInt32>) -> Bool {
    window.count { $0 >= 0x2E80 } * 4 >= window.count * 3
  }
}
