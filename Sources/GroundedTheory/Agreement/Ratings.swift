/// What several coders said of the same units: a matrix of units × coders, kept as its distinct rows and how
/// often each occurs in each group of units.
///
/// Every coefficient is a function of these counts. A million units of five coders are a few thousand rows, so
/// that a coefficient costs little, and a thousand bootstrap samples cost little more; units of text, such as
/// scalars, need never be listed one by one.
public struct Ratings: Sendable {
  /// What a unit can be rated with.
  public struct Category: Hashable, Sendable {
    /// How it is called; for several codes at once, their names with `|` between; empty for none of them.
    public var name: String
    /// Its value, where ratings are numbers.
    public var number: Double?
    /// The positions of the codes that it stands for in ``Ratings/codes``, ascending, where a unit can have
    /// several; nil where categories are no sets.
    public var members: [Int32]?

    /// Takes the values as given; nothing is checked here.
    public init(name: String, number: Double? = nil, members: [Int32]? = nil) {
      self.name = name
      self.number = number
      self.members = members
    }
  }

  /// Units that belong together and are drawn together where whole sources are resampled.
  public struct Group: Sendable {
    /// The source's name; empty where the units know none.
    public var name: String
    /// The positions of the rows that occur, ascending, and how many units have each.
    public var counts: [(row: Int32, units: Int)]

    /// Takes the values as given; nothing is checked here.
    public init(name: String, counts: [(row: Int32, units: Int)]) {
      self.name = name
      self.counts = counts
    }
  }

  /// A rating that is missing.
  public static let missing: Int32 = -1

  /// The coders' names, in the order of each row's ratings.
  public let coders: [String]
  /// In the order that ordinal measures take, ascending. Those that nobody used count too.
  public let categories: [Category]
  /// What the members of categories are called; empty where categories are no sets.
  public let codes: [String]
  /// The distinct rows one after the other, ``coders`` ratings each: the position of a category, or
  /// ``missing``.
  public let ratings: [Int32]
  /// The units, source by source.
  public var groups: [Group] {
    (0..<grouped.count).map { Group(name: grouped.names[$0], counts: Array(grouped[$0])) }
  }
  let grouped: GroupedCounts
  /// How many units have each row, over all groups.
  public let counts: [Int]

  /// Takes distinct rows and their counts as given.
  /// - Parameters:
  ///   - ratings: the rows one after the other, each as long as `coders`.
  public init(
    coders: [String], categories: [Category], codes: [String] = [], ratings: [Int32],
    groups: [Group]
  ) {
    self.init(
      coders: coders, categories: categories, codes: codes, ratings: ratings,
      grouped: GroupedCounts(groups))
  }

  init(
    coders: [String], categories: [Category], codes: [String] = [], ratings: [Int32],
    grouped: GroupedCounts
  ) {
    self.coders = coders
    self.categories = categories
    self.codes = codes
    self.ratings = ratings
    self.grouped = grouped
    var counts = [Int](repeating: 0, count: coders.isEmpty ? 0 : ratings.count / coders.count)
    for (row, units) in grouped.counts { counts[Int(row)] += units }
    self.counts = counts
  }

  /// How many distinct rows there are.
  public var rowCount: Int { counts.count }
  /// How many units there are.
  public var unitCount: Int { counts.reduce(0, +) }

  /// The ratings of one distinct row, in the order of ``coders``.
  public func row(_ row: Int) -> ArraySlice<Int32> {
    ratings[(row * coders.count)..<((row + 1) * coders.count)]
  }
}

extension Ratings {
  /// A matrix of units × coders.
  /// - Parameters:
  ///   - matrix: unit by unit, as many ratings as there are coders: positions in `categories`, or
  ///     ``missing``.
  public init(coders: [String], categories: [Category], codes: [String] = [], matrix: [Int32]) {
    var table = RatingRows(coders: coders.count, categories: categories.count)
    table.add(matrix)
    self.init(
      coders: coders, categories: categories, codes: codes, ratings: table.rows,
      groups: [Group(name: "", counts: table.takeCounts())])
  }

  /// The same units with only these coders, by position; rows that become alike are put together, and units
  /// that none of them rated stay as rows without a rating.
  public func selecting(coders positions: [Int]) -> Ratings {
    var table = RatingRows(coders: positions.count, categories: categories.count)
    let rows = (0..<rowCount).map { row in
      table.position(of: positions.map { ratings[row * coders.count + $0] })
    }
    let merged = groups.map { group in
      for (row, units) in group.counts { table.add(row: rows[Int(row)], units: units) }
      return Group(name: group.name, counts: table.takeCounts())
    }
    return Ratings(
      coders: positions.map { coders[$0] }, categories: categories, codes: codes,
      ratings: table.rows, groups: merged)
  }

  /// For each category whether some row has it.
  var occurring: [Bool] {
    var occurs = [Bool](repeating: false, count: categories.count)
    for rating in ratings where rating >= 0 { occurs[Int(rating)] = true }
    return occurs
  }
}
