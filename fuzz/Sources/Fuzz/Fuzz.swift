import Foundation
import GroundedTheory
import Interchange

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

  /// Every format of documents, by its first ending; the parts inside zipped ones, which mutations of a
  /// whole archive seldom reach; and the tables.
  static let all: [Target] =
    FormatCatalog.all.flatMap(\.extensions).map { ending in
      Target(name: ending) { document($0, "file.\(ending)") }
    }
    + parts.map { name, ending, member, others in
      Target(name: name) { bytes in
        document(StoredZip.archive(others + [(member, bytes)]), "file.\(ending)")
      }
    } + tables

  private static let parts: [(String, String, String, [(String, [UInt8])])] = [
    ("docx-body", "docx", "word/document.xml", []),
    ("odt-body", "odt", "content.xml", []),
  ]

  private static let tables = [
    Target(name: "codebook-yaml") { codebook($0, "c.yaml") },
    Target(name: "codebook-csv") { codebook($0, "c.csv") },
    Target(name: "participants-csv") { _ = try? ParticipantsCSV.read($0, fileName: "p.csv") },
    Target(name: "codings-csv") { try? CodingsReader.read($0, fileName: "c.csv") { _ in } },
    Target(name: "codings-jsonl") { try? CodingsReader.read($0, fileName: "c.jsonl") { _ in } },
  ]

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
