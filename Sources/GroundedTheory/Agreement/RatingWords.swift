/// What the ratings of a table must be, for what is to be computed of them.
public struct RatingDemand: Sendable {
  /// The metric of α: interval and ratio need numbers, ordinal an order, Jaccard and MASI sets of codes.
  public var metric = RatingMetric.nominal
  /// The weights of weighted coefficients: all but unweighted need an order.
  public var weights = RatingWeights.unweighted
  /// Every category in ascending order, those that nobody used too; nil for those that occur, by number where
  /// all are numbers, else by name.
  public var categories: [String]?
  /// Whether a cell names all codes of a unit, with `|` between, even where none names more than one.
  public var hasSets = false

  public init() {}
}

/// Why the words of a table cannot be ratings.
public enum RatingFault: Error, Equatable, Sendable {
  /// Single words, by their positions, and what is wrong with each.
  case words([Word])
  /// All of them, or the demand itself.
  case all(String)

  /// One word that is no rating.
  public struct Word: Equatable, Sendable {
    /// Its position among the words.
    public let position: Int
    /// What is wrong and what to do.
    public let reason: String
  }
}

/// The distinct words that stand in the cells of a table of ratings, made into categories.
///
/// A cell with `|` names several codes; then every cell is a set of codes, and `-` (or `|` alone) is the set of
/// none, which is a rating, unlike an empty cell, which is a missing one. Numbers are told apart by their
/// values: `2` and `2.0` are one category.
public struct RatingWords: Sendable {
  /// The categories, in order.
  public private(set) var categories: [Ratings.Category] = []
  /// The codes of sets; empty where ratings are no sets.
  public private(set) var codes: [String] = []
  /// For each word the position of its category, or ``Ratings/missing``.
  public private(set) var positions: [Int32] = []
  /// The positions of the words that other programs write for a missing value (`NA`, `NaN`, `N/A`): taken for
  /// one unless the categories that were named have them.
  public private(set) var readAsMissing: [Int] = []

  /// - Throws: ``RatingFault``.
  public init(_ words: [String], _ demand: RatingDemand) throws {
    let named = demand.categories?.filter { !$0.isEmpty }
    if let twice = named.flatMap(Self.firstDuplicate) {
      throw RatingFault.all("the category \"\(twice)\" is named twice; name each once")
    }
    readAsMissing = words.indices.filter {
      Self.missingWords.contains(words[$0]) && named?.contains(words[$0]) != true
    }
    let skipped = Set(readAsMissing)
    let used = words.indices.filter { !skipped.contains($0) }
    try Self.checkOrder(used.map { words[$0] }, named, demand)
    let hasSets =
      demand.hasSets || demand.metric == .jaccard || demand.metric == .masi
      || used.contains { words[$0].contains("|") }
    positions = [Int32](repeating: Ratings.missing, count: words.count)
    if hasSets, !demand.needsNumbers {
      try makeSets(words, used, named)
    } else {
      try makeCategories(words, used, named, demand)
    }
  }

  private static let missingWords: Set<String> = ["NA", "N/A", "NaN", "nan"]

  private static func firstDuplicate(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }

