/// Quotes of codes beside each other, or of one code in the groups that an attribute makes: the constant
/// comparison (持续比较) of grounded theory.
public struct Comparison: Sendable {
  /// One of the things compared: a code, or a group of one code's quotes.
  public struct Side: Sendable {
    /// The code; its quotes take in those of everything below it.
    public let code: Code
    /// The group, where groups of one code are compared; nil where codes are, and for no value.
    public let group: String?
    /// The quotes by group, then by number of the source and place.
    public let quotes: [Quote]
    /// Sources in which they stand.
    public let sources: Int
    /// Participants whose words they are, where that is known.
    public let participants: Int
    /// Sources in which somebody of the group was coded, yet never with the code.
    public let negatives: [Negative]
  }

  /// A quote and where it stands.
  public struct Quote: Sendable {
    /// The code itself, which may lie below the one compared.
    public let code: String
    /// The value of the attribute; nil for none, or where nothing is grouped.
    public let group: String?
    /// Its source, turn and speaker.
    public let source: String
    public let turn: Int?
    public let speaker: String?
    /// The words.
    public let text: String
    /// Who coded it.
    public let coder: String?
    /// The memos on it.
    public let memo: String?

    /// Source and turn, such as `A01-3`.
    public var number: String { turn.map { "\(source)-\($0)" } ?? source }
  }

  /// A source that speaks against a code by its silence.
  public struct Negative: Sendable {
    /// The value of the attribute; nil for none, or where nothing is grouped.
    public let group: String?
    /// The source.
    public let source: String
    /// Its codings of other codes in the words of the group.
    public let codings: Int
  }

  /// The codes compared.
  public let codes: [Code]
  /// The attribute that makes groups; nil for none.
  public let attribute: String?
  /// What is compared, from left to right.
  public let sides: [Side]
  /// The memos that compare two of the codes or more; of one code, those on it and those that compare it.
  public let memos: [Memo]
  /// The sources that negative cases are looked for in: not held out, with any coding in what is chosen.
  public let base: Int

  /// Whether the sides are groups of one code.
  public var isOfGroups: Bool { attribute != nil && codes.count == 1 }

  /// - Parameters:
  ///   - references: codes by name, path or number.
  ///   - grouping: makes groups: of one code the sides, of several an order of their quotes.
  ///   - snapshot: what is chosen of the study.
  /// - Throws: ``Violation`` for a code that is not there.
  public init(
    of references: [String], by grouping: AttributeGrouping? = nil, in snapshot: StudySnapshot
  ) throws {
    let codebook = snapshot.codebook
    var codes: [Code] = []
    for reference in references {
      let code = try codebook.code(named: reference)
      if !codes.contains(code) { codes.append(code) }
    }
    let reading = ComparisonReading(snapshot, grouping)
    let negative = NegativeSearch(snapshot, reading)
    let isOfGroups = grouping != nil && codes.count == 1
    let groups = isOfGroups ? reading.groups : [nil]
    sides = codes.flatMap { code in
      let below = codebook.subtree(of: code)
      let found = reading.quotes { below.contains($0.code) }
      let missing = negative.without(below)
      return groups.map { group in
        let own = isOfGroups ? found.filter { $0.quote.group == group } : found
        return Side(
          code: code, group: group, quotes: own.map(\.quote),
          sources: Set(own.map(\.quote.source)).count,
          participants: Set(own.compactMap(\.participant)).count,
          negatives: isOfGroups ? missing.filter { $0.group == group } : missing)
      }
    }
    self.codes = codes
    attribute = grouping?.name
    base = negative.base
    let ids = Set(codes.map(\.id))
    memos = snapshot.memos.filter { memo in
      let own = memo.subject.code.map { [$0] } ?? []
      return Set(memo.compared + own).intersection(ids).count >= min(2, ids.count)
    }
  }
}

extension Memo.Subject {
  fileprivate var code: Code.ID? { if case .code(let id) = self { id } else { nil } }
}
