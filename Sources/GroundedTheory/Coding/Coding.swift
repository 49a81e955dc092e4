/// One code applied to one stretch of one source by one coder.
public struct Coding: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Coding>

  public let id: ID
  public var source: SourceDocument.ID
  /// nil once the words are gone from a corrected transcript: an orphan, kept with its quote.
  public var span: TextSpan?
  public var quote: String
  public var code: Code.ID
  public var coder: Coder.ID

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
  public var name: String

  public init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}

/// A coding as a file or a command gives it: names instead of identifiers, a quote, a span or both.
public struct CodingDraft: Sendable {
  public var source: String
  public var turn: Int?
  /// Scalars, half open; the end is at least the start, but nothing more is checked yet.
  public var offsets: Range<Int>?
  public var quote: String?
  /// The how-manieth place, from 1, where the quote stands more than once.
  public var occurrence: Int?
  public var code: String
  public var coder: String
  public var memo: String

  public init(
    source: String, turn: Int? = nil, offsets: Range<Int>? = nil, quote: String? = nil,
    occurrence: Int? = nil, code: String, coder: String, memo: String = ""
  ) {
    self.source = source
    self.turn = turn
    self.offsets = offsets
    self.quote = quote
    self.occurrence = occurrence
    self.code = code
    self.coder = coder
    self.memo = memo
  }
}
