import ArgumentParser
import GroundedTheory

struct MemoShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a memo whole, with what it is on, who wrote it and when.")

  @Argument(help: .memoID)
  var id: String

  @OptionGroup var study: StudyAsOfOption

  func run() throws {
    let row = try study.withStudy { study in
      var snapshot = try study.snapshot()
      snapshot.memos = [try study.memo(id)]
      return ReportTable.memos(snapshot, stamps: try study.memoStamps()).cells
    }
    var lines = ["\(row["memo_kind"] ?? "") memo \(row["id"] ?? "")"]
    lines.append("on        \([row["subject"], row["subject_name"]].filled(joined: " "))")
    if let compared = row["compared"] { lines.append("compares  \(compared)") }
    lines.append("written   \([row["time"], row["coder"].map { "by \($0)" }].filled(joined: " "))")
    if let edited = row["edited"] { lines.append("edited    \(edited)") }
    try Terminal.write(lines.joined(separator: "\n") + "\n\n\(row["text"] ?? "")\n", to: nil)
  }
}

extension ReportTable {
  /// The first row by column, without what is empty.
  fileprivate var cells: [String: String] {
    Dictionary(
      zip(columns, rows.first ?? []).map { ($0, $1.plain) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
  }
}

extension [String?] {
  fileprivate func filled(joined separator: String) -> String {
    compactMap(\.self).joined(separator: separator)
  }
}
