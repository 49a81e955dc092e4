import Foundation
import GRDB
import GroundedTheory

/// What a round of adjudication wrote.
public struct Adjudicated: Sendable {
  /// Codings of the agreed version that were made.
  public var made = 0
  /// Codings of the coders that were taken over, and that were not.
  public var accepted = 0, rejected = 0
}

extension StudyFile {
  /// Records what was decided where coders differ, in one event. The codings themselves stay; what holds
  /// is coded anew by `agreed`, who is made where there is none. A second decision on a coding takes the
  /// place of the first.
  /// - Throws: ``/GroundedTheory/Violation/unknownCoding(_:)``, ``/GroundedTheory/Violation/unknownCode(_:nearest:)``,
  ///   ``/GroundedTheory/Violation/decidedBothWays(_:)``, ``/GroundedTheory/Violation/ownDecision(coder:)``.
  @discardableResult
  public func adjudicate(
    _ adjudications: [Adjudication], as agreed: String, by hand: String? = nil, reason: String = ""
  ) throws -> Adjudicated {
    guard adjudications.contains(where: { !($0.accepted + $0.rejected).isEmpty }) else {
      return Adjudicated()
    }
    return try record("adjudicate", by: hand, reason: reason) { writing in
      let adjudicator = try Adjudicator(writing, agreed: agreed)
      for adjudication in adjudications { try adjudicator.decide(adjudication) }
      let done = adjudicator.done
      writing.summary =
        "\(counted(done.accepted, "coding")) accepted, \(done.rejected) rejected;"
        + " \(counted(done.made, "coding")) of \"\(agreed)\" made"
      return done
    }
  }
}

/// One round of decisions, with the agreed version at hand.
private final class Adjudicator {
  private let writing: Writing
  private let placer: CodingPlacer
  private let agreed: Coder
  private let codebook: Codebook
  private let codings: [Coding.ID: Coding]
  private let sources: [SourceDocument.ID: String]
  private var versions: [Place: Coding.ID]
  private var decisions: [Coding.ID: Decision]
  private(set) var done = Adjudicated()

  /// What no two codings of the agreed version share.
  private struct Place: Hashable {
    let source: SourceDocument.ID
    let span: TextSpan
    let code: Code.ID
  }

  init(_ writing: Writing, agreed name: String) throws {
    self.writing = writing
    let (id, _) = try writing.coder(named: name)
    agreed = Coder(id: id, name: name)
    placer = try CodingPlacer(writing)
    codebook = try writing.db.liveCodebook()
    let live = try writing.db.liveCodings(quotes: false)
    codings = Dictionary(live.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    sources = Dictionary(
      try writing.db.liveSources().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }
    )
    versions = [:]
    for coding in live where coding.coder == id {
      guard let span = coding.span else { continue }
      versions[Place(source: coding.source, span: span, code: coding.code)] = coding.id
    }
    decisions = Dictionary(
      try writing.db.liveDecisions().map { ($0.coding, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func decide(_ adjudication: Adjudication) throws {
    if let both = Set(adjudication.accepted).intersection(adjudication.rejected).first {
      throw Violation.decidedBothWays("\(both)")
    }
    for id in adjudication.accepted {
      let coding = try coding(id)
      let result = try version(of: coding.source, coding.span, code: coding.code)
      try add(
        Decision(id: writing.newID(), coding: id, verdict: .accepted, result: result), adjudication)
      done.accepted += 1
    }
    let instead = try replacement(adjudication)
    for id in adjudication.rejected {
      try add(
        Decision(id: writing.newID(), coding: id, verdict: .rejected, result: instead), adjudication
      )
      done.rejected += 1
    }
  }

  /// What the words of the rejected codings, from the first to the last, are coded with instead.
  private func replacement(_ adjudication: Adjudication) throws -> Coding.ID? {
    guard let reference = adjudication.code else { return nil }
    let code = try codebook.code(named: reference)
    let rejected = try adjudication.rejected.map(coding)
    let spans = rejected.compactMap(\.span)
    guard let first = rejected.first, let start = spans.map(\.start).min(),
      let end = spans.map(\.end).max()
    else { return nil }
    return try version(of: first.source, try TextSpan(start: start, end: end), code: code.id)
  }

  private func coding(_ id: Coding.ID) throws -> Coding {
    guard let coding = codings[id] else { throw Violation.unknownCoding("\(id)") }
    if coding.coder == agreed.id { throw Violation.ownDecision(coder: agreed.name) }
    return coding
  }

  /// The coding of the agreed version at a place; made where there is none. An orphan has none.
  private func version(
    of source: SourceDocument.ID, _ span: TextSpan?, code: Code.ID
  ) throws -> Coding.ID? {
    guard let span, let name = sources[source], let path = codebook[code].map(codebook.path(of:))
    else { return nil }
    let place = Place(source: source, span: span, code: code)
    if let known = versions[place] { return known }
    let draft = CodingDraft(source: name, offsets: span.range, code: path, coder: agreed.name)
    let made = try placer.place(draft, creatingCoder: false)
    versions[place] = made.id
    done.made += 1
    return made.id
  }

  private func add(_ new: Decision, _ adjudication: Adjudication) throws {
    let known = decisions[new.coding]
    let decision = Decision(
      id: known?.id ?? new.id, coding: new.coding, verdict: new.verdict, result: new.result,
      note: adjudication.note)
    try writing.add(decision)
    decisions[new.coding] = decision
    if let old = known?.result, old != decision.result { try dropIfUnused(old) }
  }

  /// What an earlier decision had made goes where nothing rests on it any more.
  private func dropIfUnused(_ coding: Coding.ID) throws {
    if decisions.values.contains(where: { $0.result == coding || $0.coding == coding }) { return }
    _ = try writing.takeBack(codings: [try writing.first("coding", coding.uuid)])
    versions = versions.filter { $0.value != coding }
  }
}
