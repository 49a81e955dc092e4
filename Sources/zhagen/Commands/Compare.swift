import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Quotes of codes side by side, or of one code in the groups of an attribute.",
    discussion: """
      Constant comparison (持续比较): counts, definitions and quotes beside each other, quotes of codes below \
      a code among its own, and the memos that compare the codes. --memo writes one in the same go.

      --negative lists, instead, the sources that speak against a code by not having it: those with \
      any coding in what is chosen, held-out sources left aside.

        zhagen compare 填表负担 考核压力 --limit 5
        zhagen compare 填表负担 --by role --where 'years>=5'
        zhagen compare 填表负担 考核压力 --memo "都来自上级，但……" --memo-by 李
        zhagen compare 填表负担 --by role --negative
      """)

  @Argument(help: ArgumentHelp("Codes, by name, path or number.", valueName: "code"))
  var codes: [String]

  @Option(
    help: ArgumentHelp(
      "Group by this attribute; of one code the groups stand side by side.", valueName: "attribute")
  )
  var by: String?

  @OptionGroup var bins: BinsOption

  @Flag(help: "List the sources without the code instead.")
  var negative = false

  @Option(
    help: ArgumentHelp(
      "How many quotes of each to print at most; a page has 10 unless told.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Write this memo, which holds the comparison.", valueName: "text"))
  var memo: String?

  @Option(help: ArgumentHelp("Who writes it, for the history.", valueName: "name"))
  var memoBy: String?

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError("--limit is a number from 1; \(limit) is none.")
    }
    if by == nil, !bins.isEmpty { throw ValidationError("--bins goes with --by.") }
    if memo != nil, study.asOf != nil {
      throw ValidationError("--memo writes now, and --as-of only looks back; give one of them.")
    }
    if memo == nil, memoBy != nil { throw ValidationError("--memo-by goes with --memo.") }
  }

  func run() throws {
    let cuts = try bins.cuts()
    let (codebook, comparison) = try study.withStudy { study in
      try study.comparison(
        of: codes, by: by, bins: cuts, try filter.selection(),
        writing: memo.map { ($0, memoBy) })
    }
    if negative {
      Terminal.note(
        "note: looked at \(counted(comparison.base, "source")) with codings, held-out ones left aside."
      )
      try output.write(.negativeCases(comparison, in: codebook))
    } else if output.format == .table {
      try output.write(comparison, in: codebook, limit: limit ?? 10)
    } else {
      try output.write(.comparison(comparison, in: codebook, limit: limit))
    }
  }
}
