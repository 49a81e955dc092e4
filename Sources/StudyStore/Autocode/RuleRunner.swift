import Foundation
import GRDB
import GroundedTheory

/// Runs one rule over the sources, page by page, and stores what it finds.
struct RuleRunner {
  private let writing: Writing
  private let rule: Rule
  private let finder: TextFinder?
  private let insertion: CodingInsert
  private let code: Int64, coder: Int64
  private let sampled: Int
  private(set) var counts: [RuleCount] = []
  private(set) var samples: [RuleSample] = []

  /// - Parameter sampled: how many places are shown.
  init(_ rule: Rule, _ writing: Writing, samples sampled: Int) throws {
    self.writing = writing
    self.rule = rule
    self.sampled = sampled
    finder = try rule.textPattern().map(TextFinder.init)
    insertion = try CodingInsert(writing)
    code = try writing.first("code", rule.code.uuid)
    coder = try writing.first("coder", rule.coder.uuid)
  }

  mutating func run(in voices: Voices) throws {
    var (fitting, misfit): (Int, Violation?) = (0, nil)
    for source in voices.sources {
      let (key, text, name) = try writing.db.sourceRows(named: source.name)
      let filter: RuleFilter
      do {
        filter = try RuleFilter(
          rule, source: source, columns: writing.db.recordColumns(ofText: text), voices: voices)
      } catch let violation as Violation {
        misfit = violation
        continue
      }
      fitting += 1
      if filter.leavesOut { continue }
      var count = RuleCount(rule: rule.name, source: name)
      let pages = try TurnPages(writing.db, ofText: text)
      while let turns = try pages.next(
        mayMatter: { finder?.mayOccur(in: $0) ?? true }, isWanted: filter.wants)
      { try code(turns, of: pages.bytes, source: key, &count) }
      if count.new + count.present > 0 { counts.append(count) }
    }
    if fitting == 0, let misfit {
      throw RuleRefusal.filterFitsNothing(rule.name, reason: "\(misfit)")
    }
  }

  private mutating func code(
    _ turns: [PagedTurn], of page: UnsafeRawBufferPointer, source: Int64, _ count: inout RuleCount
  ) throws {
    guard let finder else {
      for turn in turns { try store(turn.bytes, turn.span, turn, page, source, &count) }
      return
    }
    var matches = try finder.matches(in: page, units: turns.map(\.bytes))[...]
    for turn in turns {
      var own: [Range<Int>] = []
      while let match = matches.first, match.lowerBound < turn.bytes.upperBound {
        own.append(match)
        matches.removeFirst()
      }
      if own.isEmpty { continue }
      for (bytes, span) in places(own, turn, page) {
        try store(bytes, span, turn, page, source, &count)
      }
    }
  }

  /// What is coded for the matches in a turn, each place once.
  private func places(
    _ matches: [Range<Int>], _ turn: PagedTurn, _ page: UnsafeRawBufferPointer
  ) -> [(bytes: Range<Int>, span: TextSpan)] {
    if rule.unit == .turn { return [(turn.bytes, turn.span)] }
    let words = PlainText(validUTF8: Array(page[turn.bytes]))
    func scalars(_ bytes: Range<Int>) -> Range<Int> {
      words.scalarOffset(
        ofByte: bytes.lowerBound - turn.bytes.lowerBound)..<words.scalarOffset(
          ofByte: bytes.upperBound - turn.bytes.lowerBound)
    }
    let found = matches.map { TextSpan(unchecked: scalars($0)) }
    var spans = found
    if rule.unit == .sentence {
      spans = Sentences(words).spans(in: TextSpan(unchecked: 0..<words.scalarCount)).filter {
        sentence in found.contains { $0.overlaps(sentence) }
      }
    }
    return spans.compactMap { span in
      guard let bytes = try? words.bytes(of: span) else { return nil }
      return (
        bytes.lowerBound + turn.bytes.lowerBound..<bytes.upperBound + turn.bytes.lowerBound,
        TextSpan(unchecked: span.start + turn.span.start..<span.end + turn.span.start)
      )
    }
  }

  private mutating func store(
    _ bytes: Range<Int>, _ span: TextSpan, _ turn: PagedTurn, _ page: UnsafeRawBufferPointer,
    _ source: Int64, _ count: inout RuleCount
  ) throws {
    let id = try insertion.insert(
      source: source, span: span, code: code, coder: coder,
      words: UnsafeRawBufferPointer(rebasing: page[bytes]))
    if id == nil {
      count.present += 1
      return
    }
    count.new += 1
    guard samples.count < sampled else { return }
    func text(_ range: Range<Int>) -> String { String(decoding: page[range], as: UTF8.self) }
    samples.append(
      RuleSample(
        rule: rule.name, source: count.source, turn: turn.number,
        before: String(text(turn.bytes.lowerBound..<bytes.lowerBound).suffix(Self.context)),
        match: text(bytes),
        after: String(text(bytes.upperBound..<turn.bytes.upperBound).prefix(Self.context))))
  }

  private static let context = 15
}
