/// What to look for in texts: words, letter for letter, or a regular expression.
///
/// Words are found wherever their letters stand, inside longer words too, since Chinese puts nothing
/// between words. ``TextFinder`` does the looking.
public struct TextPattern: Hashable, Sendable {
  /// What several words mean together.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Any of the words.
    case any
    /// The words of stretches (turns) in which every one of them stands.
    case all
    /// The words in this order with one space between two.
    case phrase
  }

  enum Kind: Hashable, Sendable {
    case words([String], everyOne: Bool)
    case regex(String)
  }

  let kind: Kind
  /// Whether script (traditional or simplified Chinese), full and half width, and letter case do not
  /// count.
  public let folds: Bool

  /// Looks for words.
  /// - Throws: ``Violation/nothingToFind`` where a word is empty or blank, or there is none.
  public init(words: [String], mode: Mode = .any, folds: Bool = false) throws {
    let isBlank = words.contains { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    if words.isEmpty || isBlank { throw Violation.nothingToFind }
    kind =
      mode == .phrase
      ? .words([words.joined(separator: " ")], everyOne: false)
      : .words(words, everyOne: mode == .all)
    self.folds = folds
  }

  /// Looks for a regular expression of ICU (`unicode-org.github.io/icu/userguide/strings/regexp.html`).
  /// `^` and `$` hold at the ends of every line and of what is looked in, such as a turn.
  /// - Throws: ``Violation/unusablePattern(_:)``, which shows the place, or ``Violation/nothingToFind``.
  public init(regex: String, folds: Bool = false) throws {
    if regex.isEmpty { throw Violation.nothingToFind }
    _ = try RegularExpression(regex, ignoresCase: folds)
    kind = .regex(regex)
    self.folds = folds
  }
}
