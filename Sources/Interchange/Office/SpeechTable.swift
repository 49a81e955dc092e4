/// A table of a document in which each row is a stretch of speech, as NVivo writes it: a heading
/// row names a column of words and one of speakers or times.
struct SpeechTable {
  /// What stands before the table since the last one.
  let before: TextLines
  let cues: [Cue]
  /// Times that could not be read.
  private(set) var unreadable = 0

  /// - Returns: nil where the first row does not say that the table is one.
  init?(_ rows: [[[UInt8]]], after before: TextLines, columns: [TranscriptColumn: String]) {
    guard rows.count > 1, let first = rows.first else { return nil }
    let headings = first.map { Self.folded(String(decoding: $0, as: UTF8.self)) }
    func column(_ kind: TranscriptColumn) -> Int? {
      let names = columns[kind].map { [Self.folded($0)] } ?? Self.names[kind] ?? []
      return headings.firstIndex { names.contains($0) }
    }
    let (speaker, from, to) = (column(.speaker), column(.from), column(.to))
    guard let words = column(.text), speaker != nil || from != nil else { return nil }
    self.before = before
    var cues: [Cue] = []
    var unreadable = 0
    for row in rows.dropFirst() {
      func cell(_ place: Int?) -> String {
        guard let place, row.indices.contains(place) else { return "" }
        return String(decoding: row[place], as: UTF8.self)
      }
      let times = Timespan.milliseconds(cell(from)) + Timespan.milliseconds(cell(to))
      if times.isEmpty, !cell(from).trimmed.isEmpty { unreadable += 1 }
      var span: Range<Int>?
      if let start = times.first, let end = times.dropFirst().last ?? times.first, end >= start {
        span = start..<end
      }
      cues.append(
        Cue(
          speaker: Self.name(cell(speaker)), text: cell(words),
          milliseconds: span))
    }
    self.cues = cues
    self.unreadable = unreadable
  }

  /// A name is one line, and a colon after it belongs to the layout.
  private static func name(_ cell: String) -> String {
    let name = cell.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    return name.hasSuffix(":") || name.hasSuffix("：") ? String(name.dropLast()).trimmed : name
  }

  private static func folded(_ heading: String) -> String {
    SpeakerLabel.folded(heading).lowercased().filter { !" _-()[]:\n\t".contains($0) }
  }

  private static let names: [TranscriptColumn: [String]] = [
    .speaker: [
      "speaker", "speakername", "speakers", "who", "发言人", "發言人", "说话人", "說話人", "讲话人", "講話人",
      "发言者", "發言者", "讲者", "講者",
    ],
    .from: [
      "timespan", "timestamp", "time", "from", "start", "starttime", "时间", "時間", "时间段", "時間段",
      "时间跨度", "時間跨度", "时间范围", "時間範圍", "时间戳", "時間戳", "开始时间", "開始時間", "开始", "開始",
    ],
    .to: ["to", "end", "endtime", "结束时间", "結束時間", "结束", "結束"],
    .text: [
      "content", "text", "transcript", "内容", "內容", "文本", "文字", "发言内容", "發言內容", "转写内容", "逐字稿",
    ],
  ]
}

/// The times in a cell such as `0:00:01.0 - 0:00:04,5` or `[00:07]`.
enum Timespan {
  /// Each in milliseconds from the start; numbers that are no times are passed over.
  static func milliseconds(_ text: String) -> [Int] {
    text.split { !($0.isASCII && ($0.isNumber || ":.,".contains($0))) }.compactMap { time in
      let parts = time.split(separator: ":", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count), let last = parts.last else { return nil }
      var total = 0
      for part in parts.dropLast() {
        guard let number = Int(part), (0..<10_000).contains(number) else { return nil }
        total = total * 60 + number
      }
      guard let seconds = Double(last.replacing(",", with: ".")), seconds < 10_000 else {
        return nil
      }
      return total * 60_000 + Int((seconds * 1000).rounded())
    }
  }
}
