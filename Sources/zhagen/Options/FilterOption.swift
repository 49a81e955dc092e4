import ArgumentParser
import GroundedTheory

/// What part of the study a command looks at; the same options wherever part of it can be shown.
struct FilterOption: ParsableArguments {
  @Option(help: "Only this code and all below it.")
  var code: String?

  @Option(help: "Only codes of this level.")
  var level: String?

  @OptionGroup var words: WordsOption

  /// What was asked for, for the library.
  func selection() throws -> Selection {
    var selection = try words.selection()
    selection.code = code
    selection.level = level
    return selection
  }
}

/// Whose words a command looks at, and by whom they were coded.
struct WordsOption: ParsableArguments {
  @Option(help: "Only this source, by name or number.")
  var source: String?

  @Option(help: "Only codings by this coder.")
  var coder: String?

  @Option(help: "Only the words of this participant.")
  var participant: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only the words of participants for whom this holds, such as 'role=居民 and years>=5'.",
      discussion:
        "Compares with = != < <= > >= and ~ (contains); in (a, b); is empty; and, or, not and "
        + "parentheses. `zhagen attribute list` prints the attributes; source, kind, held_out and "
        + "participant can be asked for too.",
      valueName: "filter"))
  var condition: String?

  /// The filter is read here, so that a slip in it is wrong usage.
  func validate() throws {
    do { _ = try condition.map(Filter.init) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  /// What was asked for, for the library.
  func selection() throws -> Selection {
    Selection(
      source: source, coder: coder, participant: participant,
      filter: try condition.map(Filter.init))
  }
}
