/// That a coder is to code a source.
public struct Assignment: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Assignment>

  public let id: ID
  /// What is to be coded.
  public var source: SourceDocument.ID
  /// Who is to code it.
  public var coder: Coder.ID
  /// Whether the coder was given a copy without the codings of others.
  public var isBlind: Bool

  /// Takes the values as given; nothing is checked here.
  public init(id: ID, source: SourceDocument.ID, coder: Coder.ID, isBlind: Bool) {
    self.id = id
    self.source = source
    self.coder = coder
    self.isBlind = isBlind
  }
}
