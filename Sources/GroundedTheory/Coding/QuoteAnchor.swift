/// Finds the one place that a draft coding means, or says why there is none.
public struct QuoteAnchor {
  private let source: String
  /// The words of the source, or the part of them that is at hand.
  public let text: PlainText
  /// Where ``text`` begins in the source.
  private let base: Int
  private let length: Int
  private let turns: () throws -> [Turn]
  private let unspaced: UnspacedText

  /// Prepares to place codings in one source.
  /// - Parameters:
  ///   - source: its name, for messages.
  ///   - text: its words, or a part of them that holds what drafts will name.
  ///   - base: where `text` begins in the source, in scalars.
  ///   - length: the scalars of the whole source; those of `text` unless given.
  ///   - turns: its turns, in text order; asked for only where a draft names a turn, or its quote
  ///     stands twice.
  public init(
    source: String, text: PlainText, from base: Int = 0, of length: Int? = nil,
    turns: @autoclosure @escaping () throws -> [Turn]
  ) {
    self.source = source
    self.text = text
    self.turns = turns
    self.base = base
    self.length = length ?? text.scalarCount
    unspaced = UnspacedText(text)
  }

  /// The span that `draft` means.
  ///
  /// A span wins over a search, and a quote given with it must equal its slice. A quote alone must
  /// stand once: in the text, in the turn named, or as the occurrence named.
  /// - Throws: ``Violation`` naming the source, and the candidates where there are several.
  public func place(_ draft: CodingDraft) throws -> TextSpan {
    if let offsets = draft.offsets {
      let span = try TextSpan(start: offsets.lowerBound, end: offsets.upperBound)
      guard span.start >= base, span.end <= base + text.scalarCount else {
        throw Violation.spanOutsideSource(span, source: source, length: length)
      }
      if let quote = draft.quote, !quote.isEmpty, try !text.holds(quote, at: inText(span)) {
        throw Violation.quoteDiffers(
          source: source, span: span, quote: quote, found: try text.quote(at: inText(span)))
      }
      if let number = draft.turn { try checkTurn(number, holds: span) }
      return span
    }
    guard let quote = draft.quote, !quote.isEmpty else {
      throw Violation.noQuoteNorSpan(source: source)
    }
    return try search(quote, turn: draft.turn, occurrence: draft.occurrence)
  }

  /// Where the words at `span` of the source lie in the bytes of ``text``.
  /// - Throws: ``Violation/spanOutsideText(_:length:)``.
  public func bytes(of span: TextSpan) throws -> Range<Int> { try text.bytes(of: inText(span)) }

  private func inText(_ span: TextSpan) -> TextSpan {
    TextSpan(unchecked: (span.start - base)..<(span.end - base))
  }

  private func inSource(_ span: TextSpan) -> TextSpan {
    TextSpan(unchecked: (span.start + base)..<(span.end + base))
  }

  private func checkTurn(_ number: Int, holds span: TextSpan) throws {
    let turn = try self.turn(number)
    guard turn.span.overlaps(span) else {
      throw Violation.spanOutsideTurn(span, turn: number, source: source)
    }
  }

  private func turn(_ number: Int) throws -> Turn {
    let turns = try turns()
    guard let turn = turns.first(where: { $0.number == number }) else {
      throw Violation.unknownTurn(number, source: source, count: turns.count)
    }
    return turn
  }

  private func search(_ quote: String, turn: Int?, occurrence: Int?) throws -> TextSpan {
    let area = try turn.map { inText(try self.turn($0).span) }
    let found = text.occurrences(of: quote, within: area).map(inSource)
    if let occurrence {
      guard occurrence >= 1, occurrence <= found.count else {
        throw Violation.unknownOccurrence(
          occurrence, quote: quote, source: source, count: found.count)
      }
      return found[occurrence - 1]
    }
    guard let only = found.first else {
      if let near = unspaced.firstOccurrence(of: quote, within: area) {
        throw Violation.quoteSpacedOtherwise(
          quote, source: source, span: inSource(near), found: try text.quote(at: near))
      }
      throw Violation.quoteNotFound(quote, source: source, turn: turn)
    }
    if found.count > 1 {
      throw Violation.quoteAmbiguous(quote, source: source, candidates: try candidates(found))
    }
    return only
  }

  private func candidates(_ spans: [TextSpan]) throws -> [QuoteCandidate] {
    let index = TurnIndex(try turns())
    return spans.enumerated().map { position, span in
      let context = TextSpan(
        unchecked: max(0, span.start - base - 12)..<min(text.scalarCount, span.end - base + 12))
      let words = (try? text.quote(at: context)) ?? ""
      return QuoteCandidate(
        occurrence: position + 1, turn: index.turn(of: span)?.number, span: span,
        context: words.replacing("\n", with: " "))
    }
  }
}

/// One of several places where a quote stands.
public struct QuoteCandidate: Hashable, Sendable {
  /// The how-manieth place it is, from 1: what `--occurrence` takes.
  public let occurrence: Int
  /// The number of the turn it begins in; nil outside every turn.
  public let turn: Int?
  /// Where it stands.
  public let span: TextSpan
  /// The quote with a few words on each side.
  public let context: String
}
