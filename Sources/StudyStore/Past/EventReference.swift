import Foundation
import GRDB
import GroundedTheory

/// An event as people name it: by its number, its id, or a time at which it was the last one.
public enum EventReference: Hashable, Sendable {
  /// As `history` prints it.
  case number(Int)
  /// The last event by the end of this day, or by this moment.
  case moment(Moment)
  /// The whole id, or four digits or more of its beginning or end.
  case id(String)

  /// - Returns: nil where `text` can be none of them.
  public init?(_ text: String) {
    if let number = Int(text) {
      self = .number(number)
    } else if let moment = Moment(text) {
      self = .moment(moment)
    } else if Self.digits(of: text).count >= 4, Self.digits(of: text).allSatisfy(\.isHexDigit) {
      self = .id(text)
    } else {
      return nil
    }
  }

  fileprivate static func digits(of id: String) -> String { id.lowercased().filter { $0 != "-" } }
}

extension Database {
  /// The number of the event that is meant; nil where there is none.
  func number(of reference: EventReference) throws -> Int? {
    switch reference {
    case .number(let number):
      // An id may have only decimal digits at its end.
      return try Int.fetchOne(
        self, sql: "SELECT number FROM event WHERE number = ?", arguments: [number])
        ?? (number > 9999 ? eventNumber(ofID: String(number)) : nil)
    case .id(let id): return try eventNumber(ofID: EventReference.digits(of: id))
    case .moment(let moment):
      // An event that a merge brought keeps the time of the other copy, and was not here then.
      return try Int.fetchOne(
        self,
        sql: "SELECT max(number) FROM event WHERE milliseconds <= ? AND merged IS NULL",
        arguments: [Int64((moment.end.timeIntervalSince1970 * 1000).rounded())])
    }
  }

  private func eventNumber(ofID digits: String) throws -> Int? {
    let numbers = try Int.fetchAll(
      self,
      sql: """
        SELECT number FROM event
        WHERE lower(hex(id)) LIKE ?1 || '%' OR lower(hex(id)) LIKE '%' || ?1 LIMIT 2
        """, arguments: [digits])
    return numbers.count == 1 ? numbers[0] : nil
  }
}
