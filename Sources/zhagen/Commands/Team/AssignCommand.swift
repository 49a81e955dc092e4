import ArgumentParser
import GroundedTheory
import StudyStore

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Who codes what: give a coder sources, blind in a copy, or list them.",
    subcommands: [AssignGive.self, AssignList.self, AssignTake.self],
    defaultSubcommand: AssignGive.self)
}

struct AssignGive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give",
    abstract: "Give a coder sources to code; with --output blind, in a copy of the study.",
    discussion: """
      The copy holds these sources with their participants, the codebook, and the coder's own codings; \
      nothing that others coded, and no history. Send it to the coder; when it comes back, `zhagen merge` \
      takes the work in, and `zhagen adjudicate` shows where coders differ.

        zhagen assign 王 --source A01 --source A02 --output 王.zhagen
      """)

  @Argument(help: "The coder; one that the study does not have is made.")
  var coder: String

  @Option(help: "A source, by name or number; may be given several times, or several in a row.")
  var source: [String] = []

  @Flag(help: "All sources.")
  var all = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Make a copy for the coder, without the codings of others.", valueName: "file"))
  var output: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if source.isEmpty != all {
      throw ValidationError("Which sources? Name them with --source, or give --all.")
    }
  }

  func run() throws {
    let (asked, new) = try study.withStudy { study in
      let names = all ? try study.sources().map(\.source.name) : source
      let new = try study.assign(
        sources: names, to: coder, copy: output, by: audit.by, reason: audit.reason)
      return (names, new)
    }
    let known = asked.count - new.count
    Terminal.note(
      "\"\(coder)\" codes \(counted(asked.count, "source"))"
        + (known > 0 ? "; \(known) of them the coder had already." : "."))
    if let output { Terminal.note("The copy for \"\(coder)\" is \"\(output)\".") }
  }
}

struct AssignList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Who is to code which source, and how far it is.")

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let table = try study.withStudy { study in
      ReportTable.assignments(
        try study.assignments(), coders: try study.coders(),
        sources: try study.sources().map(\.source))
    }
    try output.write(table)
  }
}

struct AssignTake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take sources back from a coder; what was coded stays.")

  @Argument(help: "The coder.")
  var coder: String

  @Option(help: "A source, by name or number; may be given several times.")
  var source: [String]

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let count = try study.withStudy {
      try $0.unassign(sources: source, from: coder, by: audit.by, reason: audit.reason)
    }
    Terminal.note(
      count == 0
        ? "\"\(coder)\" had none of them; nothing was changed."
        : "\"\(coder)\" no longer codes \(counted(count, "source")).")
  }
}
