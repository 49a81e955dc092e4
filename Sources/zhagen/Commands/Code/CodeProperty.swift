import ArgumentParser
import GroundedTheory

struct CodePropertyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "property",
    abstract: "In what respects the instances of a code differ: properties and dimensions (属性与维度).",
    discussion: """
      A property is what is looked at (频率), its range the two ends between which instances lie \
      (高—低):
        zhagen code property set 填表负担 频率 --range 高—低
      """,
    subcommands: [CodePropertySet.self, CodePropertyRemove.self, CodePropertyList.self])
}

struct CodePropertySet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Note a property of a code, or give a known one another range.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "The property, such as 频率.")
  var property: String

  @Option(help: "Between which ends it lies, such as 高—低.")
  var range: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.setProperty(
          property, range: range, ofCode: code, by: audit.by, reason: audit.reason)
      )
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" has that property already; nothing was changed."
        : "\"\(after.name)\": \(after.properties.map(\.name).joined(separator: ", ")).")
  }
}

struct CodePropertyRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a property away; the history keeps it.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "The property.")
  var property: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let after = try study.withStudy {
      try $0.removeProperty(property, ofCode: code, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Removed \"\(property)\" from \"\(after.name)\".")
  }
}

struct CodePropertyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the properties and dimensions of all codes (范畴、性质、维度).")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, _, codes) = try study.withStudy {
      try $0.frequencies(try filter.selection())
    }
    try output.write(.properties(codebook, only: codes), naming: codebook.ladder.all)
  }
}
