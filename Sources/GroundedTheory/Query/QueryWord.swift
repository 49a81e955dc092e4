/// The words of the query language beside those that filters have, in English and Chinese.
enum QueryWord {
  /// What relates two codings; `same` is followed by what is the same.
  static let relations: [String: Query.Relation] = [
    "overlapping": .overlapping, "重叠": .overlapping, "inside": .inside, "位于": .inside,
    "around": .around, "包含": .around, "near": .near, "邻近": .near, "before": .before, "先于": .before,
    "after": .after, "后于": .after, "同语句": .sameWords, "同话轮": .sameTurn, "同资料": .sameSource,
    "同受访者": .sameParticipant,
  ]
  static let same = "same"
  static let shared: [String: Query.Relation] = [
    "words": .sameWords, "turn": .sameTurn, "source": .sameSource, "participant": .sameParticipant,
  ]

  static let within: Set = ["within", "相距"]
  static let units: [String: Query.Distance.Unit] = [
    "characters": .characters, "character": .characters, "字": .characters,
    "sentences": .sentences, "sentence": .sentences, "句": .sentences,
    "turns": .turns, "turn": .turns, "话轮": .turns,
  ]
  static let by = "by"
  static let coder = "coder"
  static let bySameCoder = "同编码员"
  static let attributes: Set = ["where", "其中"]

  /// The relation that a mistyped word most likely meant.
  static func relation(near word: String) -> String? {
    let known = Array(relations.keys) + [same]
    return Nearest.names(to: word, among: known).first { !$0.contains(word) && !word.contains($0) }
  }

  /// The words that may not stand for a code without quotation marks.
  static let reserved = Set(relations.keys).union([same, by, bySameCoder]).union(within).union(
    attributes)
}
