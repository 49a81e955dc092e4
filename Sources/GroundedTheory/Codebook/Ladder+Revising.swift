/// Names and numbering of levels, which a study may choose as it likes.
extension Ladder {
  /// The same ladder with another name or prefix for one level.
  /// - Parameter reference: the level, by key or name.
  /// - Throws: ``Violation/unknownLevel(_:nearest:known:)``, ``Violation/unusableLadder(_:)`` or
  ///   ``Violation/unusableName(_:reason:)``.
  public func setting(
    _ reference: String, name: String? = nil, prefix: String? = nil
  ) throws -> (ladder: Ladder, level: Level) {
    let old = try require(reference)
    let level = Level(key: old.key, name: name ?? old.name, prefix: prefix ?? old.prefix)
    if let name, name != old.name { try check(name: name, of: level) }
    if let prefix { try Self.check(prefix: prefix) }
    let replaced = { (levels: [Level]) in levels.map { $0.key == level.key ? level : $0 } }
    return (try Ladder(replaced(levels), beside: replaced(beside)), level)
  }

  /// The same ladder with these prefixes for its levels, the lowest first.
  /// - Throws: ``Violation/unusableLadder(_:)``.
  public func numbered(by prefixes: [String]) throws -> Ladder {
    guard prefixes.count == levels.count else {
      throw Violation.unusableLadder(
        "it has \(levels.count) levels and the numbering \(prefixes.count); give one prefix for each,"
          + " the lowest first, such as a,A,AA")
    }
    try prefixes.forEach(Self.check(prefix:))
    return try Ladder(
      zip(levels, prefixes).map { Level(key: $0.key, name: $0.name, prefix: $1) }, beside: beside)
  }

  private func check(name: String, of level: Level) throws {
    try Codebook.checkName(name)
    let others = all.filter { $0.key != level.key }
    if let other = others.first(where: { $0.name == name || $0.key == name }) {
      throw Violation.unusableName(name, reason: "the level \"\(other.key)\" is called like that")
    }
  }

  /// Checks that numbers can begin with `prefix`: with `a` and `a1` beside each other, a11 could be two
  /// codes.
  /// - Throws: ``Violation``.
  public static func check(prefix: String) throws {
    let scalars = prefix.unicodeScalars
    func refuse(_ why: String) -> Violation {
      .unusableLadder("the prefix \"\(prefix)\" \(why)")
    }
    guard let last = scalars.last else { throw refuse("is empty; a number needs one, such as a") }
    if ("0"..."9").contains(last) {
      throw refuse("ends in a digit, which would run into the number after it")
    }
    try Codebook.checkName(prefix)
    if scalars.count > 8 { throw refuse("has \(scalars.count) characters, and 8 are the most") }
  }
}
