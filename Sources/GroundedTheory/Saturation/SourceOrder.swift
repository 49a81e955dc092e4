/// In which order sources are looked at.
public enum SourceOrder: Hashable, Sendable {
  /// As they were coded: by the event that made the first coding in each.
  case analysis
  /// As the talks took place: by the one attribute of participants that is a date.
  case interview
  /// By an attribute of the participants who speak in them.
  case attribute(String)
}

/// Sources in an order, with what it rests on.
public struct OrderedSources: Sendable {
  /// What the order rests on.
  public enum Basis: Hashable, Sendable {
    /// The history of the study.
    case history
    /// An attribute.
    case attribute(String)
    /// The numbers of the sources, for want of anything else; held-out ones after all others, or among them.
    case number(heldOutLast: Bool)
  }

  /// The sources.
  public let sources: [SourceDocument]
  /// What the order rests on.
  public let basis: Basis
  /// Where it rests on less than was asked for.
  public let notes: [SaturationNote]
}

extension SaturationMaterial {
  /// The sources that were worked on, in an order. What is alike by it stands by number; in the order of
  /// analysis after that held-out sources come last, since that is what they are held out for.
  /// - Throws: ``Violation/unknownAttribute(_:nearest:known:)``, or ``Violation/severalDates(_:)`` where
  ///   it is not clear which date is meant.
  public func ordered(by order: SourceOrder) throws -> OrderedSources {
    switch order {
    case .analysis: return byHistory
    case .attribute(let name):
      let names = voices.attributes.map(\.name)
      guard let attribute = voices.attributes.first(where: { $0.name == name }) else {
        throw Violation.unknownAttribute(
          name, nearest: Nearest.names(to: name, among: names), known: names)
      }
      return ordered(by: attribute)
    case .interview:
      let dates = voices.attributes.filter { $0.kind == .date }
      guard dates.count < 2 else { throw Violation.severalDates(dates.map(\.name)) }
      guard let date = dates.first else {
        return OrderedSources(
          sources: sources, basis: .number(heldOutLast: false), notes: [.noDate])
      }
      return ordered(by: date)
    }
  }

  private var byHistory: OrderedSources {
    var events: [SourceDocument.ID: Int] = [:]
    for entry in entries {
      events[entry.source] = min(events[entry.source] ?? entry.event, entry.event)
    }
    func key(_ source: SourceDocument) -> (Int, Int, Int) {
      (events[source.id] ?? .max, source.heldOut == nil ? 0 : 1, source.number)
    }
    let ordered = sources.sorted { key($0) < key($1) }
    let tied = Dictionary(grouping: ordered) { events[$0.id] ?? .max }.filter { $0.value.count > 1 }
    let notes = tied.sorted { $0.key < $1.key }.map { event, sources in
      SaturationNote.oneEvent(
        event, sources: sources.count, of: ordered.count, heldOutLast: Self.isMixed(sources))
    }
    // One event tells nothing of the order.
    return OrderedSources(
      sources: ordered,
      basis: tied.values.contains { $0.count == ordered.count }
        ? .number(heldOutLast: Self.isMixed(ordered)) : .history,
      notes: notes)
  }

  /// Whether there are both held-out sources and others, so that the former were put last.
  private static func isMixed(_ sources: [SourceDocument]) -> Bool {
    Set(sources.map { $0.heldOut == nil }).count == 2
  }

  private func ordered(by attribute: AttributeDefinition) -> OrderedSources {
    let values = Dictionary(
      voices.participants.map { ($0.id, $0.value(of: attribute.name)) },
      uniquingKeysWith: { first, _ in first })
    var keys: [SourceDocument.ID: SortKey] = [:]
    for source in sources {
      keys[source.id] = voices.speaking(in: source.id).compactMap { participant in
        participant.flatMap { values[$0] ?? nil }.flatMap { SortKey($0, attribute.kind) }
      }.min()
    }
    let ordered = sources.sorted { first, second in
      let (one, other) = (keys[first.id], keys[second.id])
      if one != other {
        guard let one else { return false }
        guard let other else { return true }
        return one < other
      }
      return first.number < second.number
    }
    let missing = ordered.filter { keys[$0.id] == nil }
    return OrderedSources(
      sources: ordered, basis: .attribute(attribute.name),
      notes: missing.isEmpty
        ? [] : [.noValue(missing.map(\.name), attribute: attribute.name)])
  }
}

/// A value of an attribute as it is sorted: numbers as such, dates and words as they are written.
private struct SortKey: Comparable {
  private let number: Double
  private let text: String

  init?(_ value: String, _ kind: AttributeKind) {
    if kind == .number {
      guard let number = Double(value) else { return nil }
      (self.number, text) = (number, "")
    } else {
      guard !value.isEmpty else { return nil }
      (number, text) = (0, value)
    }
  }

  static func < (one: SortKey, other: SortKey) -> Bool {
    (one.number, one.text) < (other.number, other.text)
  }
}
