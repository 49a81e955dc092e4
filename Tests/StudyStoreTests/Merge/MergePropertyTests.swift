import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Two copies go apart by random writes and are merged, each way.
@Suite struct MergePropertyTests {
  @Test(arguments: SeededGenerator.seeds)
  func eitherOrderGivesTheSameUnion(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let first = try ScratchStudy.full()
    for step in 0..<10 { write(first, step, &random) }
    let second = try first.copy()
    for round in 1...3 {
      for step in 0..<12 {
        write(first, 100 * round + step, &random)
        write(second, 100 * round + 50 + step, &random)
      }
      let place = "seed \(seed), round \(round)"
      let (one, other) = (try first.copy(), try second.copy())
      let choices = MergeChoices(prefer: .newer)
      let state = try one.state()
      let done = try one.file.merge(second.file.path, choosing: choices)
      try other.file.merge(first.file.path, choosing: choices)
      for copy in [one, other] {
        let verified = try copy.file.verify()
        try #require(verified.holds, "\(place): \(verified.faults)")
      }
      let (union, same) = (try UnionState(one, and: other), try UnionState(other, and: one))
      try #require(
        union.differences(from: same).isEmpty,
        "\(place)\n\(union.differences(from: same).joined(separator: "\n"))")
      let rows = try one.rows()
      let again = try one.file.merge(second.file.path, choosing: choices)
      try #require(
        again.event == nil,
        "\(place): merged twice: \(again.conflicts) \(again.findings) \(again.table.rows.map { $0.map(\.plain) })"
      )
      #expect(try one.rows() == rows, "\(place)")
      if done.event != nil {
        let undone = try one.copy()
        try undone.file.undo()
        try #require(try undone.state() == state, "\(place): undo")
        #expect(try undone.file.verify().holds, "\(place): undo")
      }
      try first.file.merge(second.file.path, choosing: choices)
      try second.file.merge(first.file.path, choosing: choices)
      let (left, right) = (try UnionState(first, and: second), try UnionState(second, and: first))
      try #require(
        left.differences(from: right).isEmpty,
        "\(place), both\n\(left.differences(from: right).joined(separator: "\n"))")
      #expect(try second.file.verify().holds && first.file.verify().holds, "\(place)")
    }
  }

  private func write(_ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator) {
    do { try RandomWrites.write(study, step, &random, revising: false) } catch {}
  }
}
