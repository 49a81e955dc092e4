import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Random writes, each done to the study and to plain values in memory; undo and redo in any order that
/// is allowed. Both must say the same after each step, and the study as of each event what the values
/// were then.
@Suite struct PlainModelTests {
  private static let words = ["忙", "天天", "表太多", "加班，表", "权", "责任", "工资", "表多"]

  @Test(arguments: SeededGenerator.seeds)
  func theStudySaysWhatPlainValuesSay(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var plain = PlainStudy(try study.file.snapshot())
    let first = try study.file.history().count
    var then = [plain]
    var undone = 0
    for step in 0..<80 {
      var next = plain
      do {
        if random.chance(1, in: 3) {
          let done =
            random.chance(1, in: 3) ? try study.file.redo() : try takeBack(study, first, &random)
          guard let event = try study.file.history().last?.undoes, event > first else {
            next = PlainStudy(try study.file.snapshot())
            (plain, then) = (next, then + [next])
            continue
          }
          next.change(back: then[event - first], to: then[event - first - 1])
          undone += done.isRedo ? 0 : 1
        } else {
          try write(study, step, &next, &random)
        }
      } catch is Violation { continue } catch is UndoRefusal { continue }
      let found = PlainStudy(try study.file.snapshot())
      try #require(
        found == next, "seed \(seed), step \(step)"
      )
      plain = next
      if try study.file.history().count > first + then.count - 1 { then.append(plain) }
      try #require(try study.file.verify().holds, "seed \(seed), step \(step)")
    }
    #expect(undone > 3, "seed \(seed)")
    for (offset, plain) in then.enumerated() {
      let past = try StudyFile.open(at: study.file.path, asOf: .number(first + offset))
      let found = PlainStudy(try past.snapshot())
      try #require(found == plain, "seed \(seed), event \(first + offset)")
      try past.close()
    }
  }

  /// Any event that the values know of, or the last write.
  private func takeBack(
    _ study: ScratchStudy, _ first: Int, _ random: inout SeededGenerator
  ) throws -> Undone {
    let last = try study.file.history().count
    guard last > first, random.chance(1, in: 2) else { return try study.file.undo() }
    return try study.file.undo(Int.random(in: (first + 1)...last, using: &random))
  }

  /// One write to both. What a rule refuses throws and leaves both as they were.
  private func write(
    _ study: ScratchStudy, _ step: Int, _ plain: inout PlainStudy, _ random: inout SeededGenerator
  ) throws {
    let file = study.file
    let codes = plain.codes.keys.sorted()
    guard let id = codes.randomElement(using: &random), let code = plain.codes[id],
      let other = codes.randomElement(using: &random)
    else { return }
    let path = plain.path(of: id)
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      let made = try file.addCode("新\(step)", level: "concept", under: path)
      plain.codes[made.id] = .init(name: "新\(step)", level: "concept", parent: id)
    case 1:
      try file.renameCode(path, to: "名\(step)")
      plain.codes[id]?.name = "名\(step)"
      plain.codes[id]?.aliases.insert(code.name)
    case 2:
      let top = random.chance(1, in: 4)
      try file.moveCode(path, to: top ? nil : plain.path(of: other))
      plain.codes[id]?.parent = top ? nil : other
    case 3:
      try file.defineCode(path, as: "义\(step % 3)")
      plain.codes[id]?.definition = "义\(step % 3)"
    case 4:
      try file.setColour(Colour("#0072B2"), ofCode: path)
      plain.codes[id]?.colour = "#0072B2"
    case 5, 6:
      let source = ["A01", "A02", "A03"].randomElement(using: &random) ?? ""
      let quote = Self.words.randomElement(using: &random) ?? ""
      let made = try file.addCoding(
        CodingDraft(source: source, quote: quote, code: path, coder: "甲"))
      let text = try file.text(ofSource: source).text
      plain.codings[made.id] = .init(
        source: source, quote: quote, start: text.occurrences(of: quote).first?.start ?? -2,
        code: id,
        coder: "甲")
    case 7:
      guard let coding = plain.codings.keys.sorted().randomElement(using: &random) else { return }
      try file.removeCoding(coding.description)
      plain.remove(coding)
    case 8:
      let compared = other == id ? [] : [plain.path(of: other)]
      let made = try file.addMemo(
        MemoDraft(text: "记\(step)", subject: .code(path), compared: compared))
      plain.memos[made.id] = .init(
        text: "记\(step)", subject: .code(id), compared: other == id ? [] : [other])
    case 9:
      guard let memo = plain.memos.keys.sorted().randomElement(using: &random) else { return }
      if random.chance(1, in: 2) {
        _ = try file.editMemo(memo.description, text: "改\(step)")
        plain.memos[memo]?.text = "改\(step)"
      } else {
        _ = try file.removeMemo(memo.description)
        plain.memos[memo] = nil
      }
    case 10:
      let source = ["A01", "A02", "A03"].randomElement(using: &random) ?? ""
      if plain.heldOut.contains(source) {
        try file.takeIn(sources: [source])
        plain.heldOut.remove(source)
      } else {
        try file.holdOut(sources: [source])
        plain.heldOut.insert(source)
      }
    default:
      try merge(id, into: other, file, &plain)
    }
  }

  /// Only what is merged without joining twins or children: those have a model of their own.
  private func merge(
    _ gone: Code.ID, into kept: Code.ID, _ file: StudyFile, _ plain: inout PlainStudy
  ) throws {
    guard gone != kept, let code = plain.codes[gone], let other = plain.codes[kept],
      code.level == other.level, code.definition.isEmpty,
      !plain.codes.values.contains(where: { $0.parent == gone })
    else { return }
    let places = plain.codings.values.filter { $0.code == kept }.map {
      ($0.source, $0.start, $0.quote)
    }
    let meets = plain.codings.values.contains { coding in
      coding.code == gone && places.contains { $0 == (coding.source, coding.start, coding.quote) }
    }
    if meets { return }
    try file.mergeCodes([plain.path(of: gone)], into: plain.path(of: kept))
    plain.merge(gone, into: kept)
  }
}
