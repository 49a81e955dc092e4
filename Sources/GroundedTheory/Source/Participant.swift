/// Someone who spoke in the study, known by a label such as `P07`, with attributes such as role,
/// gender or district.
public struct Participant: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Participant>

  public let id: ID
  /// The label that the study uses, unique in it.
  public var name: String
  /// In the order of the table they came from.
  public var attributes: [Attribute]

  /// Takes the values as given; nothing is checked here.
  public init(id: ID, name: String, attributes: [Attribute] = []) {
    self.id = id
    self.name = name
    self.attributes = attributes
  }

  /// The value of the attribute of this name; nil where the participant has none.
  public func value(of attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }
}

/// One value that a participant has.
public struct Attribute: Hashable, Sendable, Codable {
  /// What it is, such as `role`: the heading of its column.
  public var name: String
  /// The value as the table gives it.
  public var value: String

  /// Takes the values as given; nothing is checked here.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
