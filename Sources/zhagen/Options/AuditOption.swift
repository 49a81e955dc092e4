import ArgumentParser

/// What the audit trail keeps of a write beside what it did.
struct AuditOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who does this, for the history.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Why, for the history.", valueName: "text"))
  var reason = ""
}
