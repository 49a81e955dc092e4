import Foundation
import GroundedTheory
import TestSupport

@testable import Interchange

/// One turn as a test states it.
struct Said: Equatable, CustomStringConvertible {
  var speaker = ""
  var text: String
  var times: Range<Int>?

  init(_ speaker: String = "", _ text: String, _ times: Range<Int>? = nil) {
    self.speaker = speaker
    self.text = text
    self.times = times
  }

  var description: String {
    "\(times.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "?") \(speaker): \(text.debugDescription)"
  }
}

extension ImportedDocument {
  /// Every turn with the words at its span.
  func said() throws -> [Said] {
    try turns.map { Said($0.speaker, try text.quote(at: $0.span), $0.milliseconds) }
  }
}

/// A synthetic file read as `import` reads it.
func read(
  _ text: String, as fileName: String, _ options: ReadingOptions = ReadingOptions()
) throws -> ImportedDocument {
  try DocumentReader.read(bytes: text.bytes, fileName: fileName, options: options)
}

/// What keeps a synthetic file from being read.
func refusal(_ text: String, as fileName: String) -> String {
  message { _ = try read(text, as: fileName) }
}

extension RealTranscripts {
  static func document(
    _ path: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> ImportedDocument {
    try DocumentReader.read(
      bytes: try FileBytes.read("\(folder)/\(path)"), fileName: path, options: options)
  }
}
