import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What changed between two events, or from this study to another copy of it.",
    discussion: """
      An event is its number, its id, or a day or moment. With one, what changed from then to now; with \
      another copy, what is other there than here. A line a change; --format csv and the like print a \
      table. The exit code is 0 whether or not there are differences.

        zhagen diff 12
        zhagen diff 2026-03-01 2026-04-01 --code 职业负担
        zhagen diff 李的副本.zhagen --lang zh
      """)

  @Argument(help: ArgumentHelp("The earlier event, or the other copy.", valueName: "event-or-file"))
  var first: String

  @Argument(help: ArgumentHelp("The later event. Default: now.", valueName: "event"))
  var second: EventReference?

  @Option(help: "Only changes of this code and all below it, its codings, memos and relations.")
  var code: String?

  @Option(help: "Only changes of codes of this level and of their codings.")
  var level: String?

  @Option(help: "Only changes of this coder's codings.")
  var coder: String?

  @Flag(help: "List every coding, instead of counting those of one code and coder.")
  var full = false

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if EventReference(first) == nil, second != nil {
      throw ValidationError("\"\(first)\" is no event, and another copy is compared as it is now.")
    }
  }

  func run() throws {
    let (before, after) = try sides()
    var difference = StudyDifference(from: before, to: after, eachCoding: full)
    if !difference.isOneStudy {
      Terminal.note("note: \"\(first)\" is no copy of this study; nothing in them is the same")
    }
    try difference.narrow(code: code, level: level, coder: coder)
    if output.format != .table {
      try output.write(.difference(difference), naming: after.snapshot.codebook.ladder.all)
    } else if difference.changes.isEmpty {
      try Terminal.write("No difference.\n", to: output.output)
    } else {
      try Terminal.write(
        DifferenceText.write(
          difference, headings: output.headings(naming: after.snapshot.codebook.ladder.all)),
        to: output.output)
    }
  }

  private func sides() throws -> (StudyDifference.Side, StudyDifference.Side) {
    if let event = EventReference(first) {
      return (
        try study.withStudy(asOf: event) { try $0.side(namingEvents: true) },
        try study.withStudy(asOf: second) { try $0.side(namingEvents: true) }
      )
    }
    let other = try StudyFile.open(at: first)
    defer { try? other.close() }
    return (
      try study.withStudy { try $0.side(namingEvents: false) },
      try other.side(namingEvents: false)
    )
  }
}