  /// A number as people write it, or as programs do: `1e5`, `.5`, `5.`
  private static func number(_ word: String) -> Double? {
    if let number = WrittenNumber.value(of: word) { return number }
    guard word.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    return Double(word).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func checkOrder(
    _ words: [String], _ named: [String]?, _ demand: RatingDemand
  ) throws {
    guard demand.needsOrder, named == nil,
      words.contains(where: { number($0) == nil })
    else { return }
    let shown = Set(words).sorted()
    throw RatingFault.all(
      "the ratings are words (\(shown.prefix(20).map { "\"\(excerpt($0, limit: 20))\"" }.joined(separator: ", "))"
        + "\(shown.count > 20 ? ", …" : "")) and the words have no order; name all of them from low to high:"
        + " --categories LOWEST,…,HIGHEST")
  }

  private mutating func makeCategories(
    _ words: [String], _ used: [Int], _ named: [String]?, _ demand: RatingDemand
  ) throws {
    let numbers = used.map { Self.number(words[$0]) }
    let wrong = zip(used, numbers).compactMap { position, number in
      demand.fault(of: words[position], number).map {
        RatingFault.Word(position: position, reason: $0)
      }
    }
    guard wrong.isEmpty else { throw RatingFault.words(wrong) }
    let namedNumbers = named?.map(Self.number) ?? []
    guard !(numbers + namedNumbers).contains(nil) else {
      guard !demand.needsNumbers else {
        throw RatingFault.all(
          "\(demand.metric.rawValue) takes numbers as categories; name no words")
      }
      let order = named ?? Set(used.map { words[$0] }).sorted()
      categories = order.map { Ratings.Category(name: $0) }
      try place(words, used, among: order)
      return
    }
    // Told apart by value, called as they were first written.
    var names: [Double: String] = [:]
    for (number, name) in zip(namedNumbers, named ?? []) {
      if let number { names[number] = names[number] ?? name }
    }
    if named == nil {
      for (number, position) in zip(numbers, used) {
        if let number { names[number] = names[number] ?? words[position] }
      }
    }
    let order = names.keys.sorted()
    categories = order.map { Ratings.Category(name: names[$0] ?? "", number: $0) }
    let spelled = zip(used, numbers).map { names[$1 ?? .nan] ?? words[$0] }
    try place(spelled, used, among: categories.map(\.name), at: Array(spelled.indices))
  }

  /// Gives each word the position of its name.
  /// - Parameter at: where the words of `used` lie in `words`; as `used` where it is nil.
  private mutating func place(
    _ words: [String], _ used: [Int], among names: [String], at places: [Int]? = nil
  ) throws {
    let index = Dictionary(
      names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var wrong: [RatingFault.Word] = []
    for (position, place) in zip(used, places ?? used) {
      if let category = index[words[place]] {
        positions[position] = category
      } else {
        wrong.append(
          RatingFault.Word(position: position, reason: Self.unknown(words[place], among: names)))
      }
    }
    guard wrong.isEmpty else { throw RatingFault.words(wrong) }
  }

  private static func unknown(_ word: String, among names: [String]) -> String {
    let nearest = Nearest.names(to: word, among: names)
    return "\"\(excerpt(word))\" is none of the categories; "
      + (nearest.isEmpty
        ? "they are \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? " …" : "")"
        : "perhaps \(nearest.map { "\"\($0)\"" }.joined(separator: " or ")) is meant")
  }

  private mutating func makeSets(_ words: [String], _ used: [Int], _ named: [String]?) throws {
    let parts = used.map { position in
      words[position] == "-"
        ? [] : words[position].split(separator: "|").map(Self.trimmed).filter { !$0.isEmpty }
    }
    codes = named ?? Set(parts.joined()).sorted()
    let index = Dictionary(
      codes.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var wrong: [RatingFault.Word] = []
    let sets = zip(used, parts).map { position, names in
      var members: Set<Int32> = []
      for name in names {
        if let code = index[name] {
          members.insert(code)
        } else {
          wrong.append(
            RatingFault.Word(position: position, reason: Self.unknown(name, among: codes)))
        }
      }
      return members.sorted()
    }
    guard wrong.isEmpty else { throw RatingFault.words(wrong) }
    let order = Set(sets).sorted { $0.lexicographicallyPrecedes($1) }
    categories = order.map { members in
      Ratings.Category(
        name: members.map { codes[Int($0)] }.joined(separator: "|"), members: members)
    }
    let places = Dictionary(
      order.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    for (position, members) in zip(used, sets) {
      positions[position] = places[members] ?? Ratings.missing
    }
  }

  private static func trimmed(_ part: Substring) -> String { String(part).withoutOuterSpaces }
}

extension RatingDemand {
  var needsNumbers: Bool { metric == .interval || metric == .ratio }
  var needsOrder: Bool { metric == .ordinal || weights != .unweighted }

  /// Why a word cannot be a rating where numbers are wanted.
  fileprivate func fault(of word: String, _ number: Double?) -> String? {
    guard needsNumbers else { return nil }
    guard let number else {
      return
        "\"\(excerpt(word))\" is no number, which \(metric.rawValue) needs; correct it, or take nominal"
        + " or ordinal"
    }
    return metric == .ratio && number < 0
      ? "\(word) is below 0, which ratio does not allow; correct it, or take interval" : nil
  }
}
