/// What a rule did, or would do, in one source.
public struct RuleCount: Hashable, Sendable {
  /// The names of the rule and of the source.
  public let rule: String, source: String
  /// How many places were coded, and how many had been coded so before.
  public var new = 0, present = 0

  /// Counts from nothing.
  public init(rule: String, source: String) {
    self.rule = rule
    self.source = source
  }
}

/// A place that a rule found, with the words around it.
public struct RuleSample: Hashable, Sendable {
  /// The names of the rule and of the source.
  public let rule: String, source: String
  /// The number of the turn.
  public let turn: Int
  /// What stands before, what would be coded, and what stands behind.
  public let before: String, match: String, after: String

  /// Takes the values as given.
  public init(
    rule: String, source: String, turn: Int, before: String, match: String, after: String
  ) {
    self.rule = rule
    self.source = source
    self.turn = turn
    self.before = before
    self.match = match
    self.after = after
  }
}

/// One run of a rule, and how many of the codings that it made are still there.
public struct RuleRun: Hashable, Sendable {
  /// The number of the event, and when it was written.
  public let event: Int, time: String
  /// The codings of that run that are live.
  public let codings: Int

  /// Takes the values as given.
  public init(event: Int, time: String, codings: Int) {
    self.event = event
    self.time = time
    self.codings = codings
  }
}
