import ArgumentParser
import GroundedTheory

struct CodeShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a code: definition, place, counts and quotes.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Option(help: ArgumentHelp("How many quotes to print at most.", valueName: "n"))
  var limit = 20

  @OptionGroup var study: StudyAsOfOption

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is a number from 0; \(limit) is none.") }
  }

  func run() throws {
    let page = try study.withStudy { study in
      let snapshot = try study.snapshot()
      return CodePage(try snapshot.codebook.code(named: code), in: snapshot, quotes: limit)
    }
    try Terminal.write(page.text, to: nil)
  }
}

/// What `code show` prints.
struct CodePage {
  let text: String

  init(_ code: Code, in snapshot: StudySnapshot, quotes limit: Int) {
    let codebook = snapshot.codebook
    let usage = snapshot.frequencies[code.id]
    var lines = ["\(codebook.number(of: code)) \(code.name)  (\(code.level))"]
    lines.append("path        \(codebook.path(of: code))")
    if !code.definition.isEmpty { lines.append("definition  \(code.definition)") }
    if let provenance = code.provenance { lines.append("provenance  \(provenance.rawValue)") }
    lines += Self.marks(of: code)
    lines.append(
      "codings     \(usage.codings) of its own, \(usage.codingsTotal) with all below it;"
        + " \(counted(usage.sources, "source")), \(counted(usage.coders, "coder"))")
    let children = codebook.children(of: code.id)
    if !children.isEmpty {
      lines.append("below it    " + children.map(\.name).joined(separator: "、"))
    }
    lines += Self.quotes(of: code, in: snapshot, limit: limit)
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func marks(of code: Code) -> [String] {
    let properties = code.properties.map { $0.range.isEmpty ? $0.name : "\($0.name)（\($0.range)）" }
    return [
      code.isInVivo ? "in vivo     yes: its name is what a participant said" : nil,
      code.aliases.isEmpty ? nil : "aliases     " + code.aliases.joined(separator: "、"),
      properties.isEmpty ? nil : "properties  " + properties.joined(separator: "、"),
      code.colour.map { "colour      \($0)" + ($0.name.map { " (\($0))" } ?? "") },
    ].compactMap(\.self)
  }

  private static func quotes(of code: Code, in snapshot: StudySnapshot, limit: Int) -> [String] {
    let below = snapshot.codebook.subtree(of: code)
    var part = snapshot
    part.codings = snapshot.codings.filter { below.contains($0.code) }
    let table = ReportTable.quotes(part).selecting([
      "source", "turn", "coder", "code", "quote", "start", "end",
    ])
    let rows = table.rows.prefix(limit).map { row in
      "  \(place(row))  \(row[2].plain)  [\(row[3].plain)]  \(excerpt(row[4].plain, limit: .max))"
    }
    let rest = table.rows.count - rows.count
    return rows
      + (rest > 0 ? ["  … and \(rest) more; --limit \(table.rows.count) prints all"] : [])
  }

  /// Source and turn; the span where the quote stands in no turn, the source alone where it is lost.
  private static func place(_ row: [ReportTable.Cell]) -> String {
    let source = row[0].plain
    if row[1] != .empty { return "\(source)-\(row[1].plain)" }
    return row[5] == .empty ? source : "\(source) \(row[5].plain)..\(row[6].plain)"
  }
}
