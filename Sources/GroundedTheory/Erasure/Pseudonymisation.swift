/// Puts pseudonyms for what a key lists, or turns them back.
///
/// Every change is tried backwards before it counts: what could not be turned back is refused.
public struct Pseudonymisation: Sendable {
  private let there: Substitution
  private let back: Substitution

  /// - Parameter reverse: whether pseudonyms are turned back.
  /// - Throws: ``Violation/unusableKey(_:)``.
  public init(_ key: PseudonymKey, reverse: Bool = false) throws {
    try key.check()
    let forward = Substitution(key.entries.map { ($0.original, $0.pseudonym) }, keepsWords: true)
    let backward = Substitution(key.entries.map { ($0.pseudonym, $0.original) }, keepsWords: false)
    (there, back) = reverse ? (backward, forward) : (forward, backward)
  }

  /// The text with everything replaced; nil where there is nothing to replace.
  /// - Parameter place: what it is, for messages, such as `"A01"`.
  /// - Throws: ``Violation/unusableKey(_:)`` where the replacement could not be turned back.
  public func rewrite(_ utf8: [UInt8], place: String) throws -> TextRewrite? {
    guard let rewrite = there.rewrite(utf8), let first = rewrite.replacements.first else {
      return nil
    }
    guard turned(rewrite.utf8) == turned(utf8) else {
      throw Violation.unusableKey(
        "in \(place), \"\(first.words)\" or another of the new words runs together with the words"
          + " around it and could not be turned back; choose pseudonyms in brackets, such as"
          + " \"[某甲]\"")
    }
    return rewrite
  }

  /// As ``rewrite(_:place:)``, for a short text.
  public func rewrite(_ text: String, place: String) throws -> String? {
    try rewrite(Array(text.utf8), place: place).map { String(decoding: $0.utf8, as: UTF8.self) }
  }

  private func turned(_ utf8: [UInt8]) -> [UInt8] { back.rewrite(utf8)?.utf8 ?? utf8 }
}
