import ArgumentParser
import GroundedTheory

struct CoderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coder", abstract: "Who codes.", subcommands: [CoderAdd.self, CoderList.self])
}

struct CoderAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add someone who codes.")

  @Argument(help: "The coder's name.")
  var name: String

  @OptionGroup var study: StudyOption

  func run() throws {
    let coder = try study.withStudy { try $0.addCoder(name) }
    Terminal.note("Added coder \"\(coder.name)\".")
  }
}

struct CoderList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the coders with their sources and codings.")

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(
      try study.withStudy {
        ReportTable.coders(try $0.coders(), tallies: try $0.tallies())
      })
  }
}
