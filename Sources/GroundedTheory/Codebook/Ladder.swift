/// One level of the ladder (concept, initial category, main category, dimension …).
public struct Level: Hashable, Sendable, Codable {
  /// The stable English word for scripts and column names, such as `concept`.
  public let key: String
  /// What the study calls it, such as 初始概念.
  public let name: String
  /// What stands before a code's number at this level: `a` makes a1, a2 …
  public let prefix: String

  /// Takes the values as given; nothing is checked here. A ``Ladder`` refuses
  /// keys and prefixes that cannot be used.
  public init(key: String, name: String, prefix: String) {
    self.key = key
    self.name = name
    self.prefix = prefix
  }
}

/// The study's ordered levels, lowest first, and the levels that stand beside them.
///
/// A code on a ladder level sits under codes of higher levels. A code on a level beside the ladder
/// (the outcome of the model, a cause, a countermeasure) has neither parent nor children; it can be
/// coded, counted and related.
public struct Ladder: Hashable, Sendable {
  /// The levels of the ladder, lowest first.
  public let levels: [Level]
  /// The levels beside it; ``outcome`` is always among them, unless it is on the ladder.
  public let beside: [Level]

  /// Every study can have an outcome for its model.
  public static let outcome = Level(key: "outcome", name: "结果", prefix: "Y")

  /// A ladder of two levels or more, the lowest first, and the levels beside it.
  ///
  /// ``outcome`` is added beside it where it is missing.
  /// - Throws: ``Violation/unusableLadder(_:)`` for fewer levels, an unusable key, or a key or prefix
  ///   that stands twice, or the outcome as a level of the ladder.
  public init(_ levels: [Level], beside: [Level] = []) throws {
    guard !levels.contains(where: { $0.key == Self.outcome.key }) else {
      throw Violation.unusableLadder(
        "every study has the level \"\(Self.outcome.key)\" beside its ladder; leave it out")
    }
    let hasOutcome = beside.contains { $0.key == Self.outcome.key }
    let beside = hasOutcome ? beside : beside + [Self.outcome]
    let all = levels + beside
    guard levels.count >= 2 else {
      throw Violation.unusableLadder("it needs two levels or more, the lowest first")
    }
    for level in all {
      guard !level.key.isEmpty,
        level.key.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || "-_".contains($0)) })
      else {
        throw Violation.unusableLadder(
          "the level key \"\(level.key)\" must be lower-case ASCII letters, digits, - or _; `zhagen level set` gives a level a name in any"
            + " language")
      }
      guard !Self.reservedKeys.contains(level.key) else {
        throw Violation.unusableLadder(
          "\"\(level.key)\" is the name of a report column; choose another key")
      }
      guard all.filter({ $0.key == level.key }).count == 1 else {
        throw Violation.unusableLadder("the level \"\(level.key)\" stands twice")
      }
      guard all.filter({ $0.prefix == level.prefix }).count == 1 else {
        throw Violation.unusableLadder("two levels number their codes with \"\(level.prefix)\"")
      }
    }
    self.levels = levels
    self.beside = beside
  }

  /// Level keys become columns of the quote table and the wide tree, beside these.
  private static let reservedKeys: Set<String> = [
    "id", "state", "source", "turn", "speaker", "start", "end", "quote", "code", "path", "coder",
    "memo", "definition", "codings", "level", "number", "name", "parent", "provenance",
  ]

  /// Every level: those of the ladder, lowest first, then those beside it.
  public var all: [Level] { levels + beside }
  /// The levels of the ladder, highest first.
  public var topDown: [Level] { levels.reversed() }

  /// The level of this key, on the ladder or beside it.
  public func level(_ key: String) -> Level? { all.first { $0.key == key } }

  /// Height on the ladder, 0 for the lowest; nil beside it.
  public func rank(_ key: String) -> Int? { levels.firstIndex { $0.key == key } }

  /// The level of this key, or of this name where only one has it.
  /// - Throws: ``Violation/unknownLevel(_:nearest:known:)``.
  public func require(_ reference: String) throws -> Level {
    if let level = level(reference) { return level }
    let named = all.filter { $0.name == reference }
    guard named.count == 1 else { throw unknown(reference) }
    return named[0]
  }

  /// That no level, or more than one, is called so.
  public func unknown(_ reference: String) -> Violation {
    let twins = all.filter { $0.name == reference }.map(\.key)
    return .unknownLevel(
      reference,
      nearest: twins.isEmpty
        ? Nearest.names(to: reference, among: all.flatMap { [$0.key, $0.name] }) : twins,
      known: all.map(\.key))
  }
}
