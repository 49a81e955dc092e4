/// A rule of the method, the codebook or the text that a request would break.
///
/// The wording is in `Violation+Message.swift`.
public enum Violation: Error, Equatable, Sendable {
  // Text
  case emptySpan(start: Int, end: Int)
  case unreadableSpan(String)
  case spanOutsideText(TextSpan, length: Int)
  case spanOutsideSource(TextSpan, source: String, length: Int)
  case spanOutsideTurn(TextSpan, turn: Int, source: String)
  case quoteDiffers(source: String, span: TextSpan, quote: String, found: String)
  case quoteNotFound(String, source: String, turn: Int?)
  /// The quote's letters stand there, with other spaces or line breaks between them.
  case quoteSpacedOtherwise(String, source: String, span: TextSpan, found: String)
  case quoteAmbiguous(String, source: String, candidates: [QuoteCandidate])
  case unknownOccurrence(Int, quote: String, source: String, count: Int)
  case unknownTurn(Int, source: String, count: Int)
  case noQuoteNorSpan(source: String)

  // Codebook
  case unusableLadder(String)
  case unknownLevel(String, known: [String])
  case levelWithoutFactors(String, known: [String])
  case unusableName(String, reason: String)
  case duplicateCode(String, parent: String?)
  case unknownCode(String, nearest: [String])
  case ambiguousCode(String, paths: [String])
  case cycle(code: String, parent: String)
  case levelOutOfOrder(
    code: String, level: String, parent: String, parentLevel: String, ladder: [String])
  case missingParent(code: String, parent: String)
  case levelBesideLadder(code: String, level: String)

  // Study
  case unknownSource(String, nearest: [String])
  case duplicateSource(String)
  case unusableText(String, reason: String)
  case sourceTaken(String, participant: String)
  /// - Parameter mayBeAdded: whether a new coder could have been meant.
  case unknownCoder(String, nearest: [String], mayBeAdded: Bool = true)
  case duplicateCoder(String)
  case unknownParticipant(String, nearest: [String])
  case unknownCoding(String)
  case ambiguousCoding(String, count: Int)
  case duplicateCoding(code: String, source: String, span: TextSpan, coder: String)
  case unknownRelation(String)
  case ambiguousRelation(String, count: Int)
  case noSuchRelation(from: String, to: String, kind: Relation.Kind)
  case duplicateRelation(from: String, to: String, kind: Relation.Kind)
  case relationToItself(String)
  case noEvidence(EvidenceReference)
}
