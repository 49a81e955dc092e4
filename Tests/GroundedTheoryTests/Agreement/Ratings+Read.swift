import GroundedTheory
import Testing

extension Ratings {
  /// Ratings written as a table: a line a unit, a word a coder, `.` for a missing rating. Words are
  /// categories, in the order of their numbers where all are numbers, else as letters; with `sets` they are
  /// codes with `|` between, `-` for none.
  static func read(_ text: String, sets: Bool = false) -> Ratings {
    let units = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let words = Set(units.joined()).subtracting(["."])
    let isNumeric = words.allSatisfy { Double($0) != nil }
    let names = words.sorted {
      isNumeric ? (Double($0) ?? 0) < (Double($1) ?? 0) : $0 < $1
    }
    let codes = sets ? Set(names.flatMap(Self.codes)).sorted() : []
    let categories = names.map { name in
      Category(
        name: name, number: Double(name),
        members: sets
          ? Self.codes(name).compactMap { codes.firstIndex(of: $0) }.map(Int32.init).sorted() : nil)
    }
    let coders = units.first?.count ?? 0
    return Ratings(
      coders: (0..<coders).map { "coder \($0 + 1)" }, categories: categories, codes: codes,
      matrix: units.joined().map { names.firstIndex(of: $0).map(Int32.init) ?? Ratings.missing })
  }

  private static func codes(_ word: String) -> [String] {
    word == "-" ? [] : word.split(separator: "|").map(String.init)
  }

  /// The one figure of a coefficient, or the first of several, without samples.
  func figure(
    _ coefficient: AgreementCoefficient, metric: RatingMetric = .nominal,
    weights: RatingWeights = .unweighted
  ) throws -> AgreementFigure {
    var options = AgreementOptions.unsampled
    options.metric = metric
    options.weights = weights
    return try #require(figures([coefficient], options: options).first)
  }

  /// Every unit with its ratings, one by one.
  var units: [[Int32]] {
    (0..<rowCount).flatMap { Array(repeating: Array(row($0)), count: counts[$0]) }
  }
}

extension AgreementOptions {
  /// Without the samples that would be drawn where nobody has published a standard error.
  static var unsampled: AgreementOptions {
    var options = AgreementOptions()
    options.samples = 0
    return options
  }
}

/// Whether a figure is what was published, to as many places as it was.
func isNear(_ value: Double?, _ published: Double, _ tolerance: Double = 1e-9) -> Bool {
  value.map { abs($0 - published) <= tolerance } ?? false
}
