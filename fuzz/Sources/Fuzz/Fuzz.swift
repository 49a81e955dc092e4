import Foundation
import GroundedTheory

@testable import Interchange

/// What libFuzzer calls with every input: the reader that `ZHAGEN_READER` names reads it.
///
/// A reader may refuse its input with an error. A trap, a hang or too much memory is a find; so is a
/// turn outside the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  Target.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// A reader with the name that it is chosen by.
struct Target: Sendable {
  let name: String
  let read: @Sendable ([UInt8]) -> Void

  static let chosen: Target = {
    let name = ProcessInfo.processInfo.environment["ZHAGEN_READER"] ?? ""
    if let target = all.first(where: { $0.name == name }) { return target }
    let names = all.map(\.name).joined(separator: " ")
    FileHandle.standardError.write(Data("ZHAGEN_READER is one of: \(names)\n".utf8))
    exit(64)
  }()

  /// Every format of documents, by its endings; the parts inside zipped and printed ones, which
  /// mutations of a whole file seldom reach; and the tables.
  static let all: [Target] =
    FormatCatalog.all.flatMap(endings).map { ending in
      Target(name: ending) { document($0, "file.\(ending)") }
    } + parts + tables

  /// Endings that are read alike count once.
  private static func endings(_ format: DocumentFormat) -> some Sequence<String> {
    format.extensions.prefix(["subtitles", "table"].contains(format.id) ? 9 : 1)
  }

  private static let parts = [
    Target(name: "docx-body") {
      document(StoredZip.archive([("word/document.xml", $0)]), "a.docx")
    },
    Target(name: "odt-body") { document(StoredZip.archive([("content.xml", $0)]), "a.odt") },
    Target(name: "epub-page") { document(StoredZip.book(page: $0), "a.epub") },
    Target(name: "xlsx-sheet") { table(StoredZip.workbook(sheet: $0), "a.xlsx") },
    Target(name: "pdf-pages") {
      guard let pages = try? PDFPage.pages(in: $0, fileName: "a.pdf") else { return }
      _ = try? PDFReader.read(pages, fileName: "a.pdf")
    },
  ]

  private static let tables = [
    Target(name: "xlsx") { table($0, "a.xlsx") },
    Target(name: "codebook-yaml") { codebook($0, "c.yaml") },
    Target(name: "codebook-csv") { codebook($0, "c.csv") },
    Target(name: "participants-csv") { _ = try? ParticipantsCSV.read($0, fileName: "p.csv") },
    Target(name: "ratings-csv") { ratings($0) },
    Target(name: "codings-csv") { try? CodingsReader.read($0, fileName: "c.csv") { _ in } },
    Target(name: "codings-jsonl") { try? CodingsReader.read($0, fileName: "c.jsonl") { _ in } },
  ]

  /// Every coefficient of what was read, too: none may trap.
  private static func ratings(_ bytes: [UInt8]) {
    for metric in RatingMetric.allCases {
      var demand = RatingDemand()
      demand.metric = metric
      guard
        let ratings = try? RatingsCSV.read(bytes, fileName: "r.csv", demand: demand).ratings,
        ratings.coders.count < 20
      else { continue }
      var options = AgreementOptions()
      (options.metric, options.samples) = (metric, 5)
      _ = try? ratings.figures(AgreementCoefficient.allCases, options: options)
    }
  }

  private static func table(_ bytes: [UInt8], _ fileName: String) {
    guard var rows = try? TableFile.open(bytes, fileName: fileName) else { return }
    while let row = try? rows.next() { _ = row }
  }

  private static func codebook(_ bytes: [UInt8], _ fileName: String) {
    guard let ladder = try? LadderPreset.xicheng.ladder else { return }
    _ = try? CodebookReader.read(bytes, fileName: fileName, ladder: ladder)
  }

  private static func document(_ bytes: [UInt8], _ fileName: String) {
    guard let document = try? DocumentReader.read(bytes: bytes, fileName: fileName) else { return }
    precondition(document.text.utf8 == Array(document.text.string.utf8), "not UTF-8")
    var end = 0
    for turn in document.turns {
      precondition(turn.span.start >= end && turn.span.end <= document.text.scalarCount)
      end = turn.span.end
    }
  }
}
