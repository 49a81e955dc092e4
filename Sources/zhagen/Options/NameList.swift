import ArgumentParser
import Foundation

/// Names or ids as they are given on the command line: each in a word of its own, `-` for lines of
/// standard input, `@FILE` for lines of a file.
struct NameList {
  /// What they come to, in order; empty lines and spaces at the ends of lines are left out.
  let names: [String]

  /// - Throws: `ValidationError` for a file that cannot be read, or where nothing is left.
  init(_ words: [String], what: String) throws {
    names = try words.flatMap { word in
      if word == "-" {
        return Self.lines(try FileHandle.standardInput.readToEnd() ?? Data(), "standard input")
      }
      guard word.hasPrefix("@") else { return [word] }
      let path = String(word.dropFirst())
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("\"\(path)\" cannot be read; after @ stands a file of \(what).")
      }
      return Self.lines(data, path)
    }
    if names.isEmpty { throw ValidationError("No \(what) are given.") }
  }

  private static func lines(_ data: Data, _ name: String) -> [String] {
    let text = String(decoding: data, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map { line in
      line.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\u{FEFF}")))
    }.filter { !$0.isEmpty }
  }
}
