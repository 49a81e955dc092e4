import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct AdjudicateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate",
    abstract: "Where coders differ, and what holds: walk the disagreements, list them, count them.",
    discussion: """
      Coders are compared on the sources that all of them worked on. Two codings say the same where \
      their codes are the same (with --level: lie under the same code there) and their words overlap. \
      What is decided is coded anew by an agreed coder (--as), so that the codings of each coder stay as \
      they were, for the figures before and after.

        zhagen adjudicate --coders 李,王 --level initial
        zhagen adjudicate list --coders 李,王 --format csv --output open.csv
      """,
    subcommands: [
      AdjudicateWalk.self, AdjudicateList.self, AdjudicatePairs.self, AdjudicateSummary.self,
      AdjudicateImport.self, AdjudicateAgreed.self,
    ],
    defaultSubcommand: AdjudicateWalk.self)
}

/// Which coders are compared, and how closely.
struct CodersOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who is compared, with commas between.", valueName: "names"))
  var coders: String

  @Option(help: "Compare codes by what they lie under at this level; unless given, each as it is.")
  var level: String?

  /// The comparison, with the study that it is of.
  func compare(_ study: StudyFile) throws -> (CoderComparison, StudySnapshot) {
    let snapshot = try study.snapshot()
    let names = coders.split(whereSeparator: { ",，、".contains($0) }).map(String.init)
    let chosen = try names.map { try snapshot.coders.named($0, mayBeAdded: false).id }
    guard Set(chosen).count > 1 else { throw Violation.tooFewCoders }
    let level = try level.map { try snapshot.codebook.ladder.require($0).key }
    return (CoderComparison(snapshot, coders: chosen, level: level), snapshot)
  }

  /// Says on standard error what the comparison leaves out.
  func noteUncompared(_ comparison: CoderComparison, _ snapshot: StudySnapshot) {
    if comparison.sources.isEmpty {
      Terminal.note("note: there is no source that all of them worked on, so nothing is compared")
    }
    let apart = Dictionary(grouping: snapshot.sources) { comparison.uncompared[$0.id] ?? [] }
    let lines = apart.filter { !$0.key.isEmpty }.map { some, sources in
      let names = snapshot.coders.filter { some.contains($0.id) }.map(\.name)
      return "note: only \(names.joined(separator: ", ")) worked on "
        + sources.map(\.name).joined(separator: ", ")
    }
    for line in lines.sorted() { Terminal.note(line) }
  }
}

struct AdjudicateList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "One row a disputed coding, passage by passage.",
    discussion: """
      With the column `verdict` filled in (accepted or rejected; `decided_code` for what the words are \
      coded with instead), the same table can be read by `adjudicate import`.
      """)

  @Flag(help: "Leave out what was decided already.")
  var open = false

  @OptionGroup var coders: CodersOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (comparison, snapshot) = try study.withStudy(coders.compare)
    var table = ReportTable.disagreements(comparison, in: snapshot, open: open)
    if output.format == .table {
      table = table.shorteningIDs().selecting([
        "passage", "disagreement", "source", "turn", "id", "coder", "code", "quote", "verdict",
        "decided_code", "note",
      ]).droppingUnused(["verdict", "decided_code", "note"])
    }
    try output.write(table)
    coders.noteUncompared(comparison, snapshot)
  }
}

struct AdjudicatePairs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs", abstract: "Which codes coders use for the same words, and how often.",
    discussion: "An empty code_b: the other coder left the words uncoded.")

  @OptionGroup var coders: CodersOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (comparison, snapshot) = try study.withStudy(coders.compare)
    try output.write(.confusions(comparison, in: snapshot))
    coders.noteUncompared(comparison, snapshot)
  }
}

struct AdjudicateSummary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "How much coders agreed before, and what was decided since.",
    discussion: """
      All figures are of the sources that all of these coders worked on, the only ones on which disagreements \
      are decided. Coefficients are of segments, stretches that someone coded, with an empty set of codes for who \
      left one uncoded. `zhagen agreement` has more of them, with intervals, and takes in every source that two \
      of the coders worked on.
      """)

  @OptionGroup var coders: CodersOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (comparison, snapshot, report) = try study.withStudy { study in
      let (comparison, snapshot) = try coders.compare(study)
      return (comparison, snapshot, try Self.report(comparison, snapshot, study))
    }
    let table = ReportTable.comparison(comparison, in: snapshot)
    try output.write(report.map(table.addingCoefficients) ?? table)
    coders.noteUncompared(comparison, snapshot)
    Terminal.note(report?.findings ?? [])
  }

  /// nil where there is nothing to compare.
  private static func report(
    _ comparison: CoderComparison, _ snapshot: StudySnapshot, _ study: StudyFile
  ) throws -> AgreementReport? {
    guard !comparison.passages.isEmpty else { return nil }
    let names = comparison.coders.compactMap { id in snapshot.coders.first { $0.id == id }?.name }
    let material = try study.agreementMaterial(of: names, unit: .segment).sharedByAll
    return try? AgreementReport(
      material,
      .ofSegments(
        level: comparison.level, coders: names.count, isAdjudicated: material.hasDecisions))
  }
}
