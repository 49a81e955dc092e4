/// Someone who spoke in the study, known by a label such as `P07`, with attributes such as role,
/// gender or district.
public struct Participant: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Participant>

  public let id: ID
  public var name: String
  /// In the order of the table they came from.
  public var attributes: [Attribute]

  public init(id: ID, name: String, attributes: [Attribute] = []) {
    self.id = id
    self.name = name
    self.attributes = attributes
  }

  public func value(of attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }
}

/// One value that a participant has.
public struct Attribute: Hashable, Sendable, Codable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
