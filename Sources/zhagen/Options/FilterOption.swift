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
  @OptionGroup var voices: VoiceOption

  @Option(help: "Only codings by this coder.")
  var coder: String?

  /// What was asked for, for the library.
  func selection() throws -> Selection {
    var selection = try voices.selection()
    selection.coder = coder
    return selection
  }
}
