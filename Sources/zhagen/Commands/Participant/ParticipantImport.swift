import ArgumentParser
import GroundedTheory
import Interchange

struct ParticipantImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add participants and their attributes from a table.",
    discussion: """
      The column participant (or name, id, 编号, 受访者) names each one; source (or doc, 资料, 访谈) the \
      interviews, several set apart by |; speaker (or 发言人, 说话人) the label in a source where others \
      speak too; every other column is an attribute. A participant may have several rows. Every \
      attribute has a kind, given with --type, known to the study, or inferred and named on standard \
      error. A value that is not of the kind is a bad row, and then nothing is stored. Of a workbook the \
      first sheet that is not hidden is read.
      """)

  @Argument(help: ArgumentHelp("A CSV file or a workbook (.xlsx).", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "The kind of a column, such as years=number: text, number, date or category. May be repeated.",
      valueName: "column=kind"))
  var types: [String] = []

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws { _ = try kinds() }

  func run() throws {
    var findings: [Finding] = []
    let rows = try ParticipantsCSV.read(
      try FileBytes.read(file), fileName: file, encoding: encoding.encoding,
      findings: { findings.append($0) })
    let result = try study.withStudy {
      try $0.importParticipants(
        rows, kinds: try kinds(), from: file, by: audit.by, reason: audit.reason,
        findings: findings)
    }
    Terminal.note("Participants: \(result).")
    Terminal.note(findings + result.findings)
  }

  private func kinds() throws -> [String: AttributeKind] {
    var kinds: [String: AttributeKind] = [:]
    for type in types {
      let parts = try NamedValue(type, example: "years=number")
      guard let kind = AttributeKind(rawValue: parts.value) else {
        throw ValidationError(
          "\"\(parts.value)\" is no kind; kinds are text, number, date and category.")
      }
      kinds[parts.name] = kind
    }
    return kinds
  }
}

/// `name=value`, as a command takes it; the sign may be full-width.
struct NamedValue {
  let name: String
  let value: String

  init(_ text: String, example: String) throws {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "=" || $0 == "＝"
    }
    guard parts.count == 2, parts[0].contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("\"\(text)\" is not a name and a value, such as \(example).")
    }
    name = String(parts[0])
    value = String(parts[1])
  }
}
