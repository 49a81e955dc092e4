import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new study.",
    discussion: """
      The ladder lists the study's levels, the lowest first. Presets: xicheng (concept, initial, \
      main, dimension), strauss-corbin (concept, category, main, core), charmaz (initial, focused, \
      theoretical), gioia (first-order, second-order, aggregate). Every study also has the level \
      "outcome" beside the ladder, for what its model explains.

      Codes are numbered by level (a1, A1, B1, C1); --numbering a,A,AA,B gives other prefixes, the \
      lowest level first. `level set` changes names and prefixes later.
      """)

  @Argument(help: ArgumentHelp("The study file to make.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "A preset, or the levels: concept,initial,main,dimension.", valueName: "levels"))
  var ladder = "xicheng"

  @Option(
    help: ArgumentHelp(
      "The prefixes of the codes' numbers, the lowest level first.", valueName: "prefixes"))
  var numbering: String?

  @Option(help: "What the study is called; the file's name unless given.")
  var title: String?

  func validate() throws {
    let name = URL(fileURLWithPath: file).lastPathComponent
    if file.isEmpty || file.hasSuffix("/") || name == ".zhagen" {
      throw ValidationError("\"\(file)\" names no file; give the study a name: my.zhagen.")
    }
  }

  func run() throws {
    let path = file.hasSuffix(".zhagen") ? file : file + ".zhagen"
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let study = try StudyFile.create(at: path, title: title ?? name, ladder: try chosenLadder())
    let levels = try study.codebook().ladder.levels
    try study.close()
    Terminal.note(
      "Made \(path): \(levels.map { "\($0.key) (\($0.name))" }.joined(separator: " → ")).")
  }

  private func chosenLadder() throws -> Ladder {
    let ladder = try namedLadder()
    guard let numbering else { return ladder }
    return try ladder.numbered(by: Self.list(numbering))
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func namedLadder() throws -> Ladder {
    if let preset = LadderPreset(rawValue: ladder) { return try preset.ladder }
    let keys = ladder.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard keys.count > 1 else {
      throw ValidationError(
        "\"\(ladder)\" is no ladder preset; the presets are "
          + LadderPreset.allCases.map(\.rawValue).joined(separator: ", ")
          + ". Or list the levels, the lowest first: concept,initial,main.")
    }
    return try Ladder(keys: keys)
  }
}
