/// Whose words are searched or counted. nil stands for all.
public struct SearchScope: Hashable, Sendable {
  /// The source, the participant and the filter; codes and coders have no part in it.
  public var selection: Selection
  /// Only turns under this label.
  public var speaker: String?
  /// Only turns with one of these roles, nil among them for a turn whose role is not known. A text
  /// without turns has no role that is known.
  public var roles: Set<Turn.Role?>?

  /// Takes the values as given; names are looked up when a study is asked.
  public init(
    _ selection: Selection = Selection(), speaker: String? = nil, roles: Set<Turn.Role?>? = nil
  ) {
    self.selection = selection
    self.speaker = speaker
    self.roles = roles
  }

  /// Whether the words of a turn are wanted, whoever the participant is; nil stands for what lies
  /// outside turns.
  /// - Parameter isWhole: whether the text has no turns at all.
  package func takes(_ turn: Turn?, ofWhole isWhole: Bool) -> Bool {
    if let speaker, turn?.speaker != speaker { return false }
    guard let roles else { return true }
    return (turn != nil || isWhole) && roles.contains(turn?.role)
  }
}

/// A place where a pattern stands.
public struct TextHit: Sendable {
  /// The source.
  public let source: SourceDocument
  /// The turn; nil outside turns.
  public let turn: Turn?
  /// The place in the text of the source.
  public let span: TextSpan
  /// The words found, and what stands before and after them.
  public let before, match, after: String

  /// Takes the values as given; nothing is checked here.
  public init(
    source: SourceDocument, turn: Turn?, span: TextSpan, before: String, match: String,
    after: String
  ) {
    self.source = source
    self.turn = turn
    self.span = span
    self.before = before
    self.match = match
    self.after = after
  }
}
