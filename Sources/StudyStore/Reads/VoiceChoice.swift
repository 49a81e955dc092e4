import GRDB
import GroundedTheory

/// Which places of one source are chosen, by whose words they are in.
enum VoiceChoice {
  case all
  case none
  /// A source in which speakers are linked: by turn.
  case turns(TurnIndex, (Turn?) -> Bool)

  func includes(_ span: TextSpan) -> Bool {
    switch self {
    case .all: true
    case .none: false
    case .turns(let index, let includes): includes(index.turn(of: span))
    }
  }
}

extension Database {
  /// - Parameter position: of the source among those of `voices`.
  func voiceChoice(
    _ selection: StudySelection, in voices: Voices, _ position: Int
  ) throws -> VoiceChoice {
    let source = voices.sources[position].id
    guard voices.linkedSources.contains(source) else {
      let participant = voices.participantOfUnlinked[source]
      return selection.includes(source: source, participant: participant) ? .all : .none
    }
    guard let text = try textsOfSources()[source] else { return .none }
    return .turns(TurnIndex(try turns(ofText: text))) { turn in
      selection.includes(source: source, participant: voices.participant(in: source, turn: turn))
    }
  }

  /// The rows that stand for the words of the sources.
  func textsOfSources() throws -> [SourceDocument.ID: Int64] {
    var texts: [SourceDocument.ID: Int64] = [:]
    for row in try Row.fetchAll(self, sql: "SELECT id, text FROM source WHERE retired IS NULL") {
      texts[.init(try row.value(0))] = try row.value(1)
    }
    return texts
  }

  /// The places of the turns of a text, in text order, without anything else of them.
  func turnSpans(ofText text: Int64) throws -> [TextSpan] {
    let query = try BulkQuery(
      self, "SELECT spanStart, spanEnd FROM turn WHERE text = ? ORDER BY number")
    var spans: [TextSpan] = []
    query.start(text)
    while try query.next() { spans.append(try query.span(0, 1)) }
    // A corrected text may have its turns in another order than that of their numbers.
    let isInOrder = zip(spans, spans.dropFirst()).allSatisfy { $0 < $1 }
    return isInOrder ? spans : spans.sorted()
  }
}
