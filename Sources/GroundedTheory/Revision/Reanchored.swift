/// A coding in a corrected text: what became of it, and where it stands now.
public struct Reanchored: Hashable, Sendable {
  /// What became of a coding when its text was corrected.
  public enum Verdict: String, CaseIterable, Sendable {
    /// Same words at the same place.
    case kept
    /// Same words at another place.
    case moved
    /// Words were taken out of its quote and none put in.
    case shortened
    /// Words of its quote were changed or added.
    case changed
    /// An orphan whose words stand once in the new text: it is placed there.
    case found
    /// Its words stand at several places, and nothing tells which is meant: it is an orphan.
    case ambiguous
    /// Another coding of the same coder and code has come to the same words: this one is an orphan.
    case coincides
    /// Its words are gone: it is an orphan.
    case lost
    /// It was an orphan before and still is.
    case orphan
  }

  /// The coding as it was.
  public let coding: Coding
  /// What became of it.
  public let verdict: Verdict
  /// Where it stands now; nil for an orphan.
  public let span: TextSpan?
  /// Its words now; those it had, for an orphan.
  public let quote: String
  /// Where its words stand, for `ambiguous`; where the other coding stands, for `coincides`.
  public let places: [TextSpan]

  /// Takes the values as given; nothing is checked here.
  public init(
    coding: Coding, verdict: Verdict, span: TextSpan?, quote: String, places: [TextSpan] = []
  ) {
    self.coding = coding
    self.verdict = verdict
    self.span = span
    self.quote = quote
    self.places = places
  }

  /// Whether the coding is not as it was, so that a new version of it is needed.
  public var isRevised: Bool {
    span != coding.span || !quote.utf8.elementsEqual(coding.quote.utf8)
  }
}
