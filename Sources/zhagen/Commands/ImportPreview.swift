import GroundedTheory
import Interchange

/// A page that shows how a file would be read, before it is brought into a study.
struct ImportPreview {
  let file: String
  let format: String
  let document: ImportedDocument

  private static let lineLimit = 5
  private static let columnLimit = 72

  /// The file, what was found out about it, its first lines, its speakers and the findings.
  func page(width: Int?) -> String {
    let lines = document.text.string.split(separator: "\n").filter {
      !$0.allSatisfy(\.isWhitespace)
    }
    let times = document.turns.count { $0.milliseconds != nil }
    let facts = [
      ("source", document.name), ("format", format), ("encoding", document.encoding),
      (
        "text",
        "\(counted(document.text.scalarCount, "character")), \(counted(lines.count, "line"))"
      ),
      (
        "turns",
        "\(document.turns.count), \(times == 0 ? "none" : "\(times)") with a time,"
          + " \(document.speakers == 0 ? "no speakers" : counted(document.speakers, "speaker"))"
      ),
      ("comments", document.comments.isEmpty ? "" : "\(document.comments.count)"),
    ]
    var page = "\(file)\n"
    for (name, value) in facts where !value.isEmpty {
      page += "  " + name + String(repeating: " ", count: max(1, 10 - name.count)) + value + "\n"
    }
    page += "\n" + lines.prefix(Self.lineLimit).map(Self.quoted).joined()
    if document.speakers > 0 { page += "\n" + speakers(width: width) }
    if !document.findings.isEmpty { page += "\n" }
    return page + document.findings.map { "note: \($0)\n" }.joined()
  }

  private static func quoted(_ line: Substring) -> String {
    "  | \(excerpt(String(line), limit: columnLimit))\n"
  }

  /// Who speaks, the most talkative first.
  private func speakers(width: Int?) -> String {
    let groups = Dictionary(grouping: document.turns) { $0.speaker }
    let rows = groups.map { speaker, turns in
      (
        speaker: speaker, role: turns.first?.role, turns: turns.count,
        characters: turns.reduce(0) { $0 + $1.span.count }
      )
    }
    .sorted { ($1.characters, $0.speaker) < ($0.characters, $1.speaker) }
    let table = ReportTable(
      columns: ["speaker", "role", "turns", "characters"],
      rows: rows.map {
        [
          .text($0.speaker.isEmpty ? "(nobody)" : $0.speaker), ReportTable.Cell($0.role?.rawValue),
          .integer($0.turns),
          .integer($0.characters),
        ]
      })
    return TableWriter.write(table, as: .table, width: width)
  }
}
