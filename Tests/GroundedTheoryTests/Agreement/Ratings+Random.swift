import GroundedTheory

extension Ratings {
  /// Ratings drawn at random, numbered from 1: nothing but chance agrees.
  /// - Parameters:
  ///   - missing: one rating in so many is missing; 0 for none.
  static func random(
    units: Int, coders: Int, categories: Int, missing: Int = 0,
    using generator: inout SeededGenerator
  ) -> Ratings {
    Ratings(
      coders: (0..<coders).map { "coder \($0 + 1)" },
      categories: (0..<categories).map { Category(name: "\($0 + 1)", number: Double($0 + 1)) },
      matrix: (0..<(units * coders)).map { _ in
        missing > 0 && generator.chance(1, in: missing)
          ? Self.missing : Int32(Int.random(in: 0..<categories, using: &generator))
      })
  }

  /// Sets of codes drawn at random, one rating in ten missing.
  static func randomSets(
    units: Int, coders: Int, codes: Int, using generator: inout SeededGenerator
  ) -> Ratings {
    let sets = (0..<(1 << codes)).map { number in (0..<codes).filter { number >> $0 & 1 == 1 } }
    return Ratings(
      coders: (0..<coders).map { "coder \($0 + 1)" },
      categories: sets.map { set in
        Category(
          name: set.map { "c\($0)" }.joined(separator: "|"), members: set.map(Int32.init))
      }, codes: (0..<codes).map { "c\($0)" },
      matrix: (0..<(units * coders)).map { _ in
        generator.chance(1, in: 10)
          ? missing : Int32(Int.random(in: 0..<sets.count, using: &generator))
      })
  }

  /// The same ratings with other units, coders or numbers of categories.
  func with(coders: [String]? = nil, units: [[Int32]]) -> Ratings {
    Ratings(
      coders: coders ?? self.coders, categories: categories, codes: codes,
      matrix: Array(units.joined()))
  }
}
