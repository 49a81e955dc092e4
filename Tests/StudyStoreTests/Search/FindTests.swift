import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct FindTests {
  private func study() throws -> ScratchStudy {
    let study = try ScratchStudy()
    try study.file.importDocuments { add in
      try add(
        ImportedDocument(
          "A01", marked: "停车访谈\n停车员：⟦停车难吗？⟧\n王：⟦停车难，\n物业不管停车。⟧\n（停车场）\n停车员：⟦物业好。⟧\n"))
      try add(ImportedDocument("A02", marked: "访：⟦嗯？⟧\n民：⟦不停车。⟧"))
      try add(ImportedDocument("笔记", marked: "停车，物业\n停车"))
    }
    try study.file.importParticipants([
      Placed(
        row: 2,
        value: ParticipantDraft(
          name: "P1", appearances: [Appearance(source: "A01", speaker: "民")],
          attributes: [Attribute(name: "role", value: "居民")]))
    ])
    return study
  }

  private func found(
    _ pattern: TextPattern, _ scope: SearchScope = SearchScope(), in study: ScratchStudy
  ) throws -> [String] {
    var hits: [TextHit] = []
    try study.file.find(pattern, in: scope, context: 2) { hit in
      hits.append(hit)
      return true
    }
    return try hits.map { hit in
      let text = try study.file.text(ofSource: hit.source.name).text
      #expect(try text.quote(at: hit.span) == hit.match)
      #expect(text.string.contains(hit.before + hit.match + hit.after))
      let turn = hit.turn.map { String($0.number) } ?? "-"
      let words = "\(hit.before)[\(hit.match)]\(hit.after)".replacing("\n", with: "⏎")
      return "\(hit.source.name) \(turn) \(words)"
    }
  }

  @Test func labelsAreNotSearchedAndHeadingsAre() throws {
    let study = try study()
    #expect(
      try found(TextPattern(words: ["停车"]), in: study) == [
        "A01 - [停车]访谈", "A01 1 员：[停车]难吗", "A01 2 王：[停车]难，", "A01 2 不管[停车]。⏎",
        "A01 - ⏎（[停车]场）", "A02 2 ：不[停车]。", "笔记 - [停车]，物", "笔记 - 业⏎[停车]",
      ])
  }

  @Test func wordsWantedTogetherStandInOneTurnOrLine() throws {
    let study = try study()
    #expect(
      try found(TextPattern(words: ["停车", "物业"], mode: .all), in: study) == [
        "A01 2 王：[停车]难，", "A01 2 ，⏎[物业]不管", "A01 2 不管[停车]。⏎", "笔记 - [停车]，物", "笔记 - 车，[物业]⏎停",
      ])
  }

  @Test func aScopeChoosesSpeakersRolesAndParticipants() throws {
    let study = try study()
    let word = try TextPattern(words: ["停车"])
    #expect(try found(word, SearchScope(speaker: "民"), in: study).count == 3)
    #expect(try found(word, SearchScope(Selection(participant: "P1")), in: study).count == 2)
    let residents = Selection(filter: try Filter("role=居民"))
    #expect(try found(word, SearchScope(residents), in: study).allSatisfy { $0.hasPrefix("A01 2") })
    #expect(try found(word, SearchScope(roles: [.respondent]), in: study).count == 3)
    #expect(try found(word, SearchScope(roles: [nil]), in: study).count == 2)
    #expect(throws: Violation.nobodySpeaks("居委会", nearest: [])) {
      _ = try found(word, SearchScope(speaker: "居委会"), in: study)
    }
    #expect(throws: Violation.self) {
      _ = try found(word, SearchScope(Selection(source: "A09")), in: study)
    }
  }

  /// A record set in many pages is searched as if it were one text.
  @Test func pagesHideNothing() throws {
    let study = try ScratchStudy()
    let filler = String(repeating: "居民反映问题。", count: 30)
    try study.file.importRecords(named: "热线", columns: []) { add in
      for number in 1...400 {
        let words = (number % 7 == 0 ? "停车难" : "噪声") + filler
        try add(
          RecordDraft(row: number, id: Array("r\(number)".utf8)[...], text: Array(words.utf8)[...]))
      }
      return RecordFile(
        sha256: String(repeating: "c", count: 64), encoding: "UTF-8", findings: [])
    }
    let pattern = try TextPattern(words: ["停车", "噪声大"])
    var hits: [TextHit] = []
    try study.file.find(pattern, context: 3) { hit in
      hits.append(hit)
      return hits.count < 50
    }
    #expect(hits.map(\.turn?.number) == (1...50).map { $0 * 7 })
    let text = try study.file.text(ofSource: "热线").text
    for hit in hits {
      #expect(hit.before == "" && hit.after == "难居民")
      #expect(try text.quote(at: hit.span) == "停车")
    }
  }

  @Test func wordsAreCountedByWhoSaysThem() throws {
    let study = try study()
    try study.file.importCodebook(
      CodebookDraft(entries: [.init(path: ["停车难"], level: "main", row: 1)]))
    let (counter, values) = try study.file.countWords(
      in: SearchScope(roles: [.respondent, nil]), by: "role")
    #expect(values == ["居民"])
    let words = counter.words(minLength: 2)
    let kept = words.filter { ["停车难", "停车", "物业"].contains($0.word) }
      .map { "\($0.word) \($0.count) \($0.sources) \($0.inGroups)" }
    #expect(kept == ["停车 4 3 [1]", "物业 2 2 [1]", "停车难 1 1 [1]"])
    #expect(throws: Violation.unknownAttribute("rolle", nearest: ["role"], known: ["role"])) {
      _ = try study.file.countWords(in: SearchScope(), by: "rolle")
    }
  }
}
