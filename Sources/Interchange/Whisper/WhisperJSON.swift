import Foundation
import GroundedTheory

/// Reads what speech recognition writes as JSON: Whisper, faster-whisper and WhisperX (`segments`),
/// whisper.cpp (`transcription`), Whisper of the transformers library (`chunks`, `speakers`), or a
/// bare list of segments. Single words and scores are passed over.
enum WhisperJSON {
  static let shapes =
    "Whisper's \"segments\" (start, end, text, perhaps speaker), whisper.cpp's \"transcription\""
    + " and \"chunks\" with a timestamp"

  /// - Throws: ``FormatError`` where the file is no JSON, of another shape or without words.
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    var text = try TextDecoding.decode(bytes, fileName: fileName, encoding: options.encoding)
    let (json, broken) = LoneSurrogates.replaced(in: text.utf8)
    if broken > 0 {
      text.findings.append(
        Finding(
          what: "\(counted(broken, "broken character")) replaced by �", place: "\"\(fileName)\"",
          why: "half a character (a surrogate such as \\ud800 without its pair) stands there"))
    }
    let file: WhisperFile
    do {
      file = try JSONDecoder().decode(WhisperFile.self, from: Data(json))
    } catch {
      throw FormatError.unknownShape(fileName, found: reason(text), known: shapes)
    }
    var list = CueList(countedIn: "segment")
    for (place, segment) in (file.segments ?? []).enumerated() {
      if segment.isUnreadable { list.problems.unreadable.note(place + 1) }
      list.append(
        Array((segment.text ?? "").utf8), speaker: segment.speaker ?? "", from: segment.from,
        to: segment.to, at: place + 1)
    }
    guard
      let document = CueTranscript.document(
        list, of: fileName, encoding: text.encoding, findings: text.findings, options: options)
    else {
      let found =
        file.segments != nil
        ? "its list of segments has no words"
        : file.keys.isEmpty
          ? "it is no list of segments"
          : "it has the keys \(file.keys.prefix(8).map { "\"\(excerpt($0))\"" }.joined(separator: ", "))"
      throw FormatError.unknownShape(fileName, found: found, known: shapes)
    }
    return document
  }

  private static func reason(_ text: DecodedText) -> String {
    let isJSON = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
    return
      "it is \(isJSON ? "no list of segments" : "not well-formed JSON"); it begins \(text.beginning)"
  }
}

/// The lists of segments that programs write, whichever of them a file has.
private struct WhisperFile: Decodable {
  /// nil where the file has no such list.
  var segments: [WhisperSegment]?
  /// Of the object at the top, in alphabetical order.
  var keys: [String] = []

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    guard let object = try? decoder.container(keyedBy: Key.self) else {
      segments = try? [WhisperSegment](from: decoder)
      return
    }
    keys = object.allKeys.map(\.stringValue).sorted()
    for name in ["segments", "transcription", "speakers", "chunks"] {
      guard let found = try? object.decode([WhisperSegment].self, forKey: Key(name)) else {
        continue
      }
      segments = found
      if !found.isEmpty { return }
    }
  }
}

/// One stretch of recognised speech, under any of the names that programs give its parts.
private struct WhisperSegment: Decodable {
  var text: String?
  var speaker: String?
  var from: Int?
  var to: Int?
  /// It gives times, and none that can be read.
  var isUnreadable = false

  private enum Keys: String, CodingKey { case start, end, text, speaker, offsets, timestamp }

  private struct Offsets: Decodable {
    let from: Int?
    let to: Int?
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Keys.self)
    text = try? object.decode(String.self, forKey: .text)
    if object.contains(.speaker) {
      speaker =
        (try? object.decode(String.self, forKey: .speaker))
        ?? (try? object.decode(Int.self, forKey: .speaker)).map(String.init)
    }
    if object.contains(.start) {
      from = Self.milliseconds(object, .start)
      to = object.contains(.end) ? Self.milliseconds(object, .end) : nil
      isUnreadable = from == nil
    } else if object.contains(.offsets) {
      let offsets = try? object.decode(Offsets.self, forKey: .offsets)
      from = offsets?.from.flatMap(Self.plausible)
      to = offsets?.to.flatMap(Self.plausible)
      isUnreadable = from == nil
    } else if object.contains(.timestamp) {
      let times = (try? object.decode([Double?].self, forKey: .timestamp)) ?? []
      from = times.first.flatMap(\.self).flatMap(Self.milliseconds)
      to = times.dropFirst().first.flatMap(\.self).flatMap(Self.milliseconds)
      isUnreadable = from == nil
    }
  }

  /// Seconds as a number, or a time in quotation marks.
  private static func milliseconds(_ object: KeyedDecodingContainer<Keys>, _ key: Keys) -> Int? {
    if let seconds = try? object.decode(Double.self, forKey: key) { return milliseconds(seconds) }
    let text = try? object.decode(String.self, forKey: key)
    return text.flatMap { Clock.milliseconds($0.utf8) }
  }

  private static func milliseconds(_ seconds: Double) -> Int? {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return nil }
    return Int((seconds * 1000).rounded())
  }

  private static func plausible(_ milliseconds: Int) -> Int? {
    (0..<1_000_000_000_000).contains(milliseconds) ? milliseconds : nil
  }
}
