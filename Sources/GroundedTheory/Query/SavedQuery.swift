/// A query that a study keeps under a name, as it was written.
public struct SavedQuery: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<SavedQuery>

  public let id: ID
  /// What it is called; unique in the study.
  public var name: String
  /// The query. Names of codes that changed since are found by their aliases.
  public var text: String

  /// Takes the values as given; nothing is checked here.
  public init(id: ID, name: String, text: String) {
    self.id = id
    self.name = name
    self.text = text
  }
}
