import Foundation

/// Names one thing of a study for life: across renames, copies, exports and merges.
///
/// The phantom type keeps a code's identifier from being passed where a coding's is meant.
public struct Identifier<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The UUID itself; version 7 for everything that a study makes.
  public let uuid: UUID

  /// Names the thing that bears this UUID.
  public init(_ uuid: UUID) { self.uuid = uuid }

  /// Reads the usual written form; nil where `text` is not a UUID.
  public init?(_ text: String) {
    guard let uuid = UUID(uuidString: text) else { return nil }
    self.uuid = uuid
  }

  /// Whether `text` is this identifier or enough of its beginning or end: four digits or more, with
  /// or without dashes.
  public func isNamed(by text: String) -> Bool {
    let wanted = text.lowercased().filter { $0 != "-" }
    let own = description.filter { $0 != "-" }
    return wanted.count >= 4 && (own.hasPrefix(wanted) || own.hasSuffix(wanted))
  }

  public var description: String { uuid.uuidString.lowercased() }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    uuid = try decoder.singleValueContainer().decode(UUID.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(uuid)
  }
}
