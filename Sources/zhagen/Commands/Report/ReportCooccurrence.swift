import ArgumentParser
import GroundedTheory

extension PairRule.Relation: ExpressibleByArgument {}
extension PairRule.Unit: ExpressibleByArgument {}

struct ReportCooccurrence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooccurrence",
    abstract: "Which codes occur together: overlapping, in the same turn, or near.",
    discussion: """
      Counts unordered pairs of codings of different codes in one source, whoever made them: a coding \
      that meets three others makes three pairs. Near codings have at most --within characters (or \
      turns) between them; overlapping ones are near too.

      --level counts each coding for the code of that level that it lies under; pairs that come to be of \
      one code do not count. --code keeps the pairs in which the code, or one below it, takes part.

        zhagen report cooccurrence --relation near --within 30 --level main
        zhagen report cooccurrence --relation near --unit turns --within 1 --same-coder
      """)

  @Option(help: "How the two codings lie to each other.")
  var relation: PairRule.Relation = .overlap

  @Option(
    help: ArgumentHelp(
      "How far apart near codings may be (default: 50, or 1 turn).", valueName: "n"))
  var within: Int?

  @Option(help: "What --within counts.")
  var unit: PairRule.Unit = .characters

  @Flag(help: "Count only pairs by the same coder.")
  var sameCoder = false

  @Flag(help: "Print a square: a row and a column a code.")
  var matrix = false

  @Flag(help: "Add a column with n12 / (n1 + n2 - n12), empty where that has no meaning.")
  var coefficient = false

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if let within, within < 0 {
      throw ValidationError("--within is a number from 0; \(within) is none.")
    }
    if relation != .near, within != nil || unit != .characters {
      throw ValidationError("--within and --unit go with --relation near.")
    }
    if matrix, coefficient { throw ValidationError("--coefficient goes without --matrix.") }
  }

  func run() throws {
    let rule = PairRule(
      relation, within: within ?? (unit == .turns ? 1 : 50), unit: unit, isBySameCoder: sameCoder)
    let (codebook, found) = try study.withStudy {
      try $0.cooccurrence(try filter.selection(), rule: rule)
    }
    try output.write(
      matrix
        ? .cooccurrenceMatrix(found, in: codebook)
        : .cooccurrence(found, in: codebook, coefficient: coefficient))
  }
}
