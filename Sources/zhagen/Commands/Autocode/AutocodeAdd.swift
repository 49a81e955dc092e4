import ArgumentParser
import GroundedTheory
import StudyStore

extension Rule.Unit: ExpressibleByArgument {}
extension Turn.Role: ExpressibleByArgument {}

struct AutocodeAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep a rule; nothing is coded until it is run.",
    discussion: """
      Looks for words, letter for letter, or for a regular expression, in the turns that --speaker, \
      --role and --where choose. Without either it codes all those turns (--unit turn). --where asks \
      attributes as everywhere, and source, kind, held_out and participant; in a record set it asks the \
      set's own columns where it names only those: --where 'source=A01', --where 'street=东苑'.
      """)

  @Argument(help: "The rule's name.")
  var name: String

  @Option(help: "The code that it gives, by name, path or number.")
  var code: String

  @Option(help: "In whose name it codes.")
  var coder: String

  @Option(help: ArgumentHelp("Words to look for, with commas between.", valueName: "words"))
  var words: String?

  @Option(help: ArgumentHelp("A regular expression to look for.", valueName: "pattern"))
  var regex = ""

  @Flag(
    help: "Take traditional and simplified, full and half width, capital and small for the same.")
  var fold = false

  @Option(help: ArgumentHelp("Only turns under this speaker's label.", valueName: "label"))
  var speaker = ""

  @Option(help: "Only turns of this role.")
  var role: Turn.Role?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only the words for which this holds.", valueName: "filter"))
  var condition = ""

  @Option(help: "What is coded: the words found, their sentence, or their turn.")
  var unit: Rule.Unit = .match

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let list = words?.split(whereSeparator: { ",，、".contains($0) }).map(String.init) ?? []
    let rule = try study.withStudy {
      try $0.addRule(
        RuleDraft(
          name: name, code: code, coder: coder, words: list, pattern: regex, folds: fold,
          speaker: speaker, role: role, condition: condition, unit: unit),
        by: audit.by, reason: audit.reason)
    }
    Terminal.note("Keeps the rule \"\(rule.name)\"; `zhagen autocode run` runs it.")
  }
}
