/// What becomes of the codebook when codes are merged into one of their level.
///
/// Names and aliases of the codes that go become aliases of the one that stays, properties that it lacks
/// become its own, and what lies below them comes under it. Codes below them that bear one name are
/// merged in the same way, since a name stands once under a parent.
public struct CodeMerge: Sendable {
  /// A code that goes, and the one that stands for it from now on.
  public struct Succession: Hashable, Sendable {
    /// The code that goes, as it was.
    public let code: Code
    /// The one that stays.
    public let successor: Code.ID
  }

  /// A definition that differs from that of the code that stays, to be kept as a memo on it.
  public struct Note: Hashable, Sendable {
    /// The code that stays.
    public let code: Code.ID
    /// Whose definition it was, and what it said.
    public let text: String
  }

  /// Every code that goes: those asked for, then those of one name below them.
  public private(set) var successions: [Succession] = []
  /// The codes that stay and change, as they are to be; the one merged into is always among them.
  public var revised: [Code] { final.values.sorted { $0.id < $1.id } }
  /// Definitions and ranges of properties that would be lost.
  public private(set) var notes: [Note] = []

  /// How many codes come under another parent.
  public var moved: Int { parents.count }

  private let codebook: Codebook
  private var successors: [Code.ID: Code.ID] = [:]
  private var final: [Code.ID: Code] = [:]
  private var parents: [Code.ID: Code.ID] = [:]
  private var childrenByName: [Code.ID: [String: Code.ID]] = [:]

  /// - Parameters:
  ///   - codes: those that go.
  ///   - target: the one that stays; it may be new to the codebook.
  /// - Throws: ``Violation/mergeAcrossLevels(_:into:)`` and
  ///   ``Violation/sameNameAtOtherLevel(_:level:other:otherLevel:)``.
  public init(_ codes: [Code], into target: Code, in codebook: Codebook) throws {
    self.codebook = codebook
    final[target.id] = target
    for code in codes {
      guard code.level == target.level else {
        throw Violation.mergeAcrossLevels(
          "\(codebook.label(of: code)) (\(code.level))",
          into: "\(codebook.label(of: target)) (\(target.level))")
      }
      succeed(code, by: target.id)
    }
    for code in codes { try take(code, into: target.id) }
  }

  /// The code that stands for another from now on: itself unless it goes.
  public func successor(of code: Code.ID) -> Code.ID { successors[code] ?? code }

  private mutating func succeed(_ code: Code, by successor: Code.ID) {
    successions.append(Succession(code: code, successor: successor))
    successors[code.id] = successor
  }

  private mutating func take(_ code: Code, into heir: Code.ID) throws {
    guard var target = final[heir] ?? revisable(heir) else { return }
    absorb(code, into: &target)
    final[heir] = target
    var known =
      childrenByName[heir]
      ?? Dictionary(
        codebook.children(of: heir).map { ($0.name, $0.id) },
        uniquingKeysWith: { first, _ in first })
    for child in codebook.children(of: code.id) {
      guard let id = known[child.name], let twin = codebook[id] else {
        known[child.name] = child.id
        parents[child.id] = heir
        continue
      }
      guard twin.level == child.level else {
        throw Violation.sameNameAtOtherLevel(
          codebook.path(of: child), level: child.level, other: codebook.path(of: twin),
          otherLevel: twin.level)
      }
      succeed(child, by: id)
      try take(child, into: id)
    }
    childrenByName[heir] = known
  }

  /// A code of the codebook under the parent that it will have.
  private func revisable(_ id: Code.ID) -> Code? {
    guard var code = codebook[id] else { return nil }
    code.parent = parents[id] ?? code.parent
    return code
  }

  private mutating func absorb(_ code: Code, into target: inout Code) {
    for name in [code.name] + code.aliases
    where name != target.name && !target.aliases.contains(name) {
      target.aliases.append(name)
    }
    var kept: [String] = []
    if !code.definition.isEmpty && code.definition != target.definition {
      kept.append("definition of \(codebook.label(of: code)): \(code.definition)")
    }
    for property in code.properties where !target.properties.contains(property) {
      if target.properties.contains(where: { $0.name == property.name }) {
        kept.append(
          "property of \(codebook.label(of: code)): \(property.name), \(property.range)")
      } else {
        target.properties.append(property)
      }
    }
    if !kept.isEmpty {
      notes.append(Note(code: target.id, text: kept.joined(separator: "\n")))
    }
  }
}
