/// The test of theoretical saturation that theses make (理论饱和度检验): sources are set aside, coded once the
/// categories stand, and looked through for anything new.
///
/// A code is new where it stands in held-out sources only, or was used in one before it was in any other. A code
/// of a higher level counts where it, or anything below it, was coded. A relation is new where all codings that
/// support it stand in held-out sources.
public struct HoldOutTest: Sendable {
  /// What became of the codes of one level.
  public struct Outcome: Sendable {
    /// The level.
    public let level: Level
    /// The codes that stand in held-out sources, by number.
    public let applied: [Code]
    /// Those of them that are new.
    public let new: [Code]
    /// Those that came up elsewhere only once held-out sources were being coded, so that these were coded
    /// without them.
    public let late: [Code]
  }

  /// When the held-out sources were coded, as far as the history tells.
  public enum Sequence: Hashable, Sendable {
    /// After all others had been begun.
    case after
    /// In one event with others.
    case unknown
    /// Before another one was begun; by number.
    case before([SourceDocument])
  }

  /// What keeps the test from saying anything.
  public enum Obstacle: Hashable, Sendable {
    /// No source is held out.
    case nothingHeldOut
    /// These are, and have no coding.
    case notCoded([SourceDocument])
    /// These are not, and have no coding: they are still to be coded, and not before the held-out ones.
    case othersNotCoded([SourceDocument])
    /// So many held-out sources were coded; it takes ``HoldOutTest/fewestHeldOut``.
    case tooFewHeldOut(Int)
    /// So many others were; it takes ``HoldOutTest/fewestOthers``.
    case tooFewOthers(Int)
    /// Only some sources or speakers, or the codings of one coder, were looked at.
    case partOfStudy
    /// These were set aside when they had been coded already, or it is not known when.
    case setAsideLate([SourceDocument])
    /// The first codings of held-out sources and of others came in one event.
    case orderUnknown
    /// These codes came up in others no earlier than the first coding of a held-out source.
    case codesLater([Code])
    /// These codes came up there first, and what was coded with them was taken out again.
    case codesDropped([String])
    /// These were coded before others, so that they were not held out from the coding.
    case codedBefore([SourceDocument])
  }

  /// From one source alone nobody can tell.
  public static let fewestHeldOut = 2
  /// The smallest base that Guest, Namey and Chen (2020) look at.
  public static let fewestOthers = 4

  /// The sources that are held out, by number.
  public let sources: [SourceDocument]
  /// Those of them that were coded.
  public let coded: [SourceDocument]
  /// How many others were.
  public let others: Int
  /// The others that were not.
  public let othersNotCoded: [SourceDocument]
  /// How many codings stand in held-out sources.
  public let codings: Int
  /// The levels of the ladder, lowest first, then those beside it that were coded.
  public let levels: [Outcome]
  /// Codes that came up there first and were merged into others since, so that they are not new.
  public let merged: [String]
  /// The relations that codings in held-out sources support.
  public let relationsApplied: [Relation]
  /// Those of them that no other coding supports.
  public let newRelations: [Relation]
  /// The relations that no coding supports, which cannot be tested so.
  public let untestedRelations: [Relation]
  /// When held-out sources were coded; nil where none was, or nothing else.
  public let sequence: Sequence?
  /// Whether a part of the study was looked at. Relations are left alone then: what supports them elsewhere
  /// is not seen.
  public let isOfPart: Bool
  private let setAsideLate: [SourceDocument]
  private let dropped: [String]

  /// Looks at all codings of the material, at every level.
  public init(_ material: SaturationMaterial) {
    sources = material.voices.sources.filter { $0.heldOut != nil }
    let held = Set(sources.map(\.id))
    let worked = material.sources
    coded = worked.filter { held.contains($0.id) }
    others = worked.count - coded.count
    let isWorked = Set(worked.map(\.id))
    othersNotCoded = material.voices.sources.filter {
      $0.heldOut == nil && !isWorked.contains($0.id)
    }
    codings = material.entries.reduce(0) { $0 + (held.contains($1.source) ? $1.codings : 0) }
    let begun = Self.begun(material.entries)
    let start = coded.compactMap { begun[$0.id] }.min()
    let ladder = material.codebook.ladder
    levels = ladder.all.compactMap { level in
      let outcome = Self.outcome(at: level, material, held: held, start: start ?? .max)
      let isBeside = ladder.rank(level.key) == nil
      return isBeside && outcome.applied.isEmpty ? nil : outcome
    }
    merged = material.formerCodes.filter(\.isMerged).map(\.name)
    dropped = material.formerCodes.filter { !$0.isMerged }.map(\.name)
    isOfPart = material.selection.choosesVoices || material.selection.choosesCodings
    let relations = isOfPart ? [] : material.relations
    let supported = relations.filter { !$0.sources.isDisjoint(with: held) }
    relationsApplied = supported.map(\.relation)
    newRelations = supported.filter { $0.sources.isSubset(of: held) }.map(\.relation)
    untestedRelations = relations.filter(\.sources.isEmpty).map(\.relation)
    setAsideLate = coded.filter { source in
      material.setAside[source.id].map { $0 > begun[source.id] ?? .min } ?? true
    }
    sequence = Self.sequence(begun, held: held, coded: coded)
  }

