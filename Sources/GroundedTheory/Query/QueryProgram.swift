/// A coding that a query chose, and those that its relations found it by.
public struct QueryMatch: Sendable {
  /// The coding.
  public var coding: Coding
  /// For each relation that the query demands, one coding of its right side, the nearest for `near`, in
  /// the order in which they are written.
  public var partners: [Coding]
}

/// A query made ready for one study: names are looked up and values read once.
public struct QueryProgram {
  /// Hands over the words of a source, in pieces of whole scalars, in order.
  public typealias Words = (
    _ source: SourceDocument.ID, _ piece: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Void

  private let root: QueryNode
  private let snapshot: StudySnapshot

  /// Makes a query ready. The codings of the snapshot need no quotes unless ``Query/asksForQuotes``.
  /// - Throws: ``Violation/unusableFilter(_:)`` at a name that the study does not have.
  public init(_ query: Query, in snapshot: StudySnapshot) throws {
    self.snapshot = snapshot
    let fields = QueryFields(snapshot, text: query.text)
    root = try QueryCompiler(text: query.text, fields: fields).part(query.root).node
  }

  /// The codings that the query chooses, in the order of the snapshot.
  /// - Parameter words: asked only where a distance counts sentences, once a source.
  public func matches(_ words: @escaping Words) throws -> [QueryMatch] {
    var run = QueryRun(places: PlacedCodings(snapshot), words: words)
    let chosen = try run.chosen(
      root, among: [Bool](repeating: true, count: snapshot.codings.count), keeping: true)
    return snapshot.codings.indices.filter { chosen[$0] }.map { index in
      QueryMatch(
        coding: snapshot.codings[index],
        partners: run.partners.compactMap { $0[index] < 0 ? nil : snapshot.codings[$0[index]] })
    }
  }
}

extension Query {
  /// Whether it looks into the words of codings.
  public var asksForQuotes: Bool { root.asks(for: .quote) }
}
