import GRDB
import GroundedTheory

extension StudyFile {
  /// Looks for a pattern in the words of the study, in the order of the sources and in each from start
  /// to end. A match lies in one turn, or outside turns in one line; speakers' labels are not looked at.
  /// - Parameters:
  ///   - context: how many scalars before and after a match are told. They may lie in other turns, but
  ///     not in another record of a record set.
  ///   - body: takes a match; false ends the search. It must not ask this file for anything.
  /// - Throws: ``/GroundedTheory/Violation`` for a scope that does not fit the study or a pattern that
  ///   is too slow, and what `body` throws.
  public func find(
    _ pattern: TextPattern, in scope: SearchScope = SearchScope(), context: Int = 50,
    _ body: (TextHit) throws -> Bool
  ) throws {
    try read { try $0.find(pattern, in: scope, context: context, body) }
  }
}

extension Database {
  func find(
    _ pattern: TextPattern, in scope: SearchScope, context: Int,
    _ body: (TextHit) throws -> Bool
  ) throws {
    let finder = try TextFinder(pattern)
    let walk = try TextWalk(self, scope: scope)
    var hasHits = false
    try walk.eachPart { part in
      guard finder.mayOccur(in: part.bytes) else { return true }
      let units = try walk.units(of: part)
      let matches = try finder.matches(in: part.bytes, units: units.map(\.bytes))
      hasHits = hasHits || !matches.isEmpty
      return try part.eachHit(matches, in: units, context: context, body)
    }
    if let speaker = scope.speaker, !hasHits { try requireSpeaker(speaker) }
  }

  /// - Throws: `Violation.nobodySpeaks` where no turn of any source has this label.
  func requireSpeaker(_ label: String) throws {
    let live = "text IN (SELECT text FROM source WHERE retired IS NULL)"
    let known = try Row.fetchOne(
      self, sql: "SELECT 1 FROM turn WHERE speaker = ? AND \(live) LIMIT 1", arguments: [label])
    if known != nil { return }
    let labels = try String.fetchAll(self, sql: "SELECT DISTINCT speaker FROM turn WHERE \(live)")
    throw Violation.nobodySpeaks(label, nearest: Nearest.names(to: label, among: labels))
  }
}

extension TextWalk.Part {
  /// - Parameter matches: ranges of bytes, each in one of the units; both in order.
  fileprivate func eachHit(
    _ matches: [Range<Int>], in units: [SearchUnit], context: Int, _ body: (TextHit) throws -> Bool
  ) throws -> Bool {
    var sweep = ScalarSweep(bytes)
    var next = 0
    for match in matches {
      while next + 1 < units.count, units[next].bytes.upperBound < match.upperBound { next += 1 }
      let start = range.lowerBound + sweep.scalar(ofByte: match.lowerBound)
      let end = range.lowerBound + sweep.scalar(ofByte: match.upperBound)
      let area = isPage ? units[next].bytes : 0..<bytes.count
      let hit = TextHit(
        source: source, turn: units[next].turn, span: try TextSpan(start: start, end: end),
        before: text(back(context, from: match.lowerBound, to: area.lowerBound)..<match.lowerBound),
        match: text(match),
        after: text(
          match.upperBound..<forward(context, from: match.upperBound, to: area.upperBound)))
      if try !body(hit) { return false }
    }
    return true
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private func back(_ scalars: Int, from start: Int, to limit: Int) -> Int {
    var (at, left) = (start, scalars)
    while left > 0, at > limit {
      at -= 1
      if bytes[at] & 0xC0 != 0x80 { left -= 1 }
    }
    return at
  }

  private func forward(_ scalars: Int, from end: Int, to limit: Int) -> Int {
    var (at, left) = (end, scalars)
    while left > 0, at < limit {
      at += 1
      while at < limit, bytes[at] & 0xC0 == 0x80 { at += 1 }
      left -= 1
    }
    return at
  }
}
