import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Coders side by side: what they share, what they dispute.
@Suite struct CoderComparisonTests {
  private static let text = "⟦天天加班，表太多，人也少，钱更少。⟧"

  @Test func whatEveryCoderSaysIsAgreedAndTheRestIsDisputed() throws {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let burden = study.code("负担", "main")
    let overtime = study.code("加班", "concept", under: burden)
    let forms = study.code("填表", "concept", under: burden)
    let staff = study.code("人手", "concept")
    let a01 = try study.source("A01", Self.text)
    let a02 = try study.source("A02", Self.text)
    study.coding(overtime, in: a01, "天天加班", by: "李")
    study.coding(overtime, in: a01, "加班", by: "王")
    study.coding(overtime, in: a01, "表太多", by: "李")
    study.coding(forms, in: a01, "表太多", by: "王")
    study.coding(staff, in: a01, "人也少", by: "王")
    study.coding(staff, in: a02, "人也少", by: "李")
    let snapshot = study.snapshot
    let coders = [study.coder("李"), study.coder("王")]

    let comparison = CoderComparison(snapshot, coders: coders)
    #expect(comparison.sources == [a01])
    #expect(comparison.uncompared == [a02: [coders[0]]])
    #expect(comparison.passages.map(\.kind) == [.agreed, .codes, .coverage])
    #expect(comparison.passages.map { $0.disputed.map(\.quote) } == [[], ["表太多", "表太多"], ["人也少"]])
    #expect(comparison.shared(besides: snapshot).map(\.quote) == ["天天加班"])

    // One level up both said the same of the tables.
    let rolled = CoderComparison(snapshot, coders: coders, level: "main")
    #expect(rolled.passages.map(\.kind) == [.agreed, .agreed, .coverage])

    let pairs = ReportTable.confusions(comparison, in: snapshot)
    #expect(pairs.rows == [["人手", .empty, 1], ["加班", "填表", 1]])
  }

  /// Against all pairs, on random codings.
  @Test(arguments: SeededGenerator.seeds)
  func disputedIsWhatAComparisonOfAllPairsLeaves(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let codes = (0..<4).map { study.code("码\($0)", "concept") }
    let names = ["甲", "乙", "丙"].prefix(Int.random(in: 2...3, using: &random))
    let source = try study.source("A01", Self.text)
    let words = Array("天天加班，表太多，人也少，钱更少。")
    for _ in 0..<Int.random(in: 3...24, using: &random) {
      let start = Int.random(in: 0..<words.count, using: &random)
      let end = Int.random(in: start..<min(words.count, start + 5), using: &random)
      study.coding(
        codes.randomElement(using: &random) ?? codes[0], in: source, String(words[start...end]),
        by: names.randomElement(using: &random) ?? "甲")
    }
    let coders = names.map { study.coder($0) }
    let snapshot = study.snapshot
    let comparison = CoderComparison(snapshot, coders: coders)
    guard Set(snapshot.codings.map(\.coder)).count == coders.count else {
      #expect(comparison.passages.isEmpty)
      return
    }
    let disputed = snapshot.codings.filter { own in
      coders.contains { coder in
        !snapshot.codings.contains { other in
          guard let a = own.span, let b = other.span else { return false }
          return other.coder == coder && other.code == own.code && a.start < b.end
            && b.start < a.end
        }
      }
    }
    #expect(Set(comparison.passages.flatMap(\.disputed)) == Set(disputed), "seed \(seed)")
    #expect(
      comparison.passages.flatMap(\.codings).count == snapshot.codings.count, "seed \(seed)")
    let spans = comparison.passages.map(\.span)
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start }, "seed \(seed)")
  }
}
