import ArgumentParser
import GroundedTheory

extension AttributeKind: ExpressibleByArgument {}

struct AttributeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attribute",
    abstract: "What is known of participants: attributes and their kinds.",
    subcommands: [AttributeList.self, AttributeSet.self])
}

struct AttributeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the attributes with their kinds.")

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(try study.withStudy { ReportTable.attributes(in: try $0.voices()) })
  }
}

struct AttributeSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Say of which kind an attribute is.",
    discussion: """
      Numbers and dates are read anew and kept in one form; where a value is not of the new kind, \
      nothing is changed.
      """)

  @Argument(help: "The attribute.")
  var attribute: String

  @Option(help: "Its kind.")
  var kind: AttributeKind

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy {
      try $0.setAttributeKind(attribute, to: kind, by: audit.by, reason: audit.reason)
    }
    Terminal.note("\"\(attribute)\" is of the kind \(kind.rawValue) now.")
  }
}
