/// A question about codings, such as `居民参与 near 经费 within 2 sentences and role=居民`.
/// `docs/queries.md` has the language.
///
/// It chooses codings: `and`, `or`, `not` tie what is said of one coding, and relations such as `near`
/// compare its place with the places of others.
public struct Query: Hashable, Sendable, CustomStringConvertible {
  /// How the place of a coding lies to that of another one.
  enum Relation: String, CaseIterable, Hashable, Sendable {
    case overlapping, inside, around, near, before, after
    case sameWords = "same words"
    case sameTurn = "same turn"
    case sameSource = "same source"
    case sameParticipant = "same participant"

    /// Whether a distance may bound it.
    var takesDistance: Bool { self == .near || self == .before || self == .after }
  }

  /// How far apart two codings may be; 0 where they touch or share something.
  struct Distance: Hashable, Sendable {
    enum Unit: String, CaseIterable, Hashable, Sendable {
      case characters, sentences, turns
    }

    let count: Int
    let unit: Unit
    /// What `near` means by itself.
    static let usual = Distance(count: 1, unit: .sentences)
  }

  /// A relation with all that narrows it.
  struct Relator: Hashable, Sendable {
    let relation: Relation
    let isNegated: Bool
    let distance: Distance?
    /// Whether only codings of the same coder count.
    let isBySameCoder: Bool
  }

  indirect enum Expression: Hashable, Sendable {
    /// Of a code or of one below it.
    case code(Filter.Word)
    /// A single comparison. `ofPeople` where `where` says that an attribute is meant, whatever codings have of that name.
    case condition(Filter.Expression, ofPeople: Bool)
    case related(Expression, Relator, Expression)
    case not(Expression)
    case all([Expression])
    case any([Expression])
  }

  /// The query as it was written.
  public let text: String
  let root: Expression

  /// Reads a query.
  /// - Throws: ``Violation/unusableFilter(_:)``, which shows the place.
  public init(_ text: String) throws {
    self.text = text
    root = try QueryParser.parse(text)
  }

  /// The query with all its parentheses and quotation marks.
  public var description: String { root.description }
}

extension Query.Expression: CustomStringConvertible {
  var description: String {
    switch self {
    case .code(let word): word.quoted
    case .condition(let condition, let ofPeople): (ofPeople ? "where " : "") + condition.description
    case .related(let left, let relator, let right):
      "(\(left.operand) \(relator.around(right.operand)))"
    case .not(let inner): "not \(inner)"
    case .all(let parts): "(\(parts.map(\.description).joined(separator: " and ")))"
    case .any(let parts): "(\(parts.map(\.description).joined(separator: " or ")))"
    }
  }
}

extension Query.Expression {
  /// As one side of a relation, which binds closer than `not`.
  fileprivate var operand: String { if case .not = self { "(\(self))" } else { description } }
}

extension Query.Relator {
  fileprivate func around(_ right: String) -> String {
    (isNegated ? "not " : "") + "\(relation.rawValue) \(right)"
      + (distance.map { " within \($0.count) \($0.unit.rawValue)" } ?? "")
      + (isBySameCoder ? " by same coder" : "")
  }
}
