import GRDB
import GroundedTheory

/// Finds the turns of a record set that hold given places, without reading the others: turns stand in
/// text order, so their numbers can be searched. Places that rise make short searches.
final class TurnFinder {
  private let db: Database
  private let text: Int64
  private let query: BulkQuery
  /// A turn that begins at or before the place asked for last.
  private var low = Place(number: 0, span: nil)

  private struct Place {
    let number: Int
    let span: TextSpan?
  }

  init(_ db: Database, ofText text: Int64) throws {
    self.db = db
    self.text = text
    query = try BulkQuery(
      db,
      """
      SELECT number, spanStart, spanEnd FROM turn WHERE text = ? AND number >= ?
      ORDER BY number LIMIT 1
      """)
  }

  /// The number of the turn that `TurnIndex` would find.
  func turn(of span: TextSpan) throws -> Int? {
    if let known = low.span, known.start > span.start { low = Place(number: 0, span: nil) }
    var step = 1
    var high = low.number + step
    while let place = try first(from: high), begins(place, by: span.start) {
      low = place
      step *= 2
      high = low.number + step
    }
    while high - low.number > 1 {
      let middle = (low.number + high) / 2
      if let place = try first(from: middle), begins(place, by: span.start) {
        low = place
      } else {
        high = middle
      }
    }
    if let known = low.span, known.end > span.start { return low.number }
    guard let next = try first(from: low.number + 1), let following = next.span,
      following.start < span.end
    else { return nil }
    return next.number
  }

  private func begins(_ place: Place, by scalar: Int) -> Bool {
    place.span.map { $0.start <= scalar } ?? false
  }

  /// The first turn with this number or a later one.
  private func first(from number: Int) throws -> Place? {
    query.start(text, Int64(number))
    guard try query.next() else { return nil }
    return Place(number: query.integer(0), span: try query.span(1, 2))
  }
}

extension Database {
  /// The turns in which the live codings of a source begin.
  /// - Parameter source: the row that stands for the source.
  func codedTurns(ofText text: Int64, source: Int64) throws -> [Turn] {
    let codings = try BulkQuery(
      self,
      """
      SELECT spanStart, spanEnd FROM coding
      WHERE source = ? AND retired IS NULL AND spanStart IS NOT NULL ORDER BY spanStart, spanEnd
      """)
    let finder = try TurnFinder(self, ofText: text)
    var turns: [Turn] = []
    codings.start(source)
    while try codings.next() {
      guard let number = try finder.turn(of: try codings.span(0, 1)),
        number > turns.last?.number ?? 0
      else { continue }
      turns += try self.turns(ofText: text, numbers: number...number)
    }
    return turns
  }
}
