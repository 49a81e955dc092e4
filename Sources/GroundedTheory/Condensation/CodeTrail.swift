/// Everything that flowed into one code: what it was, what was merged into it, and what lies below it,
/// each with its own past.
public struct CodeTrail: Sendable {
  /// How a code came to be part of the one that was asked for.
  public enum Way: String, Sendable {
    /// It is the code itself.
    case itself
    /// It was merged into the one above it.
    case merged
    /// It stands below the one above it.
    case below
  }

  /// One event in the life of one code.
  public struct Step: Sendable {
    /// How many codes lie between it and the one that was asked for.
    public let depth: Int
    /// How it came to be part of the code above it.
    public let way: Way
    /// The state that the code has, or had last.
    public let code: CodeVersion
    /// When, by whom and why.
    public let event: Event
    /// What became of the code.
    public let change: String
  }

  /// Code by code in reading order, each from its beginning.
  public private(set) var steps: [Step] = []
  private let past: CodebookPast

  /// - Parameter level: only codes that stand, or stood last, at this level; nil for all.
  public init(of code: Code.ID, in past: CodebookPast, level: String? = nil) {
    self.past = past
    let live = past.successions.filter { $0.retired == nil }
    let merged = Dictionary(grouping: live, by: \.successor)
    let mergedInto = Dictionary(grouping: past.successions, by: \.code)
    var seen: Set<Code.ID> = []
    var open: [(code: Code.ID, depth: Int, way: Way)] = [(code, 0, .itself)]
    while let (id, depth, way) = open.popLast() {
      guard seen.insert(id).inserted, let last = past.versions[id]?.last else { continue }
      if level == nil || last.level == level {
        for (event, change) in changes(of: id, mergedInto: mergedInto[id] ?? []) {
          steps.append(Step(depth: depth, way: way, code: last, event: event, change: change))
        }
      }
      let below = past.codebook.children(of: id).map { ($0.id, depth + 1, Way.below) }
      let gone = (merged[id] ?? []).map { ($0.code, depth + 1, Way.merged) }
      open += (gone + below).reversed()
    }
  }

  private func changes(of code: Code.ID, mergedInto: [CodeSuccession]) -> [(Event, String)] {
    var changes: [(Event, String)] = []
    var before: CodeVersion?
    for state in past.versions[code] ?? [] {
      if let old = before, let end = old.retired, end < state.added {
        changes += past.events[end].map { [($0, ending(at: end, mergedInto))] } ?? []
        before = nil
      }
      let said = before.map { self.said(from: $0, to: state) } ?? beginning(of: state)
      if let event = past.events[state.added], !said.isEmpty { changes.append((event, said)) }
      before = state
    }
    if let end = before?.retired, let event = past.events[end] {
      changes.append((event, ending(at: end, mergedInto)))
    }
    return changes
  }

  private func beginning(of state: CodeVersion) -> String {
    "\"\(state.name)\" at \(state.level)" + (place(of: state).map { " under \"\($0)\"" } ?? "")
  }

  private func said(from old: CodeVersion, to new: CodeVersion) -> String {
    var said: [String] = []
    if old.name != new.name { said.append("\"\(old.name)\" → \"\(new.name)\"") }
    if old.level != new.level { said.append("\(old.level) → \(new.level)") }
    if old.parent != new.parent {
      said.append(place(of: new).map { "under \"\($0)\"" } ?? "out from under its parent")
    }
    return said.joined(separator: ", ")
  }

  private func ending(at event: Int, _ mergedInto: [CodeSuccession]) -> String {
    guard let merge = mergedInto.first(where: { $0.added == event }) else { return "taken out" }
    return "merged into \"\(past.name(of: merge.successor, after: event))\""
  }

  private func place(of state: CodeVersion) -> String? {
    state.parent.map { past.name(of: $0, after: state.added) }
  }
}
