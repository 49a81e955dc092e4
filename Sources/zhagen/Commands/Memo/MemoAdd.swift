import ArgumentParser
import GroundedTheory

struct MemoAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Write a memo on a code, a coding, a source, a relation or the study.",
    discussion: """
      Without a subject it belongs to the study as a whole. Constant comparison (持续比较) names the \
      codes compared:
        zhagen memo add --compare 填表负担,考核压力 "都来自上级，但……" --by 李
        zhagen memo add --code 填表负担 --file memo.txt
      """)

  @OptionGroup var note: NoteText

  @Option(help: "The code that it is on.")
  var code: String?

  @Option(help: ArgumentHelp("The coding that it is on.", valueName: "id"))
  var coding: String?

  @Option(help: "The source that it is on.")
  var source: String?

  @Option(help: ArgumentHelp("The relation that it is on.", valueName: "id"))
  var relation: String?

  @Option(
    help: ArgumentHelp(
      "Codes that it compares, with commas between them; may be repeated.", valueName: "codes"))
  var compare: [String] = []

  @Option(help: "What it is about; by default what is usual for its subject.")
  var kind: Memo.Kind?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if subjects.count > 1 {
      throw ValidationError("Give one of --code, --coding, --source and --relation.")
    }
    if note.text == nil, note.file == nil {
      throw ValidationError("Give the words of the memo, - for standard input, or --file FILE.")
    }
  }

  private var subjects: [MemoDraft.Subject] {
    [
      code.map { .code($0) }, coding.map { .coding($0) }, source.map { .source($0) },
      relation.map { .relation($0) },
    ].compactMap(\.self)
  }

  func run() throws {
    let draft = MemoDraft(
      text: try note.words() ?? "", kind: kind, subject: subjects.first ?? .study,
      compared: ComparedCodes.split(compare))
    let memo = try study.withStudy { try $0.addMemo(draft, by: audit.by, reason: audit.reason) }
    try Terminal.write("\(memo.id)\n", to: nil)
    Terminal.note("Wrote a \(memo.kind.rawValue) memo: \(excerpt(memo.text))")
  }
}
