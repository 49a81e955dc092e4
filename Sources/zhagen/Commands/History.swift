import ArgumentParser
import GroundedTheory

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The audit trail: every write, who made it, when and why.")

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(try study.withStudy { ReportTable.history(try $0.history()) })
  }
}
