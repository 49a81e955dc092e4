/// How often codes are used in the groups that an attribute makes: code × value.
///
/// The counts of a code take in everything below it, as in ``Frequencies``.
public struct Crosstab: Sendable {
  /// Codings of one code in one group.
  public struct Entry: Sendable {
    /// The code itself, nothing below it.
    public let code: Code.ID
    /// Where they stand.
    public let source: SourceDocument.ID
    /// Whose they are: what is looked at once in a test, whatever it says.
    public let unit: Unit
    /// The value of the attribute; nil for none.
    public let group: String?
    /// How many, one or more.
    public let count: Int

    /// Takes the values as given.
    public init(
      code: Code.ID, source: SourceDocument.ID, unit: Unit, group: String?, count: Int = 1
    ) {
      self.code = code
      self.source = source
      self.unit = unit
      self.group = group
      self.count = count
    }
  }

  /// What has the attribute's value, and so has a code or has it not.
  public enum Unit: Hashable, Sendable {
    /// A participant, in all sources together.
    case participant(Participant.ID)
    /// A source whose speaker is not known, or whose own field it is.
    case source(SourceDocument.ID)
    /// A record of a record set, by its id.
    case record(SourceDocument.ID, String)

    var noun: String {
      switch self {
      case .participant: "participant"
      case .source: "source"
      case .record: "record"
      }
    }
  }

  /// The counts of one code in one group.
  public struct Cell: Hashable, Sendable {
    /// Codings of the code and of everything below it.
    public var codings = 0
    /// Sources with one of those.
    public var sources = 0
    /// Units (participants, sources or records) with one of those.
    public var units = 0
  }

  /// The attribute's name.
  public let attribute: String
  /// The groups in order; nil, the last where it is there, for no value.
  public let groups: [String?]
  /// All codings of each group, whatever their code, each once; and the sources and units that have any.
  public let totals: [Cell]
  /// What the units are, in words: `participant`, or several such.
  public let unit: String
  private let cells: [Code.ID: [Cell]]

  /// The counts of a code, a cell a group; all 0 for a code that is not used.
  public subscript(code: Code.ID) -> [Cell] {
    cells[code] ?? Array(repeating: Cell(), count: groups.count)
  }

  /// Counts the entries for every code of the codebook.
  public init(_ entries: [Entry], by grouping: AttributeGrouping, codebook: Codebook) {
    attribute = grouping.name
    let names = Set(entries.map(\.group))
    let groups: [String?] =
      grouping.ordered(names.compactMap { $0 }) + (names.contains(nil) ? [nil] : [])
    let positions = Dictionary(
      groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.groups = groups
    unit = Set(entries.filter { $0.group != nil }.map(\.unit.noun)).sorted()
      .joined(separator: " or ")
    let none = Array(repeating: Tally(), count: groups.count)
    var counts = Array(repeating: none, count: codebook.codes.count)
    var totals = none
    let codes = Dictionary(
      codebook.codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var sources = Numbering<SourceDocument.ID>()
    var units = Numbering<Unit>()
    for entry in entries {
      guard let code = codes[entry.code], let group = positions[entry.group] else { continue }
      let (source, unit) = (sources.number(of: entry.source), units.number(of: entry.unit))
      counts[code][group].add(entry.count, source: source, unit: unit)
      totals[group].add(entry.count, source: source, unit: unit)
    }
    // Codes come top level first, so going backwards every child is added before its parent is read.
    for (position, code) in codebook.codes.enumerated().reversed() {
      guard let parent = code.parent.flatMap({ codes[$0] }) else { continue }
      for group in groups.indices { counts[parent][group].add(counts[position][group]) }
    }
    self.totals = totals.map(\.cell)
    cells = Dictionary(
      zip(codebook.codes.map(\.id), counts.map { $0.map(\.cell) }),
      uniquingKeysWith: { first, _ in first })
  }

  private struct Tally {
    var codings = 0
    var sources = BitSet()
    var units = BitSet()

    mutating func add(_ count: Int, source: Int, unit: Int) {
      codings += count
      sources.insert(source)
      units.insert(unit)
    }

    mutating func add(_ other: Tally) {
      codings += other.codings
      sources.formUnion(other.sources)
      units.formUnion(other.units)
    }

    var cell: Cell { Cell(codings: codings, sources: sources.count, units: units.count) }
  }

  private struct Numbering<Thing: Hashable> {
    private var numbers: [Thing: Int] = [:]

    mutating func number(of thing: Thing) -> Int {
      if let known = numbers[thing] { return known }
      numbers[thing] = numbers.count
      return numbers.count - 1
    }
  }
}

extension Crosstab {
  /// What a reader of the tests must know: what was counted, and what many tests do.
  public var caution: String {
    guard !unit.isEmpty else {
      return "nobody has a value of \"\(attribute)\", so nothing is tested."
    }
    let known = zip(groups, totals).filter { $0.0 != nil }.reduce(0) { $0 + $1.1.units }
    let unknown = zip(groups, totals).filter { $0.0 == nil }.reduce(0) { $0 + $1.1.units }
    return
      "tested are \(known) \(unit.replacing(" or ", with: "s or "))s with any coding, each with the code or without it"
      + (unknown > 0 ? "; \(unknown) without a value of \"\(attribute)\" left out" : "")
      + ". Of 20 tests, one has p < 0.05 by chance alone."
  }

  /// Whether having a code hangs together with the attribute: of the units in each group that have any
  /// coding, those that have the code, and those that have not. Units without a value are left out.
  public func test(of code: Code.ID) -> IndependenceTest {
    let groups = groups.indices.filter { self.groups[$0] != nil }
    let cells = self[code]
    return IndependenceTest(
      present: groups.map { cells[$0].units },
      absent: groups.map { totals[$0].units - cells[$0].units })
  }
}
