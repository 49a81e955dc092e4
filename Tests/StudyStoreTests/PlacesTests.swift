import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// The places of codings as they are read for analyses, and what of them a selection leaves.
@Suite struct PlacesTests {
  private func lines(_ places: CodingPlaces) -> [String] {
    places.places.map { place in
      let (source, code) = (
        places.sources[Int(place.source)], places.codebook.codes[Int(place.code)]
      )
      return
        "\(source.name) \(place.start)..\(place.end) \(code.name) \(places.coders[Int(place.coder)].name)"
    }.sorted()
  }

  private func lines(_ snapshot: StudySnapshot) -> [String] {
    snapshot.codings.compactMap { coding in
      guard let span = coding.span, let code = snapshot.codebook[coding.code],
        let source = snapshot.sources.first(where: { $0.id == coding.source }),
        let coder = snapshot.coders.first(where: { $0.id == coding.coder })
      else { return nil }
      return "\(source.name) \(span) \(code.name) \(coder.name)"
    }.sorted()
  }

  @Test func theyAreThoseOfTheSnapshotUnderEverySelection() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    try file.addCoder("乙")
    try study.code("填表", "工资低", in: "A03", by: "乙")
    try study.code("加班", "钱呢", in: "A03", by: "乙")
    let selections = [
      Selection(), Selection(source: "A03"), Selection(coder: "乙"), Selection(participant: "P3"),
      Selection(participant: "P1"), Selection(filter: try Filter("role is empty")),
      Selection(coder: "乙", filter: try Filter("participant = P3")),
    ]
    var sizes: Set<Int> = []
    for selection in selections {
      let expected = lines(try file.snapshot().selecting(selection))
      #expect(lines(try file.codingPlaces(selection)) == expected)
      sizes.insert(expected.count)
    }
    #expect(sizes == [1, 2, 3, 5])
  }

  @Test func pairsInTheSameTurnNeedOnlyTouchIt() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let pairs = try file.cooccurrence(rule: PairRule(.turn)).cooccurrence.pairs
    #expect(pairs.map { [$0.a.name, $0.b.name] } == [["加班", "填表"]])
    #expect(try file.cooccurrence().cooccurrence.pairs.isEmpty)
    let other = Selection(code: "担责")
    #expect(try file.cooccurrence(other, rule: PairRule(.turn)).cooccurrence.pairs.isEmpty)
  }
}
