/// What a study says of itself.
public struct Study: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Study>

  public let id: ID
  public var title: String
  public var citation: String
  /// Anything a reader must know, such as that the texts are synthetic.
  public var note: String
  /// One or two paragraphs whose sentences name categories.
  public var storyline: String

  public init(
    id: ID, title: String, citation: String = "", note: String = "", storyline: String = ""
  ) {
    self.id = id
    self.title = title
    self.citation = citation
    self.note = note
    self.storyline = storyline
  }
}
