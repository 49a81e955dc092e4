import GRDB
import GroundedTheory

/// What a change of the codebook's shape did.
public struct Reshaped: Sendable {
  /// The code that came out of it, or that it was about.
  public let code: Code
  /// What was done, in a sentence without its full stop; the history keeps the same.
  public let summary: String
  /// What the researcher should look at.
  public let findings: [Finding]
  /// How many rows came to refer to another code or coding, by table, such as `coding`.
  public var moved: [String: Int] = [:]
  /// How many went because another said the same, by table.
  public var joined: [String: Int] = [:]
  /// How many were retired with the code, by table.
  public var retired: [String: Int] = [:]
}

extension StudyFile {
  /// Records a write, or only tries it: then nothing is kept of it.
  func reshape(
    _ verb: String, by coder: String?, reason: String, rehearsing: Bool,
    _ body: (Writing) throws -> Reshaped
  ) throws -> Reshaped {
    var result: Reshaped?
    do {
      return try record(verb, by: coder, reason: reason) { writing in
        let reshaped = try body(writing)
        writing.summary = reshaped.summary
        writing.findings = reshaped.findings
        result = reshaped
        if rehearsing { throw Rehearsal() }
        return reshaped
      }
    } catch let rehearsal as Rehearsal {
      guard let result else { throw rehearsal }
      return result
    }
  }

  /// As ``reshape(_:by:reason:rehearsing:_:)``, for a write that may turn out to change nothing.
  /// - Parameter body: throws ``NothingToChange`` then.
  func reshapeIfNeeded(
    _ verb: String, by coder: String?, reason: String, rehearsing: Bool = false,
    _ body: (Writing) throws -> Reshaped
  ) throws -> Reshaped? {
    do {
      return try reshape(verb, by: coder, reason: reason, rehearsing: rehearsing, body)
    } catch is NothingToChange { return nil }
  }

  private struct Rehearsal: Error {}
}

/// All is as it would be made to be.
struct NothingToChange: Error {}

extension Writing {
  /// The code that codings or codes are to go into.
  struct Target {
    var code: Code
    let isNew: Bool
  }

  /// The code of this name, or a new one that is not stored yet.
  /// - Parameters:
  ///   - parent: what a new one goes under, by name, path or number; nil for `usual`.
  ///   - usual: what a new one goes under unless it is said.
  func target(
    _ reference: String, level: String, under parent: String?, usual: Code?, in codebook: Codebook,
    where isEligible: (Code) -> Bool = { _ in true }
  ) throws -> Target {
    if let known = try codebook.code(namedOrNew: reference, where: isEligible) {
      if parent != nil { throw Violation.placeOfExisting(codebook.label(of: known)) }
      return Target(code: known, isNew: false)
    }
    let place = try parent.map(codebook.code(named:)) ?? usual
    let code = Code(
      id: newID(), name: reference, level: level, parent: place?.id,
      ordinal: try nextOrdinal(at: level))
    return Target(code: code, isNew: true)
  }

  /// Such as `12 codings moved, 1 memo moved`; what did not occur is left out.
  static func tally(_ counts: [String: Int], _ what: String) -> [String] {
    let order = nouns.map(\.table)
    return counts.filter { $0.value > 0 && $0.key != "support" }.sorted {
      (order.firstIndex(of: $0.key) ?? .max, $0.key) < (
        order.firstIndex(of: $1.key) ?? .max, $1.key
      )
    }.map { "\(counted($0.value, noun(for: $0.key)))\(what.isEmpty ? "" : " ")\(what)" }
  }

  /// What the rows of a table are called where they are counted.
  static func noun(for table: String) -> String {
    nouns.first { $0.table == table }?.noun ?? table
  }

  private static let nouns: [(table: String, noun: String)] = [
    ("coding", "coding"), ("code", "code"), ("relation", "relation"),
    ("memo", "memo"), ("compared", "comparison"), ("rule", "autocode rule"),
    ("decision", "decision"),
  ]
}
