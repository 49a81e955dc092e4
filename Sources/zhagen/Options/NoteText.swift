import ArgumentParser
import Foundation
import GroundedTheory
import Interchange

/// The words of a memo: on the command line, from standard input, or from a file.
struct NoteText: ParsableArguments {
  @Argument(help: "The words; - reads them from standard input.")
  var text: String?

  @Option(help: ArgumentHelp("Read the words from this file.", valueName: "file"))
  var file: String?

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("Give the words, or --file, not both.") }
  }

  /// The words; nil where none are given.
  func words() throws -> String? {
    if let file { return try read(try FileBytes.read(file), file) }
    guard text == "-" else { return text }
    let bytes = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
    return bytes.isEmpty ? "" : try read(bytes, "standard input")
  }

  private func read(_ bytes: [UInt8], _ name: String) throws -> String {
    let (words, findings) = try NoteFile.read(bytes, fileName: name)
    Terminal.note(findings)
    return words
  }
}
