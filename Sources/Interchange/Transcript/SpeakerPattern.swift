import Foundation
import GroundedTheory

/// Finds where turns begin by the user's own regular expression for the start of a line.
struct SpeakerPattern {
  /// In text order.
  private(set) var openings: [Opening] = []
  /// How many times were matched that could not be read as times, and the first.
  private(set) var badTimes: (count: Int, first: String) = (0, "")

  private let expression: NSRegularExpression
  private let hasTime: Bool
  private let nameGroup: String?
  /// A label lies within so many bytes of its line; the words behind it are not looked at.
  private static let limit = 1000

  /// - Throws: ``FormatError/badSpeakerPattern(_:pattern:reason:)`` and
  ///   ``FormatError/unmatchedSpeakerPattern(_:pattern:firstLine:)``.
  init(_ pattern: String, _ bytes: UnsafeBufferPointer<UInt8>, name: String) throws {
    do { expression = try NSRegularExpression(pattern: pattern) } catch {
      throw FormatError.badSpeakerPattern(
        name, pattern: pattern, reason: "it is no regular expression")
    }
    guard expression.numberOfCaptureGroups > 0 else {
      throw FormatError.badSpeakerPattern(
        name, pattern: pattern, reason: "it has no group for the speaker's name")
    }
    nameGroup = pattern.contains("(?<speaker>") ? "speaker" : nil
    hasTime = pattern.contains("(?<time>")
    var start = 0
    var firstLine: String?
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if end > start {
        let head = Self.head(bytes, start..<end)
        if firstLine == nil, !head.trimmed.isEmpty { firstLine = head }
        take(head, at: start)
      }
      start = end + 1
    }
    guard !openings.isEmpty else {
      throw FormatError.unmatchedSpeakerPattern(
        name, pattern: pattern, firstLine: firstLine ?? "")
    }
  }

  /// The beginning of a line, cut between scalars.
  private static func head(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> String {
    var end = min(line.upperBound, line.lowerBound + limit)
    while end < line.upperBound, end > line.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[line.lowerBound..<end], as: UTF8.self)
  }

  private mutating func take(_ head: String, at start: Int) {
    let whole = NSRange(head.startIndex..., in: head)
    guard let match = expression.firstMatch(in: head, options: .anchored, range: whole),
      let all = Range(match.range, in: head),
      let range = Range(
        nameGroup.map { match.range(withName: $0) } ?? match.range(at: 1), in: head)
    else { return }
    let speaker = SpeakerLabel.folded(String(head[range]).trimmed)
    guard !speaker.isEmpty else { return }
    openings.append(
      Opening(
        start: start, words: start + head[..<all.upperBound].utf8.count, speaker: speaker,
        time: hasTime ? time(match, head) : nil))
  }

  private mutating func time(_ match: NSTextCheckingResult, _ head: String) -> TimeStamp? {
    guard let range = Range(match.range(withName: "time"), in: head) else { return nil }
    let text = String(head[range]).trimmed
    guard !text.isEmpty else { return nil }
    let time = Array(text.utf8).withUnsafeBufferPointer { TimeStamp($0, at: 0) }
    if time == nil {
      if badTimes.count == 0 { badTimes.first = text }
      badTimes.count += 1
    }
    return time
  }
}
