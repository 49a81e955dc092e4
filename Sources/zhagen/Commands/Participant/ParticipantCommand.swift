import ArgumentParser
import GroundedTheory
import Interchange

struct ParticipantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participant", abstract: "Who spoke, and what is known of them.",
    subcommands: [ParticipantImport.self, ParticipantList.self])
}

struct ParticipantImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add participants and their attributes from a table.",
    discussion: """
      The column participant (or name, id, 编号) names each one; a column source (or doc, 资料) links \
      the interview; every other column is an attribute. Of a workbook the first sheet that is not \
      hidden is read.
      """)

  @Argument(help: ArgumentHelp("A CSV file or a workbook (.xlsx).", valueName: "file"))
  var file: String

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    var findings: [Finding] = []
    let rows = try ParticipantsCSV.read(
      try FileBytes.read(file), fileName: file, encoding: encoding.encoding,
      findings: { findings.append($0) })
    let result = try study.withStudy {
      try $0.importParticipants(
        rows, from: file, by: audit.by, reason: audit.reason, findings: findings)
    }
    Terminal.note("Participants: \(result).")
    Terminal.note(findings)
  }
}

struct ParticipantList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List participants with their attributes.")

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(
      try study.withStudy {
        ReportTable.participants(try $0.participants(), sources: try $0.sources())
      })
  }
}
