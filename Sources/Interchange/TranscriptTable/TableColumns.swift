/// Which columns of a transcript table hold what, by their headings.
struct TableColumns {
  var speaker: Int?
  var from: Int?
  var to: Int?
  var text: Int?
  /// As far as the headings of the times say.
  var unit: Unit?

  enum Unit { case milliseconds, seconds }

  /// - Throws: ``FormatError/unknownColumn(_:name:found:)`` where a column that the user names is
  ///   not there.
  init(_ header: [String], fileName: String, mapped: [TranscriptColumn: String]) throws {
    let headings = header.map(Self.heading)
    func column(_ kind: TranscriptColumn) throws -> Int? {
      guard let name = mapped[kind] else {
        let names = Self.names[kind] ?? []
        // The first of the names that is there, not the first column with any.
        return names.lazy.compactMap { name in headings.firstIndex { $0.name == name } }.first
      }
      let folded = name.trimmed.lowercased()
      guard let place = header.firstIndex(where: { $0.lowercased() == folded }) else {
        throw FormatError.unknownColumn(fileName, name: name, found: header)
      }
      return place
    }
    speaker = try column(.speaker)
    from = try column(.from)
    to = try column(.to)
    text = try column(.text)
    if speaker == nil, from != nil, mapped[.speaker] == nil {
      speaker = headings.firstIndex { ["name", "姓名", "participant"].contains($0.name) }
    }
    unit = (from ?? to).flatMap { headings[$0].unit }
  }

  /// Small letters without spaces and signs between words, and the unit taken off the end.
  private static func heading(_ raw: String) -> (name: String, unit: Unit?) {
    var name = SpeakerLabel.folded(raw).lowercased().filter { !" _-()[]".contains($0) }
    for (ending, unit) in units where name.hasSuffix(ending) && name.count > ending.count {
      let rest = String(name.dropLast(ending.count))
      guard times.contains(rest) else { continue }
      name = rest
      return (name, unit)
    }
    return (name, nil)
  }

  private static let units: [(String, Unit)] = [
    ("milliseconds", .milliseconds), ("msec", .milliseconds), ("ms", .milliseconds),
    ("毫秒", .milliseconds), ("seconds", .seconds), ("secs", .seconds), ("sec", .seconds),
    ("s", .seconds), ("秒", .seconds),
  ]

  private static let times = Set((names[.from] ?? []) + (names[.to] ?? []))

  private static let names: [TranscriptColumn: [String]] = [
    .speaker: [
      "speaker", "speakername", "speakerlabel", "who", "发言人", "說話人", "说话人", "發言人", "讲话人",
      "講話人", "发言者", "發言者", "说话者", "說話者", "讲者", "講者", "角色",
    ],
    .from: [
      "from", "start", "begin", "starttime", "begintime", "timestart", "timespan", "timestamp",
      "time", "开始时间", "开始", "起始时间", "起始", "開始時間", "開始", "起始時間", "时间戳", "時間戳", "时间",
      "時間", "时间段", "時間段", "时间范围", "時間範圍",
    ],
    .to: [
      "to", "end", "stop", "endtime", "stoptime", "timeend", "结束时间", "结束", "終止時間", "终止时间",
      "結束時間", "結束",
    ],
    .text: [
      "text", "content", "transcript", "utterance", "words", "sentence", "caption", "subtitle",
      "内容", "文本", "內容", "文字", "发言内容", "發言內容", "说话内容", "說話內容", "转写内容", "轉寫內容", "逐字稿",
      "字幕", "话语", "話語",
    ],
  ]
}
