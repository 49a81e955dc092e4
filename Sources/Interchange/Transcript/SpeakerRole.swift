import GroundedTheory

/// What a speaker's label says about the speaker.
enum SpeakerRole {
  /// The role that a label names by itself, such as 访谈者 or `Q2`, or in brackets behind a name, as
  /// in 张三（受访者）; nil for a name.
  static func role(of label: String) -> Turn.Role? {
    let bare = bare(label)
    if let role = plainRole(of: bare) { return role }
    return bare.endIndex < label.endIndex ? plainRole(of: bracketed(label, after: bare)) : nil
  }

  private static func plainRole(of label: Substring) -> Turn.Role? {
    let base = base(of: label)
    if interviewers.contains(base) { return .interviewer }
    return respondents.contains(base) ? .respondent : nil
  }

  /// The label without what stands in brackets at its end, as in 受访者A（副主任）.
  static func bare(_ label: String) -> Substring {
    let pairs: [Character: Character] = [")": "(", "]": "[", "】": "【"]
    guard let last = label.last, let opening = pairs[last],
      let start = label.firstIndex(of: opening), start > label.startIndex
    else { return label[...] }
    var bare = label[..<start]
    while bare.last == " " { bare.removeLast() }
    return bare
  }

  private static func bracketed(_ label: String, after bare: Substring) -> Substring {
    label[bare.endIndex...].drop { $0 == " " }.dropFirst().dropLast()
  }

  /// Whether the first word is one for a role, as in `Interviewer from the street office`.
  static func beginsWithRole(_ label: String) -> Bool {
    guard let word = label.split(separator: " ").first, word.count > 1 else { return false }
    return plainRole(of: word) != nil
  }

  /// One or two letters and digits, such as `A01`: a code for a participant.
  static func isCode(_ label: String) -> Bool {
    let label = bare(label)
    let letters = label.prefix { $0.isASCII && $0.isLetter }
    let digits = label[letters.endIndex...]
    return (1...2).contains(letters.count) && !digits.isEmpty && digits.count <= 4
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A heading or a turn of phrase that often stands before a colon and never speaks.
  static func isHeading(_ label: String) -> Bool {
    let folded = bare(label).lowercased()
    if headings.contains(folded)
      || headings.contains(String(folded.reversed().drop { $0.isNumber || $0 == " " }.reversed()))
    {
      return true
    }
    if folded.first == "第", folded.count <= 5 { return true }
    // 3月1日 and 2022年 are dates, 10点 is a time.
    if folded.first?.isNumber == true, let last = folded.last, "年月日时點点分章节條条".contains(last) {
      return true
    }
    return role(of: label) == nil && phraseEndings.contains { folded.hasSuffix($0) }
  }

  /// Roles of all the speakers of one transcript.
  ///
  /// Single letters are roles only where no other letter speaks: in a group of A, B and C, A is not
  /// the answer. Where exactly one speaker is known to ask, the others answer. Where the user names
  /// those who ask, no rule is needed.
  static func roles(
    of speakers: some Sequence<String>, interviewers named: [String] = []
  ) -> [String: Turn.Role] {
    let speakers = Set(speakers)
    let asking = Set(named.map { SpeakerLabel.folded($0.trimmed) })
    // Of several files, some may not have the interviewer who is named; there the rule tells.
    if speakers.contains(where: { asking.contains(SpeakerLabel.folded($0)) }) {
      return Dictionary(
        uniqueKeysWithValues: speakers.map {
          ($0, asking.contains(SpeakerLabel.folded($0)) ? .interviewer : .respondent)
        })
    }
    let letters = Set(speakers.map(bare).filter { $0.count == 1 }.map { $0.uppercased() })
    let areRoles = letters.isSubset(of: ["Q", "A", "I", "R", "P"])
    var roles: [String: Turn.Role] = [:]
    for speaker in speakers
    where areRoles || bare(speaker).count > 1 || !(speaker.first?.isASCII ?? false) {
      roles[speaker] = role(of: speaker)
    }
    if roles.values.count(where: { $0 == .interviewer }) == 1 {
      for speaker in speakers where roles[speaker] == nil { roles[speaker] = .respondent }
    }
    return roles
  }

  /// Without the letter or number that tells several of one role apart: 受访者A, Interviewer 2, Q1.
  private static func base(of label: Substring) -> String {
    var base = Substring(label.lowercased())
    while let last = base.last, last.isASCII, last.isNumber || last == " " || last == "." {
      base.removeLast()
    }
    if let last = base.last, last.isASCII, last.isLetter, let before = base.dropLast().last,
      !before.isASCII || before == " "
    {
      base.removeLast()
      while base.last == " " { base.removeLast() }
    }
    return String(base.isEmpty ? label : base)
  }

  private static let interviewers: Set<String> = [
    "访谈者", "访谈员", "访谈人", "采访者", "采访人", "采访员", "访问者", "访问员", "访员", "主持人", "提问者",
    "提问", "问", "研究者", "研究员", "記者", "记者", "訪談者", "訪談員", "訪談人", "採訪者", "採訪人", "訪問者",
    "訪問員", "訪員", "提問者", "提問", "問", "interviewer", "moderator", "facilitator", "researcher",
    "question", "q", "i", "int",
  ]
  private static let respondents: Set<String> = [
    "受访者", "受访人", "被访者", "被访人", "被采访者", "被采访人", "被访谈者", "受访对象", "答", "回答", "回答者",
    "受訪者", "受訪人", "被訪者", "被訪人", "被採訪者", "respondent", "participant", "interviewee", "answer",
    "a", "r", "p", "resp",
  ]
  private static let headings: Set<String> = [
    "时间", "日期", "地点", "备注", "注", "附注", "主题", "题目", "标题", "编号", "姓名", "性别", "年龄", "职业",
    "职务", "单位", "学历", "记录", "记录人", "记录者", "整理人", "整理", "录音", "时长", "对象", "访谈时间",
    "访谈地点", "访谈对象", "访谈主题", "访谈方式", "访谈日期", "访谈时长", "访谈编号", "受访者编号", "采访时间",
    "采访地点", "开会时间", "开会地点", "会议时间", "会议地点", "出席", "背景", "摘要", "关键词", "目的", "说明",
    "注意", "问题", "原因", "结果", "建议", "结论", "总结", "小结", "例", "例如", "比如", "譬如", "首先", "其次",
    "再次", "最后", "总之", "另外", "此外", "其一", "其二", "其三", "一", "二", "三", "时间地点", "時間", "備註",
    "主題", "題目", "編號", "單位", "職業", "職務", "記錄", "紀錄", "訪談時間", "訪談地點", "訪談對象", "地點",
    "開會時間", "開會地點", "會議時間", "會議地點", "說明", "問題", "結果", "建議", "結論", "date", "time",
    "place", "location", "note", "notes", "topic", "title", "subject", "name", "age", "gender",
    "summary",
    "keywords", "duration", "file", "http", "https", "re", "e.g.", "i.e.", "example",
    "interview date",
  ]
  private static let phraseEndings = [
    "说", "說", "说道", "问道", "答道", "讲", "講", "想", "问", "問", "答", "认为", "認為", "觉得", "覺得", "表示", "指出",
    "写道", "是", "如下", "例如", "比如", "叫", "就是", "包括", "的话", "一句话", " said", " is", " are", " was",
  ]
}
