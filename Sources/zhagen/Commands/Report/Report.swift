import ArgumentParser
import GroundedTheory

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counted tables.", subcommands: [ReportTree.self, ReportFrequencies.self])
}

struct ReportTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "The category tree with counts, long or wide.",
    discussion: """
      Long: one row a code. Wide: one row a code without children, one column a level. Counts of a \
      category take in everything below it.
      """)

  enum Shape: String, ExpressibleByArgument, CaseIterable {
    case long, wide
  }

  @Option(help: "One row a code, or one column a level.")
  var shape: Shape = .long

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, frequencies, codes) = try study.withStudy {
      try $0.frequencies(try filter.selection())
    }
    switch shape {
    case .wide:
      try output.write(.wideTree(codebook, frequencies, only: codes), naming: codebook.ladder.all)
    case .long where output.format == .table:
      try output.write(.indentedTree(codebook, frequencies, only: codes))
    case .long:
      try output.write(
        .categoryTree(codebook, frequencies, only: codes), naming: codebook.ladder.all)
    }
  }
}

struct ReportFrequencies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frequencies", abstract: "How often each code is used, the most used first.")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, frequencies, codes) = try study.withStudy {
      try $0.frequencies(try filter.selection())
    }
    let table = ReportTable.frequencies(codebook, frequencies, only: codes)
    try output.write(
      output.format == .table
        ? table.selecting([
          "level", "number", "name", "sources", "participants", "coders", "codings",
          "codings_total",
        ]) : table, naming: codebook.ladder.all)
  }
}
