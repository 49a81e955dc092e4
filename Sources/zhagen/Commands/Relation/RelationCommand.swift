import ArgumentParser
import GroundedTheory

extension Relation.Kind: ExpressibleByArgument {}
extension Relation.Sign: ExpressibleByArgument {}

struct RelationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relation", abstract: "State how categories influence each other.",
    subcommands: [RelationAdd.self, RelationList.self, RelationRemove.self])
}

struct RelationAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a typed, signed relation with the codings that support it.",
    discussion: """
      A code that moderates another relation: --type moderates --from CODE --to A --moderated B, \
      where A → B is the relation moderated.
      """)

  @Option(help: "The code it starts from.")
  var from: String

  @Option(help: "The code it goes to; with --moderated, the start of the relation moderated.")
  var to: String

  @Option(help: ArgumentHelp("The end of the relation that is moderated.", valueName: "code"))
  var moderated: String?

  @Option(name: .customLong("type"), help: "Its type.")
  var kind: Relation.Kind = .influences

  @Option(help: "+ strengthens, - weakens, 0 neither.")
  var sign: Relation.Sign = .positive

  @Option(
    help: ArgumentHelp("Codings that support it: source:turn:code.", valueName: "place"))
  var support: [String] = []

  @Option(help: "What the relation says.")
  var note = ""

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let evidence = try support.map(Self.evidence)
    let added = try study.withStudy { study in
      let draft = RelationDraft(
        from: from, to: try target(among: study.relations(), study.codebook()), kind: kind,
        sign: sign, note: note, evidence: evidence)
      let relation = try study.addRelation(draft, by: audit.by, reason: audit.reason)
      return RelationDraft(
        relation, in: try study.codebook(), among: try study.relations())
    }
    Terminal.note("Related \(added).")
  }

  private func target(
    among relations: [Relation], _ codebook: Codebook
  ) throws -> RelationDraft.Target {
    guard let moderated else { return .code(to) }
    let ends = (try codebook.code(named: to), try codebook.code(named: moderated))
    let kind = relations.first { $0.from == ends.0.id && $0.to == .code(ends.1.id) }?.kind
    return .relation(from: to, to: moderated, kind: kind ?? .influences)
  }

  private static func evidence(_ text: String) throws -> EvidenceReference {
    let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, let turn = Int(parts[1]) else {
      throw ValidationError("\"\(text)\" is not source:turn:code, such as A01:12:属地兜底.")
    }
    return EvidenceReference(source: parts[0], turn: turn, code: parts[2])
  }
}

struct RelationList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the relations.",
    discussion: """
      --code and --level choose relations with such an end; the other filters those that a coding so \
      chosen supports.
      """)

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let table = try study.withStudy { study in
      let snapshot = try study.snapshot()
      return ReportTable.relations(
        snapshot, only: try snapshot.selecting(try filter.selection()).relations)
    }
    try output.write(output.format == .table ? table.shorteningIDs() : table)
  }
}

struct RelationRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a relation back; the history keeps it.")

  @Argument(help: "The relation's id, or enough of it, as `relation list` prints it.")
  var id: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let removed = try study.withStudy {
      try $0.removeRelation(id, by: audit.by, reason: audit.reason)
    }
    for (position, relation) in removed.enumerated() {
      Terminal.note(
        position == 0
          ? "Removed \(relation)." : "Removed with it, for it moderated that: \(relation).")
    }
  }
}
