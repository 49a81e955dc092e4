/// What turns names into pseudonyms and back. It lives in a file of its own, never in the study.
public struct PseudonymKey: Sendable, Equatable {
  /// One thing and what stands for it.
  public struct Entry: Hashable, Sendable {
    /// The words as they stand in the material.
    public var original: String
    /// What takes their place; no two entries share one.
    public var pseudonym: String

    /// Takes the values as given; ``PseudonymKey/check()`` looks at them together.
    public init(original: String, pseudonym: String) {
      self.original = original
      self.pseudonym = pseudonym
    }
  }

  /// A kind of thing that is found by its form.
  public enum Rule: Hashable, Sendable {
    /// Mobile and landline numbers of mainland China, and numbers that begin with `+`.
    case phone
    /// Identity-card numbers of mainland China, of 18 or 15 places.
    case idNumber
    /// Addresses of electronic mail.
    case email
    /// Whatever a regular expression matches.
    case pattern(String)
  }

  /// A rule with the word that its pseudonyms are made of: `电话` makes `[电话1]`.
  public struct NamedRule: Hashable, Sendable {
    /// What is looked for.
    public var rule: Rule
    /// The word in the brackets.
    public var label: String

    /// Takes the values as given.
    public init(rule: Rule, label: String) {
      self.rule = rule
      self.label = label
    }
  }

  /// What the researcher listed, in the order of the file.
  public var listed: [Entry]
  /// What rules find besides.
  public var rules: [NamedRule]
  /// What rules have found so far.
  public var found: [Entry]
  /// Pseudonyms that stand in the study already.
  public var applied: Set<String>

  /// Takes the values as given; see ``check()``.
  public init(
    listed: [Entry] = [], rules: [NamedRule] = [], found: [Entry] = [], applied: Set<String> = []
  ) {
    self.listed = listed
    self.rules = rules
    self.found = found
    self.applied = applied
  }

  /// Listed and found entries together.
  public var entries: [Entry] { listed + found }

  /// Refuses a key that could not be turned back or would replace too much.
  /// - Throws: ``Violation/unusableKey(_:)``.
  public func check() throws {
    var originals: Set<String> = []
    var pseudonyms: [String: String] = [:]
    for entry in entries {
      try Codebook.checkLegible(entry.pseudonym)
      try Codebook.checkLegible(entry.original)
      guard entry.original.unicodeScalars.count > 1 else {
        throw Violation.unusableKey(
          "\"\(entry.original)\" is a single character and would be replaced everywhere; list whole"
            + " names")
      }
      guard entry.pseudonym.unicodeScalars.count > 1 else {
        throw Violation.unusableKey(
          "the pseudonym \"\(entry.pseudonym)\" of \"\(entry.original)\" is too short to be found"
            + " again; give it two characters or more")
      }
      guard originals.insert(entry.original).inserted else {
        throw Violation.unusableKey("\"\(entry.original)\" is listed twice; keep one")
      }
      if let other = pseudonyms.updateValue(entry.original, forKey: entry.pseudonym) {
        throw Violation.unusableKey(
          "\"\(other)\" and \"\(entry.original)\" have the same pseudonym \"\(entry.pseudonym)\" and"
            + " could not be told apart again; give each its own")
      }
    }
    for entry in entries where originals.contains(entry.pseudonym) {
      throw Violation.unusableKey(
        "\"\(entry.pseudonym)\" is a pseudonym and is to be replaced itself; choose another")
    }
  }
}
