/// A rule that codes by itself: what it looks for, in whose words, and the code it gives.
public struct Rule: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Rule>

  /// How much is coded where something is found.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// The words found.
    case match
    /// The sentences that they stand in.
    case sentence
    /// The turn that they stand in.
    case turn
  }

  public let id: ID
  /// Its name, unique in the study.
  public var name: String
  /// The code that it gives.
  public var code: Code.ID
  /// In whose name it codes.
  public var coder: Coder.ID
  /// The words that it looks for; none where a regular expression does, or where every turn is meant.
  public var words: [String]
  /// The regular expression that it looks for; empty for none.
  public var pattern: String
  /// Whether script, width and letter case do not count.
  public var folds: Bool
  /// Only turns under this label; empty for all.
  public var speaker: String
  /// Only turns of this role; nil for all.
  public var role: Turn.Role?
  /// A filter; empty for none.
  public var condition: String
  /// How much is coded.
  public var unit: Unit

  /// Takes the values as given; ``check()`` holds the rules.
  public init(
    id: ID, name: String, code: Code.ID, coder: Coder.ID, words: [String] = [],
    pattern: String = "", folds: Bool = false, speaker: String = "", role: Turn.Role? = nil,
    condition: String = "", unit: Unit = .match
  ) {
    self.id = id
    self.name = name
    self.code = code
    self.coder = coder
    self.words = words
    self.pattern = pattern
    self.folds = folds
    self.speaker = speaker
    self.role = role
    self.condition = condition
    self.unit = unit
  }

  /// What it looks for; nil where it takes every turn that it looks at.
  /// - Throws: ``Violation`` for a pattern that cannot be used.
  public func textPattern() throws -> TextPattern? {
    if !pattern.isEmpty { return try TextPattern(regex: pattern, folds: folds) }
    return words.isEmpty ? nil : try TextPattern(words: words, folds: folds)
  }

  /// Checks that the rule can be run.
  /// - Throws: ``RuleRefusal``, and ``Violation`` for a name, a pattern or a filter that cannot be used.
  public func check() throws {
    try Codebook.checkLegible(name)
    if !words.isEmpty, !pattern.isEmpty { throw RuleRefusal.wordsAndPattern }
    _ = try condition.isEmpty ? nil : Filter(condition)
    if try textPattern() != nil { return }
    guard !speaker.isEmpty || role != nil || !condition.isEmpty else { throw RuleRefusal.nothing }
    guard unit == .turn else { throw RuleRefusal.turnsOnly }
  }
}

/// Why a rule is not taken, or cannot be run.
public enum RuleRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// Both words and a regular expression.
  case wordsAndPattern
  /// Nothing that it looks for, or at.
  case nothing
  /// Nothing that it looks for, and not whole turns that it codes.
  case turnsOnly
  /// A name that a rule has already.
  case nameTaken(String)
  /// A rule that the study does not have, with the names that come near.
  case unknown(String, nearest: [String])
  /// A study without rules.
  case noRules
  /// A filter that fits no source.
  case filterFitsNothing(String, reason: String)

  public var description: String {
    switch self {
    case .wordsAndPattern:
      "Give words or a regular expression, not both; (加班|缺人) looks for several words."
    case .nothing:
      "The rule looks for nothing: give --words, --regex, --speaker, --role or --where."
    case .turnsOnly:
      "Without --words or --regex a rule codes whole turns; give --unit turn, or what to look for."
    case .nameTaken(let name):
      "There is already a rule \"\(name)\"; remove it first, or choose another name."
    case .unknown(let name, let nearest):
      "There is no rule \"\(name)\""
        + (nearest.isEmpty
          ? "; " : ". Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))? ")
        + "`zhagen autocode list` prints them all."
    case .noRules: "There are no rules yet; `zhagen autocode add` makes one."
    case .filterFitsNothing(let name, let reason):
      "The filter of the rule \"\(name)\" fits no source: \(reason)"
    }
  }
}
