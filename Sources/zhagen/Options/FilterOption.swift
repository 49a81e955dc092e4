import ArgumentParser
import GroundedTheory

/// What part of the study a command looks at; the same options wherever part of it can be shown.
struct FilterOption: ParsableArguments {
  @OptionGroup var voices: VoiceOption

  @Option(help: "Only this code and all below it.")
  var code: String?

  @Option(help: "Only codes of this level.")
  var level: String?

  @Option(help: "Only codings by this coder.")
  var coder: String?

  /// What was asked for, for the library.
  func selection() throws -> Selection {
    var selection = try voices.selection()
    selection.code = code
    selection.level = level
    selection.coder = coder
    return selection
  }
}
