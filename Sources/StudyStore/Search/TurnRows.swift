import Foundation
import GRDB
import GroundedTheory

/// Reads the turns of many texts, a statement for all of them.
final class TurnRows {
  private let db: Database
  private let query: BulkQuery
  /// Labels read of late: most texts have two speakers, who take turns.
  private var speakers: [(bytes: [UInt8], label: String)] = []

  init(_ db: Database) throws {
    self.db = db
    query = try BulkQuery(
      db,
      """
      SELECT number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds
      FROM turn WHERE text = ? AND number >= ? ORDER BY number
      """)
  }

  /// The turns of a text in the order of the text.
  func turns(ofText text: Int64) throws -> [Turn] {
    query.start(text, 1)
    var turns: [Turn] = []
    var isInOrder = true
    while try query.next() {
      let turn = try turn()
      isInOrder = isInOrder && turns.last.map { $0.span < turn.span } != false
      turns.append(turn)
    }
    return isInOrder ? turns : turns.sorted { $0.span < $1.span }
  }

  /// The turns of a record set, whose numbers are in the order of the text, that lie in a page.
  func turns(ofText text: Int64, in page: Range<Int>, _ finder: TurnFinder) throws -> [Turn] {
    let first = try TextSpan(start: page.lowerBound, end: page.upperBound)
    query.start(text, Int64(try finder.turn(of: first) ?? 1))
    var turns: [Turn] = []
    while try query.next() {
      let turn = try turn()
      if turn.span.start >= page.upperBound { break }
      turns.append(turn)
    }
    return turns
  }

  private func turn() throws -> Turn {
    let times = query.isNull(5) ? nil : query.integer(5)..<max(query.integer(5), query.integer(6))
    return Turn(
      number: query.integer(0), speaker: speaker(query.bytes(1)), role: role(query.bytes(2)),
      span: try query.span(3, 4), milliseconds: times)
  }

  private func speaker(_ label: UnsafeRawBufferPointer) -> String {
    guard let start = label.baseAddress, !label.isEmpty else { return "" }
    for (bytes, known) in speakers
    where bytes.count == label.count && memcmp(bytes, start, label.count) == 0 {
      return known
    }
    let new = String(decoding: label, as: UTF8.self)
    speakers = [(Array(label), new)] + speakers.prefix(3)
    return new
  }

  private func role(_ word: UnsafeRawBufferPointer) -> Turn.Role? {
    guard let first = word.first else { return nil }
    return Turn.Role.allCases.first { $0.rawValue.utf8.first == first }
  }
}
