/// One state in which a code once was, or still is.
public struct CodeVersion: Hashable, Sendable {
  /// Which code.
  public let code: Code.ID
  /// What it was called.
  public let name: String
  /// The key of its level.
  public let level: String
  /// The code that it stood under.
  public let parent: Code.ID?
  /// Its running number within the level.
  public let ordinal: Int
  /// The event that brought it into this state.
  public let added: Int
  /// The event that ended it; nil while it lasts.
  public let retired: Int?

  /// Takes the values as given; nothing is checked here.
  public init(
    code: Code.ID, name: String, level: String, parent: Code.ID?, ordinal: Int, added: Int,
    retired: Int?
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.ordinal = ordinal
    self.added = added
    self.retired = retired
  }

  /// Whether it is the state after event `number`.
  func holds(after number: Int) -> Bool {
    added <= number && retired.map { $0 > number } ?? true
  }
}

/// A code that was merged into another one.
public struct CodeSuccession: Hashable, Sendable {
  /// The code that went, and the one that stands for it.
  public let code: Code.ID, successor: Code.ID
  /// The event that merged them.
  public let added: Int
  /// The event that took that back; nil while it holds.
  public let retired: Int?

  /// Takes the values as given; nothing is checked here.
  public init(code: Code.ID, successor: Code.ID, added: Int, retired: Int?) {
    self.code = code
    self.successor = successor
    self.added = added
    self.retired = retired
  }
}

/// The codebook with everything that it was: what the trail of condensation is read from.
public struct CodebookPast: Sendable {
  /// The codebook as it is.
  public let codebook: Codebook
  /// The states of every code there ever was, by code, in the order of their events.
  public let versions: [Code.ID: [CodeVersion]]
  /// Which codes were merged into which, in the order of their events.
  public let successions: [CodeSuccession]
  /// The events that changed a code, by number.
  public let events: [Int: Event]

  /// - Parameter versions: without those that one event both added and retired; in any order.
  public init(
    codebook: Codebook, versions: [CodeVersion], successions: [CodeSuccession], events: [Event]
  ) {
    self.codebook = codebook
    self.versions = Dictionary(grouping: versions, by: \.code).mapValues {
      $0.sorted { $0.added < $1.added }
    }
    self.successions = successions.sorted { $0.added < $1.added }
    self.events = Dictionary(
      events.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a code was called after an event; its last name where it was gone.
  func name(of code: Code.ID, after event: Int) -> String {
    let states = versions[code] ?? []
    return (states.last { $0.holds(after: event) } ?? states.last)?.name ?? ""
  }

  /// A code that there is, by name, path, number or alias, or else one that there was, by its last name
  /// or an earlier one.
  /// - Throws: ``Violation/unknownCode(_:nearest:)`` where there never was one.
  public func code(named reference: String) throws -> Code.ID {
    do { return try codebook.code(named: reference).id } catch let violation as Violation {
      guard case .unknownCode = violation else { throw violation }
      let once = versions.values.compactMap { $0.last { $0.name == reference } }
      guard let last = once.max(by: { $0.added < $1.added }) else { throw violation }
      return last.code
    }
  }
}
