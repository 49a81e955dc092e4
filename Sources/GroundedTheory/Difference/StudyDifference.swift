import Foundation

/// What changed between two states of a study: two events of its history, or two copies of it.
///
/// Things are matched by their identifiers, so that a code that was renamed and moved is one code, changed
/// in two ways. Each way is a ``Change`` of its own.
public struct StudyDifference: Sendable {
  /// One of the two states, with what a snapshot does not hold.
  public struct Side: Sendable {
    /// Everything that was live.
    public var snapshot: StudySnapshot
    /// The SHA-256 of each source's words.
    public var texts: [SourceDocument.ID: String]
    /// The codes that stand for those that were merged into them.
    public var successors: [Code.ID: Code.ID]
    /// The last event that touched each thing; empty where events do not compare, as in another copy.
    public var events: [UUID: Int]

    /// Takes the values as given; nothing is checked here.
    public init(
      snapshot: StudySnapshot, texts: [SourceDocument.ID: String] = [:],
      successors: [Code.ID: Code.ID] = [:], events: [UUID: Int] = [:]
    ) {
      self.snapshot = snapshot
      self.texts = texts
      self.successors = successors
      self.events = events
    }
  }

  /// What kind of thing a change is about, in the order in which they are told.
  public enum Thing: String, CaseIterable, Sendable {
    case study, level, coder, participant, attribute, speaker, source, code, coding, memo, relation
  }

  /// One change of one thing, or of several codings alike.
  public struct Change: Hashable, Sendable {
    public let thing: Thing
    /// A word such as `added`, `renamed` or `merged`; `docs/columns.md` lists them.
    public let change: String
    /// The key of the code's level.
    public var level: String?
    /// The code's number.
    public var number: String?
    /// What the thing is called; one that was renamed by its earlier name.
    public let name: String
    /// Whose codings they are.
    public var coder: String?
    /// What was there, where the change puts one thing in the place of another.
    public var was: String?
    /// What is there instead.
    public var now: String?
    /// How many things changed alike: codings of one code by one coder, otherwise 1.
    public var count = 1
    /// The last event that touched the thing.
    public var event: Int?
    /// The codes that the change is about, for a choice of some.
    var codes: [Code.ID] = []
  }

  /// The changes, by kind of thing.
  public private(set) var changes: [Change]
  /// Whether the two are states of one study; otherwise nothing in them can match.
  public let isOneStudy: Bool
  private let sides: [Side]

  /// - Parameter eachCoding: tells every coding for itself instead of counting those alike.
  public init(from before: Side, to after: Side, eachCoding: Bool = false) {
    var builder = DifferenceBuilder(before, after)
    builder.compareMaterial()
    builder.compareCodes()
    builder.compareCodings(each: eachCoding)
    builder.compareMemos()
    builder.compareRelations()
    changes = builder.changes
    isOneStudy = before.snapshot.study.id == after.snapshot.study.id
    sides = [after, before]
  }

  /// Leaves only the changes of a code (with all below it), of the codes of a level, by a coder.
  /// - Throws: ``Violation`` for a code, level or coder that neither side has.
  public mutating func narrow(code: String?, level: String?, coder: String?) throws {
    if let code {
      let codes = Set(try chosen { try $0.snapshot.codebook.ids(below: code) }.joined())
      changes.removeAll { codes.isDisjoint(with: $0.codes) }
    }
    if let level {
      let key = try chosen { try $0.snapshot.codebook.ladder.require(level).key }[0]
      changes.removeAll { $0.level != key }
    }
    if let coder {
      let names = sides.flatMap { $0.snapshot.coders.map(\.name) }
      guard names.contains(coder) else {
        throw Violation.unknownCoder(coder, nearest: Nearest.names(to: coder, among: names))
      }
      changes.removeAll { $0.coder != coder && !($0.thing == .coder && $0.name == coder) }
    }
  }

  /// What the sides that know a name say of it.
  private func chosen<Value>(_ find: (Side) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    var refusal: (any Error)?
    for side in sides {
      do { values.append(try find(side)) } catch { refusal = refusal ?? error }
    }
    if values.isEmpty, let refusal { throw refusal }
    return values
  }
}

extension Codebook {
  fileprivate func ids(below reference: String) throws -> Set<Code.ID> {
    subtree(of: try code(named: reference))
  }
}
