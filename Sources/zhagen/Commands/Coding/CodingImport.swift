import ArgumentParser
import GroundedTheory
import Interchange

struct CodingImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in many codings from CSV or JSON Lines: all or none.",
    discussion: """
      CSV: source,turn,record,start,end,quote,code,coder,memo; start and end may be empty where the \
      quote stands once in its turn or record. In a record set the turn or the record (its id) is \
      named. JSON Lines: {"doc","start","end","code","coder"} with offsets in \
      Unicode scalars, the end not included. Coders that the file names are made.
      """)

  @Argument(help: ArgumentHelp("A .csv or .jsonl file.", valueName: "file"))
  var file: String

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let bytes = try FileBytes.read(file)
    var findings: [Finding] = []
    let result = try study.withStudy { study in
      try study.importCodings(
        from: file, by: audit.by, reason: audit.reason, findings: findings
      ) { row in
        try CodingsReader.read(
          bytes, fileName: file, encoding: encoding.encoding, findings: { findings.append($0) }, row
        )
      }
    }
    Terminal.note("Imported \(counted(result.codings, "coding")).")
    Terminal.note(findings)
    for coder in result.newCoders { Terminal.note("note: made the coder \"\(coder)\"") }
  }
}
