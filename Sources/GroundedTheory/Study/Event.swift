import Foundation

/// One entry of the audit trail: one write, one transaction.
public struct Event: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Event>

  public let id: ID
  /// Counted from 1 in this file.
  public let number: Int
  /// When it was written.
  public let time: Date
  /// Whose hand it was, where the command was told.
  public let coder: String?
  /// Such as `coding add`.
  public let verb: String
  /// What it did, in a line.
  public let summary: String
  /// Why, where the command was told; otherwise empty.
  public let reason: String
  /// What was guessed or left out by it.
  public let findings: [Finding]
  /// The event that this one takes back: set for an undo, and for a redo, which undoes an undo.
  public let undoes: Int?
  /// The event that takes this one back; nil while it is in force.
  public let undoneBy: Int?
  /// The merge with which it came in from another copy; nil for what was written here.
  public let merged: Int?

  /// Takes the values as given; nothing is checked here.
  public init(
    id: ID, number: Int, time: Date, coder: String?, verb: String, summary: String,
    reason: String, findings: [Finding], undoes: Int? = nil, undoneBy: Int? = nil,
    merged: Int? = nil
  ) {
    self.id = id
    self.number = number
    self.time = time
    self.coder = coder
    self.verb = verb
    self.summary = summary
    self.reason = reason
    self.findings = findings
    self.undoes = undoes
    self.undoneBy = undoneBy
    self.merged = merged
  }
}
