/// One code applied to one stretch of one source by one coder.
public struct Coding: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Coding>

  public let id: ID
  /// The source that the words stand in.
  public var source: SourceDocument.ID
  /// nil once the words are gone from a corrected transcript: an orphan, kept with its quote.
  public var span: TextSpan?
  /// The words themselves; where there is a span, exactly what stands there.
  public var quote: String
  /// The code that was applied.
  public var code: Code.ID
  /// Who applied it.
  public var coder: Coder.ID

  /// Takes the values as given; nothing is checked here. ``QuoteAnchor`` finds a
  /// span and checks it against its quote.
  public init(
    id: ID, source: SourceDocument.ID, span: TextSpan?, quote: String, code: Code.ID,
    coder: Coder.ID
  ) {
    self.id = id
    self.source = source
    self.span = span
    self.quote = quote
    self.code = code
    self.coder = coder
  }
}

/// Who coded.
public struct Coder: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Coder>

  public let id: ID
  /// The coder's name, unique in the study.
  public var name: String

  /// Takes the values as given; nothing is checked here.
  public init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}

extension [Coder] {
  /// The coder of this name.
  /// - Parameter mayBeAdded: whether a new coder could have been meant.
  /// - Throws: ``Violation/unknownCoder(_:nearest:mayBeAdded:)``.
  public func named(_ name: String, mayBeAdded: Bool = true) throws -> Coder {
    if let found = first(where: { $0.name == name }) { return found }
    throw Violation.unknownCoder(
      name, nearest: Nearest.names(to: name, among: map(\.name)), mayBeAdded: mayBeAdded)
  }
}

/// A coding as a file or a command gives it: names instead of identifiers, a quote, a span or both.
public struct CodingDraft: Sendable {
  /// The name of the source.
  public var source: String
  /// The number of the turn that the quote stands in, where it is known.
  public var turn: Int?
  /// The id of the record that the quote stands in, where the source is a record set.
  public var record: String?
  /// Scalars, half open; the end is at least the start, but nothing more is checked yet.
  public var offsets: Range<Int>?
  /// The words, copied exactly; may be left out where there are offsets.
  public var quote: String?
  /// The how-manieth place, from 1, where the quote stands more than once.
  public var occurrence: Int?
  /// The code by name, path or number.
  public var code: String
  /// The coder's name.
  public var coder: String
  /// A note on this coding; empty for none.
  public var memo: String

  /// Takes the values as given; nothing is checked here.
  public init(
    source: String, turn: Int? = nil, record: String? = nil, offsets: Range<Int>? = nil,
    quote: String? = nil, occurrence: Int? = nil, code: String, coder: String, memo: String = ""
  ) {
    self.source = source
    self.turn = turn
    self.record = record
    self.offsets = offsets
    self.quote = quote
    self.occurrence = occurrence
    self.code = code
    self.coder = coder
    self.memo = memo
  }
}
