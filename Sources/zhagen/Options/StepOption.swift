import ArgumentParser
import GroundedTheory

/// To which level a code goes, where, and what becomes of the codes below it.
struct StepOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The level, by key or name; without it, the next.", valueName: "level"))
  var level: String?

  @Option(
    help: ArgumentHelp(
      "The code it goes under; without it, its parent, or the next one above that is high enough.",
      valueName: "code"))
  var parent: String?

  @Flag(help: "All codes below it come as many levels along.")
  var withChildren = false

  @Option(help: ArgumentHelp("The codes right below it go under this one.", valueName: "code"))
  var childrenTo: String?

  func validate() throws {
    if withChildren && childrenTo != nil {
      throw ValidationError("Give --with-children or --children-to, not both.")
    }
  }

  var below: LevelChange.Below {
    childrenTo.map { .goes(under: $0) } ?? (withChildren ? .shifts : .stays)
  }
}
