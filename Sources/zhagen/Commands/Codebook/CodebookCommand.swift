import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Bring in a whole codebook.",
    subcommands: [CodebookImport.self])
}

struct CodebookImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add the codes of a YAML or CSV file.",
    discussion: """
      CSV: path,level,name,definition; the path is main/initial/concept, level 1 is the top (or the \
      level's key). A category tree that `report tree --format csv` wrote is read too. YAML: see \
      docs/codebook.schema.json. Known codes get the file's definitions, none is removed; one bad row \
      and nothing is stored. A relation may name codings that support it; those must be there, so bring \
      the codes in with --codes-only first, then the codings, then the whole file.
      """)

  @Argument(help: ArgumentHelp("A .yaml or .csv file.", valueName: "file"))
  var file: String

  @Flag(help: "Leave out the relations, which may rest on codings that are not there yet.")
  var codesOnly = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let bytes = try FileBytes.read(file)
    var findings: [Finding] = []
    let result = try study.withStudy { study in
      var draft = try CodebookReader.read(
        bytes, fileName: file, ladder: try study.codebook().ladder,
        encoding: encoding.encoding, findings: { findings.append($0) })
      if codesOnly { draft.relations = [] }
      return try study.importCodebook(
        draft, from: file, by: audit.by, reason: audit.reason, findings: findings)
    }
    Terminal.note(
      "\(counted(result.added, "code")) added, \(result.redefined) redefined,"
        + " \(result.unchanged) unchanged"
        + (result.relations > 0 ? ", \(counted(result.relations, "relation")) added." : "."))
    Terminal.note(findings)
  }
}
