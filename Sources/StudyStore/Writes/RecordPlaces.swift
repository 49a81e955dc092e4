import GRDB
import GroundedTheory

/// Finds what codings of a record set mean with one record at a time: its turns, and the page of its
/// words. The page stays at hand, so that codings in the order of the records read each page once.
final class RecordPlaces {
  private let db: Database
  private let text: Int64
  private let name: String
  private let length: Int
  private let turns: Int
  private var window = TextWindow(start: 0, text: PlainText(""))

  init(_ db: Database, text: Int64, name: String) throws {
    self.db = db
    self.text = text
    self.name = name
    let row = try Row.fetchOne(
      db, sql: "SELECT scalars, turns FROM text WHERE key = ?", arguments: [text])
    length = try row?.value(0) ?? 0
    turns = try row?.value(1) ?? 0
  }

  /// The span that `draft` means, and what found it.
  func place(_ draft: CodingDraft) throws -> (span: TextSpan, anchor: QuoteAnchor) {
    var draft = draft
    let candidates = try candidates(draft)
    if candidates.count == 1 { draft.turn = candidates[0].number }
    let area = candidates.first.flatMap { first in
      candidates.last.map { first.span.start..<$0.span.end }
    }
    let offsets = try draft.offsets.map { try TextSpan(start: $0.lowerBound, end: $0.upperBound) }
    if let offsets, offsets.end > length {
      throw Violation.spanOutsideSource(offsets, source: name, length: length)
    }
    if let offsets, let area, let record = draft.record, !area.overlaps(offsets.range) {
      throw Violation.outsideRecord(record, source: name)
    }
    // Without a quote, a turn or a span there is nothing to look at, and the anchor says so.
    let needed = offsets?.range ?? area ?? 0..<1
    let part = try words(at: area.map { $0.union(needed) } ?? needed)
    let anchor = QuoteAnchor(
      source: name, text: part.text, from: part.start, of: length, turns: candidates)
    return (try anchor.place(draft), anchor)
  }

  private func words(at range: Range<Int>) throws -> TextWindow {
    if !window.range.contains(range) { window = try db.window(ofText: text, around: range) }
    let place = try TextSpan(
      start: range.lowerBound - window.start, end: range.upperBound - window.start)
    let bytes = window.text.utf8[try window.text.bytes(of: place)]
    return TextWindow(start: range.lowerBound, text: PlainText(validUTF8: Array(bytes)))
  }

  /// The turns in which the words must stand; none where only a span tells.
  private func candidates(_ draft: CodingDraft) throws -> [Turn] {
    if let record = draft.record {
      let found = try db.recordRows(record, ofText: text, source: name).map(\.turn)
      guard let turn = draft.turn else { return found }
      guard found.contains(where: { $0.number == turn }) else {
        throw Violation.outsideRecord(record, source: name)
      }
      return found.filter { $0.number == turn }
    }
    if let turn = draft.turn {
      let found = try db.turns(ofText: text, numbers: turn...turn)
      guard !found.isEmpty else {
        throw Violation.unknownTurn(turn, source: name, count: turns)
      }
      return found
    }
    if draft.offsets == nil, draft.quote?.isEmpty == false {
      throw Violation.recordNotNamed(source: name)
    }
    return []
  }
}

extension Range {
  fileprivate func contains(_ other: Range) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  fileprivate func union(_ other: Range) -> Range {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
