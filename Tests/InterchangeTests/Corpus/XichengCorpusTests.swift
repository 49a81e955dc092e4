import Foundation
import GroundedTheory
import Testing

@testable import Interchange

/// What the Xicheng corpus promises in its README.
@Suite struct XichengCorpusTests {
  private let published: PublishedStudy
  private let corpus: StudyCorpus

  init() throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    published = try CodebookYAML.readStudy(try FileBytes.read(file), fileName: file)
    corpus = try CorpusFolder.read(
      repository.appendingPathComponent("corpus/xicheng-2022").path)
  }

  private func isHanzi(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  @Test func interviewsAreManyAndLong() {
    #expect(corpus.documents.count >= 16)
    let hanzi = corpus.documents.map { $0.text.string.unicodeScalars.filter(isHanzi).count }
    #expect(hanzi.reduce(0, +) >= 40_000)
    #expect(corpus.participants.count == corpus.documents.count)
    #expect(published.heldOut.count >= 3)
    #expect(published.note.contains("合成"))
    for document in corpus.documents {
      #expect(Set(document.turns.compactMap(\.role)).count == 2, "\(document.name)")
      #expect(document.findings.isEmpty, "\(document.name)")
    }
  }

  @Test func noSentenceStandsTwice() throws {
    var seen: [Substring: String] = [:]
    let ends: Set<Character> = ["。", "！", "？", "…", "!", "?", "\n"]
    for document in corpus.documents {
      for turn in document.turns {
        let words = try document.text.quote(at: turn.span)
        for sentence in words.split(whereSeparator: ends.contains) where sentence.count >= 12 {
          let place = "\(document.name)-\(turn.number)"
          let other = seen.updateValue(place, forKey: sentence)
          #expect(other == nil, "\(sentence): \(place), \(other ?? "")")
        }
      }
    }
  }

  @Test func codingsAreEnoughAndQuotesAreShort() {
    let byCoder = Dictionary(grouping: corpus.codings.map(\.value), by: \.coder)
    let counts = byCoder.mapValues(\.count).sorted { $0.value > $1.value }
    #expect(counts.count == 2)
    #expect(counts[0].value >= 450)
    let second = byCoder[counts[1].key] ?? []
    #expect(Set(second.map(\.source)).count >= 4)
    for coding in corpus.codings {
      let length = coding.value.quote?.count ?? 0
      #expect((8...150).contains(length), "row \(coding.row): \(length)")
    }
  }

  @Test func everyCategoryRestsOnQuotes() throws {
    let parents = Dictionary(
      published.codebook.entries.map { ($0.name, $0.path.dropLast().last) },
      uniquingKeysWith: { first, _ in first })
    let concepts = published.codebook.entries.filter { $0.level == "concept" }
    #expect(concepts.count >= 110)
    let first = corpus.codings.map(\.value).filter { $0.coder == "编码员甲" }
    #expect(Set(first.map(\.code)).isSuperset(of: concepts.map(\.name)))
    let byInitial = Dictionary(grouping: first) { parents[$0.code].flatMap(\.self) }
    let initials = published.codebook.entries.filter { $0.level == "initial" }
    for initial in initials {
      let quotes = byInitial[initial.name] ?? []
      #expect(quotes.count >= 3 && Set(quotes.map(\.source)).count >= 2, "\(initial.name)")
    }
    for entry in published.codebook.entries where ["initial", "main"].contains(entry.level) {
      #expect(!entry.definition.isEmpty && entry.provenance == .reconstructed, "\(entry.name)")
    }
  }
}
