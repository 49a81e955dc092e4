import ArgumentParser
import GroundedTheory

struct ReportCrosstab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosstab",
    abstract: "How often codes are used in groups: code by attribute, with percentages and a test.",
    discussion: """
      Groups are made by an attribute of the participants, a column of a record set, or one of source, \
      kind, held_out, participant. Counts of a code take in everything below it. Words of people without a \
      value are the group (none).

      --test asks, for each code, whether having it hangs together with the attribute: chi-square over \
      participants (or sources, or records) that have any coding, each counted once, with the code or \
      without. Codings themselves are not independent of each other and are not tested.

        zhagen report crosstab --by role --level main --wide
        zhagen report crosstab --by age --bins 30,40,50 --test
      """)

  @Option(help: ArgumentHelp("The attribute whose values make the groups.", valueName: "attribute"))
  var by: String

  @OptionGroup var bins: BinsOption

  @Flag(help: "Print a row a code and a column a value.")
  var wide = false

  @Flag(help: "Print a chi-square test a code instead of the counts.")
  var test = false

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if wide, test { throw ValidationError("Give --wide or --test.") }
  }

  func run() throws {
    let (codebook, crosstab, codes) = try study.withStudy {
      try $0.crosstab(by: by, bins: try bins.cuts(), try filter.selection())
    }
    if test {
      Terminal.note("note: " + crosstab.caution)
      var table = ReportTable.crosstabTests(crosstab, in: codebook, only: codes)
      // Attribute and unit are those of every row; people have them from the command and the note.
      if output.format == .table {
        table = table.selecting([
          "code", "level", "units", "units_with", "chi_square", "df", "p", "smallest_expected",
          "fisher_p", "note",
        ])
      }
      try output.write(table, naming: codebook.ladder.all)
    } else {
      try output.write(
        wide
          ? .wideCrosstab(crosstab, in: codebook, only: codes)
          : .crosstab(crosstab, in: codebook, only: codes), naming: codebook.ladder.all)
    }
  }
}
