import ArgumentParser
import GroundedTheory

struct CodeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the codes in reading order, with their counts.")

  @Flag(help: "Only codes that could lie under another one and do not: what is not condensed yet.")
  var loose = false

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, frequencies, codes) = try study.withStudy {
      try $0.frequencies(try filter.selection())
    }
    let wanted = loose ? codebook.loose.map(\.id).filter { codes?.contains($0) != false } : nil
    let rows = ReportTable.codes(codebook, frequencies, only: wanted.map(Set.init) ?? codes)
    let coloured = codebook.codes.contains { $0.colour != nil } ? ["colour"] : []
    try output.write(
      output.format == .table
        ? rows.selecting(["number", "level", "path", "codings", "definition"] + coloured) : rows,
      naming: codebook.ladder.all)
  }
}
