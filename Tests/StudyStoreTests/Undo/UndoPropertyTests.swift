import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Random writes with undo and redo in any order that is allowed, against a model in memory: what an
/// event changed goes back to what it was, everything else stays.
@Suite struct UndoPropertyTests {
  @Test(arguments: SeededGenerator.seeds)
  func undoAndRedoEndWhereTheModelEnds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var model = try Model(study)
    var (undone, refused) = (0, 0)
    for step in 0..<90 {
      let rows = try study.rows()
      do {
        if random.chance(1, in: 2) {
          try RandomWrites.write(study, step, &random)
          try model.wrote(study)
        } else {
          try model.takeBack(study, &random)
          undone += 1
        }
      } catch is Violation { continue } catch is StudyError { continue } catch is UndoRefusal {
        refused += 1
        try #require(try study.rows() == rows, "seed \(seed), step \(step): a refusal left rows")
        continue
      }
      let found = try Model.things(study.state())
      let differs = found.filter { model.things.last?[$0.key] != $0.value }
      try #require(
        differs.isEmpty && found.count == model.things.last?.count,
        "seed \(seed), step \(step)")
      let verified = try study.file.verify()
      try #require(verified.holds, "seed \(seed), step \(step): \(verified.faults)")
    }
    #expect(undone > 10 && refused > 0, "seed \(seed)")
  }

  @Test(arguments: SeededGenerator.seeds)
  func everythingIsUndoneAndRedoneInOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var states = [try study.state()]
    for step in 0..<30 {
      let events = try study.file.history().count
      do { try RandomWrites.write(study, step, &random) } catch is Violation {
      } catch is StudyError {}
      if try study.file.history().count > events { states.append(try study.state()) }
    }
    for state in states.dropLast().reversed() {
      try study.file.undo()
      try #require(try study.state() == state, "seed \(seed)")
    }
    for state in states.dropFirst() {
      try study.file.redo()
      try #require(try study.state() == state, "seed \(seed)")
    }
    #expect(throws: UndoRefusal.nothingToRedo) { try study.file.redo() }
    #expect(try study.file.verify().holds)
  }
}

/// What a study should hold after each event.
private struct Model {
  /// By event, from the first that is known: every thing by its name.
  private(set) var things: [[String: AnyHashable]]
  private let offset: Int
  /// The writes that are no undos, and those that are in force.
  private var writes: [Int]
  private var inForce: Set<Int>
  /// What redo brings back, the next one last.
  private var redoable: [Int] = []

  init(_ study: ScratchStudy) throws {
    offset = try study.file.history().count
    things = [Self.things(try study.state())]
    writes = Array(1...offset)
    inForce = Set(writes)
  }

  private var last: Int { offset + things.count - 1 }

  mutating func wrote(_ study: ScratchStudy) throws {
    guard try study.file.history().count > last else { return }
    things.append(Self.things(try study.state()))
    writes.append(last)
    inForce.insert(last)
    redoable = []
  }

  /// Undoes the last write or any event, or redoes.
  mutating func takeBack(_ study: ScratchStudy, _ random: inout SeededGenerator) throws {
    let (done, target): (Undone, Int?)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      (done, target) = (try study.file.undo(), nil)
      #expect(done.write == writes.last { inForce.contains($0) })
    case 2:
      done = try study.file.redo()
      target = nil
      #expect(done.write == redoable.last && done.isRedo)
    default:
      let event = Int.random(in: (offset + 1)...max(last, offset + 1), using: &random)
      (done, target) = (try study.file.undo(event), event)
    }
    let history = try study.file.history()
    let event = try #require(history.last)
    let undoes = try #require(event.undoes)
    #expect(event.number == last + 1 && event.number == done.event)
    #expect(target == nil || target == undoes)
    #expect(history[undoes - 1].undoneBy == event.number)
    try change(back: undoes, study)
    if done.isRedo {
      inForce.insert(done.write)
      redoable.lastIndex(of: done.write).map { _ = redoable.remove(at: $0) }
    } else {
      inForce.remove(done.write)
      redoable.append(done.write)
    }
    #expect(Set(history.filter { $0.undoes == nil && $0.undoneBy == nil }.map(\.number)) == inForce)
  }

  private mutating func change(back event: Int, _ study: ScratchStudy) throws {
    // What an event before the first that the model knows had changed is taken as it comes.
    guard event > offset, var now = things.last else {
      return things.append(Self.things(try study.state()))
    }
    let (before, after) = (things[event - offset - 1], things[event - offset])
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      #expect(now[key] == after[key], "event \(event) was undone under later work on \(key)")
      now[key] = before[key]
    }
    things.append(now)
  }

  static func things(_ state: StudyState) -> [String: AnyHashable] {
    var things: [String: AnyHashable] = ["study": state.study]
    for level in state.ladder.all { things["level \(level.key)"] = level }
    for code in state.codes { things["code \(code.id)"] = code }
    for coder in state.coders { things["coder \(coder.id)"] = coder }
    for participant in state.participants { things["participant \(participant.id)"] = participant }
    for source in state.sources { things["source \(source.id)"] = source }
    for (source, turns) in state.turns { things["turns \(source)"] = turns }
    for coding in state.codings { things["coding \(coding.id)"] = coding }
    for attribute in state.attributes { things["attribute \(attribute.name)"] = attribute }
    for link in state.speakers { things["speaker \(link.source) \(link.label)"] = link }
    for assignment in state.assignments { things["assignment \(assignment.id)"] = assignment }
    for decision in state.decisions { things["decision \(decision.id)"] = decision }
    for query in state.queries { things["query \(query.id)"] = query }
    for memo in state.memos { things["memo \(memo.id)"] = memo }
    for relation in state.relations {
      things["relation \(relation.id)"] = [
        "\(relation.from)", "\(relation.to)", relation.kind.rawValue, relation.sign.rawValue,
        relation.note,
      ]
      for coding in relation.support { things["support \(relation.id) \(coding)"] = true }
    }
    return things
  }
}