  /// Whether anything new was found, at any level or among the relations.
  public var foundNew: Bool { !newRelations.isEmpty || levels.contains { !$0.new.isEmpty } }

  /// What keeps the test from saying anything; empty where it says something.
  public var obstacles: [Obstacle] {
    guard !sources.isEmpty else { return [.nothingHeldOut] }
    // What was not looked at may have been coded, and earlier: nothing else can be told.
    guard !isOfPart else { return [.partOfStudy] }
    var found: [Obstacle] = []
    let isCoded = Set(coded.map(\.id))
    let missing = sources.filter { !isCoded.contains($0.id) }
    if !missing.isEmpty { found.append(.notCoded(missing)) }
    if coded.count < Self.fewestHeldOut, !coded.isEmpty {
      found.append(.tooFewHeldOut(coded.count))
    }
    if others < Self.fewestOthers { found.append(.tooFewOthers(others)) }
    if !othersNotCoded.isEmpty { found.append(.othersNotCoded(othersNotCoded)) }
    if !setAsideLate.isEmpty { found.append(.setAsideLate(setAsideLate)) }
    if !dropped.isEmpty { found.append(.codesDropped(dropped)) }
    switch sequence {
    case .before(let early): found.append(.codedBefore(early))
    case .unknown: found.append(.orderUnknown)
    case .after:
      let late = levels.flatMap(\.late)
      if !late.isEmpty { found.append(.codesLater(late)) }
    case nil: break
    }
    return found
  }

  /// Whether what was counted bears out that nothing new came. Whether more follows from it,
  /// ``SaturationVerdict`` says, which looks at the curve too.
  public var foundNothingNew: Bool { obstacles.isEmpty && !foundNew }

  private static func outcome(
    at level: Level, _ material: SaturationMaterial, held: Set<SourceDocument.ID>, start: Int
  ) -> Outcome {
    let representatives = material.codebook.representatives(at: level.key)
    var first: (held: [Code.ID: Int], others: [Code.ID: Int]) = ([:], [:])
    for entry in material.entries {
      guard let code = representatives[entry.code] else { continue }
      if held.contains(entry.source) {
        first.held[code] = min(first.held[code] ?? .max, entry.event)
      } else {
        first.others[code] = min(first.others[code] ?? .max, entry.event)
      }
    }
    let codes = material.codebook.codes(at: level.key)
    func isNew(_ code: Code) -> Bool {
      guard let here = first.held[code.id] else { return false }
      return here < first.others[code.id] ?? .max
    }
    return Outcome(
      level: level, applied: codes.filter { first.held[$0.id] != nil }, new: codes.filter(isNew),
      late: codes.filter { code in
        first.others[code.id].map { $0 >= start } ?? false && !isNew(code)
      })
  }

  /// The event that made the first coding in each source.
  private static func begun(_ entries: [SaturationMaterial.Entry]) -> [SourceDocument.ID: Int] {
    var begun: [SourceDocument.ID: Int] = [:]
    for entry in entries { begun[entry.source] = min(begun[entry.source] ?? .max, entry.event) }
    return begun
  }

  private static func sequence(
    _ begun: [SourceDocument.ID: Int], held: Set<SourceDocument.ID>, coded: [SourceDocument]
  ) -> Sequence? {
    let others = begun.filter { !held.contains($0.key) }.values
    guard let last = others.max(), !coded.isEmpty else { return nil }
    let early = coded.filter { (begun[$0.id] ?? .max) < last }
    if !early.isEmpty { return .before(early) }
    return coded.contains { begun[$0.id] == last } ? .unknown : .after
  }
}
