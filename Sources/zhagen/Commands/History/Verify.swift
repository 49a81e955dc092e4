import ArgumentParser
import GroundedTheory
import StudyStore

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the whole study: file, versions, texts, quotes, codebook; change nothing.",
    discussion: """
      Exit code 1 where something is not as it should be; what, where and what to do stands on \
      standard error.
      """)

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let result = try study.withStudy { try $0.verify() }
    try output.write(.verification(result))
    Terminal.note(result.findings)
    for fault in result.faults { Terminal.note("\(fault)") }
    if !result.holds { throw ExitCode.failure }
  }
}
