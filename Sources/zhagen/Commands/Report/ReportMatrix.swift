import ArgumentParser
import GroundedTheory

extension ReportTable.MatrixCells: ExpressibleByArgument {}

struct ReportMatrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "How often each code is used in each source: code by source.",
    discussion: """
      A row a code, a column a source. Counts take in everything below the code; they add up to the \
      codings_total of `report frequencies`.
      """)

  @Option(help: "The number of codings, or 1 where there is one.")
  var cells: ReportTable.MatrixCells = .codings

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, matrix, codes) = try study.withStudy {
      try $0.codeMatrix(try filter.selection())
    }
    try output.write(
      .matrix(matrix, in: codebook, only: codes, cells: cells), naming: codebook.ladder.all)
  }
}
