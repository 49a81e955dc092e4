import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct SaturationDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement",
    abstract: "A draft of what to write about saturation, in Chinese or English.",
    discussion: """
      Every number in it is computed. That the codes are saturated is said only where two held-out sources or \
      more, set aside before they were coded, were coded after four others or more and brought no new code at any \
      level and no new relation, no code came up elsewhere since, the last sources of the curve (--run, two at \
      least) brought nothing new, the threshold is reached, and 80 % of what Chao2 estimates and a coverage of 90 % \
      are found. Otherwise, and for a part of a study, it says what stands against it.

        zhagen saturation statement --level initial --lang zh
      """)

  @OptionGroup var options: SaturationOption
  @OptionGroup var study: StudyAsOfOption

  @Option(help: "The language: zh or en.")
  var lang: Language = .en

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    let ending = output?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["docx", "html", "pdf", "csv", "json", "xlsx"].contains(ending) {
      throw ValidationError(
        "The draft is plain text, which a .\(ending) file is not; give a name that ends in .txt or .md."
      )
    }
  }

  func run() throws {
    let material = try study.withStudy { try $0.saturationMaterial(try options.words.selection()) }
    let summary = try options.summary(material)
    let statement = SaturationStatement(
      summary, HoldOutTest(material), in: material, language: lang == .zh ? .chinese : .english)
    try Terminal.write(statement.text + "\n", to: output)
    Terminal.note(summary.findings)
  }
}
