import Foundation

/// One entry of the audit trail: one write, one transaction.
public struct Event: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Event>

  public let id: ID
  /// Counted from 1 in this file.
  public let number: Int
  public let time: Date
  /// Whose hand it was, where the command was told.
  public let coder: String?
  /// Such as `coding add`.
  public let verb: String
  public let summary: String
  public let reason: String
  public let findings: [Finding]

  public init(
    id: ID, number: Int, time: Date, coder: String?, verb: String, summary: String,
    reason: String, findings: [Finding]
  ) {
    self.id = id
    self.number = number
    self.time = time
    self.coder = coder
    self.verb = verb
    self.summary = summary
    self.reason = reason
    self.findings = findings
  }
}
