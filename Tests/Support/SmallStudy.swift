import Foundation
import GroundedTheory

/// Builds a snapshot in memory, names standing for identifiers, for tests that need no file.
public struct SmallStudy {
  public private(set) var codes: [Code] = []
  public private(set) var codings: [Coding] = []
  public private(set) var relations: [Relation] = []
  public var memos: [Memo] = []
  public private(set) var participants: [Participant] = []
  public private(set) var coders: [Coder] = []
  public private(set) var sources: [SourceDocument] = []
  private var texts: [SourceDocument.ID: PlainText] = [:]
  private var turns: [SourceDocument.ID: [Turn]] = [:]
  public let ladder: Ladder

  public init(ladder: Ladder) { self.ladder = ladder }

  @discardableResult
  public mutating func code(
    _ name: String, _ level: String, under parent: Code.ID? = nil, definition: String = "",
    provenance: Code.Provenance? = nil
  ) -> Code.ID {
    let ordinal = codes.filter { $0.level == level }.count + 1
    let code = Code(
      id: .init(UUID()), name: name, level: level, parent: parent, ordinal: ordinal,
      definition: definition, provenance: provenance)
    codes.append(code)
    return code.id
  }

  /// A source whose marked stretches are its turns, spoken by A and B in turn.
  public mutating func source(
    _ name: String, by participant: String? = nil, _ marked: String
  ) throws -> SourceDocument.ID {
    let text = try MarkedText(marked)
    let source = SourceDocument(
      id: .init(UUID()), number: sources.count + 1, name: name,
      participant: participant.map { self.participant($0) })
    sources.append(source)
    texts[source.id] = text.text
    turns[source.id] = text.spans.enumerated().map { index, span in
      Turn(number: index + 1, speaker: index.isMultiple(of: 2) ? "A" : "B", role: nil, span: span)
    }
    return source.id
  }

  private mutating func participant(_ name: String) -> Participant.ID {
    if let known = participants.first(where: { $0.name == name }) { return known.id }
    let new = Participant(id: .init(UUID()), name: name)
    participants.append(new)
    return new.id
  }

  public mutating func coder(_ name: String) -> Coder.ID {
    if let known = coders.first(where: { $0.name == name }) { return known.id }
    let new = Coder(id: .init(UUID()), name: name)
    coders.append(new)
    return new.id
  }

  /// Codes the first place where `quote` stands; a quote that stands nowhere makes an orphan.
  @discardableResult
  public mutating func coding(
    _ code: Code.ID, in source: SourceDocument.ID, _ quote: String, by coder: String = "甲"
  ) -> Coding.ID {
    let coding = Coding(
      id: .init(UUID()), source: source, span: texts[source]?.occurrences(of: quote).first,
      quote: quote, code: code, coder: self.coder(coder))
    codings.append(coding)
    return coding.id
  }

  @discardableResult
  public mutating func relation(
    _ from: Code.ID, _ to: Relation.Target, _ kind: Relation.Kind = .influences,
    _ sign: Relation.Sign = .positive, support: [Coding.ID] = []
  ) -> Relation.ID {
    let relation = Relation(
      id: .init(UUID()), from: from, to: to, kind: kind, sign: sign, support: support)
    relations.append(relation)
    return relation.id
  }

  public var snapshot: StudySnapshot {
    StudySnapshot(
      study: Study(id: .init(UUID()), title: "研究"),
      codebook: Codebook(ladder: ladder, codes: codes), coders: coders,
      participants: participants, sources: sources, turns: turns, codings: codings, memos: memos,
      relations: relations)
  }
}
