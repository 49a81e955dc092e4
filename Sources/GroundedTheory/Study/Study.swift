/// What a study says of itself.
public struct Study: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Study>

  public let id: ID
  /// What the study is called.
  public var title: String
  /// Its publication, where there is one; otherwise empty.
  public var citation: String
  /// Anything a reader must know, such as that the texts are synthetic.
  public var note: String
  /// One or two paragraphs whose sentences name categories.
  public var storyline: String

  /// Takes the values as given; nothing is checked here.
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
