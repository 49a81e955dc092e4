import GroundedTheory

/// What a check of a study looked at and what it found wrong.
public struct Verification: Sendable {
  /// Which things were looked at together.
  public enum Subject: String, CaseIterable, Sendable {
    case file, references, events, versions, replay, undo, texts, turns, quotes, codebook, lists

    /// What was compared with what.
    public var description: String {
      switch self {
      case .file: "pages and indexes of the SQLite file, with its rules and what must be unique"
      case .references: "rows against the rows that they refer to, live ones against live ones"
      case .events: "events: numbers without gap, findings, what takes back what"
      case .versions:
        "rows against the events that added and retired them; one live version a thing"
      case .replay:
        "the history event by event: rows against what they referred to and what was unique then"
      case .undo: "undos against the events that they take back"
      case .texts: "texts against their length and fingerprints"
      case .turns: "turns against the text and each other"
      case .quotes: "quotes against the words at their place"
      case .codebook: "codes and levels against the rules of the ladder"
      case .lists: "attributes and other lists that are kept as JSON"
      }
    }
  }

  /// Something that is not as this program writes it.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    public let subject: Subject
    /// To which thing and where.
    public let place: String
    /// What is wrong with it.
    public let what: String
    /// What to do about it.
    public let remedy: String

    public var description: String { "\(subject.rawValue): \(place): \(what). \(remedy)" }
  }

  /// How many things of each kind were looked at.
  public private(set) var checked: [Subject: Int] = [:]
  /// How many of them are wrong.
  public private(set) var failed: [Subject: Int] = [:]
  /// What is wrong, the first twenty of each kind.
  public private(set) var faults: [Fault] = []
  /// What is no fault but should be known, such as codings whose words are gone.
  public internal(set) var findings: [Finding] = []

  /// Whether everything is as it should be.
  public var holds: Bool { failed.isEmpty }

  private static let shown = 20
  static let fromBackup = "Keep this file as it is and go on from a backup."

  mutating func count(_ subject: Subject, _ number: Int) { checked[subject, default: 0] += number }

  mutating func fail(
    _ subject: Subject, _ place: @autoclosure () throws -> String, _ what: String,
    remedy: String = fromBackup
  ) rethrows {
    failed[subject, default: 0] += 1
    guard failed[subject, default: 0] <= Self.shown else { return }
    faults.append(Fault(subject: subject, place: try place(), what: what, remedy: remedy))
  }
}

extension ReportTable {
  /// The columns of `verify`.
  public static func verification(_ verification: Verification) -> ReportTable {
    ReportTable(
      columns: ["check", "checked", "failed", "what"],
      rows: Verification.Subject.allCases.map { subject in
        [
          .text(subject.rawValue), .integer(verification.checked[subject] ?? 0),
          .integer(verification.failed[subject] ?? 0), .text(subject.description),
        ]
      })
  }
}
