/// How many codings one coder made with one code in one source: all that counting needs.
public struct CodingTally: Hashable, Sendable {
  /// The code itself, nothing below it.
  public let code: Code.ID
  /// The source.
  public let source: SourceDocument.ID
  /// The coder.
  public let coder: Coder.ID
  /// How many codings, one or more.
  public let count: Int

  /// Takes the values as given; nothing is checked here.
  public init(code: Code.ID, source: SourceDocument.ID, coder: Coder.ID, count: Int) {
    self.code = code
    self.source = source
    self.coder = coder
    self.count = count
  }

  /// The tallies of a list of codings.
  public static func tallies(of codings: [Coding]) -> [CodingTally] {
    let groups = Dictionary(grouping: codings) { [$0.code.uuid, $0.source.uuid, $0.coder.uuid] }
    return groups.values.compactMap { group in
      group.first.map {
        CodingTally(code: $0.code, source: $0.source, coder: $0.coder, count: group.count)
      }
    }
  }
}
