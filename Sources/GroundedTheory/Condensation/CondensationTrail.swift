/// How labels became concepts, categories and dimensions: every event that changed how many codes stand
/// at the levels, or how they are grouped, with the counts after it.
public struct CondensationTrail: Sendable {
  /// One event, or a run of codes that one coder added on one day for one reason.
  public struct Step: Sendable {
    /// The only event, or the first of the run.
    public let first: Event
    /// The only event, or the last of the run.
    public fileprivate(set) var last: Event
    /// The codes that it added, by name.
    fileprivate var names: [String]
    /// Live codes by level key, after it.
    public fileprivate(set) var counts: [String: Int]

    /// What it did, in a line.
    public var summary: String {
      guard first.number < last.number else { return first.summary }
      let shown = names.prefix(5).joined(separator: ", ")
      return "\(counted(names.count, "code")): \(shown)\(names.count > 5 ? " …" : "")"
    }
  }

  /// In the order of events.
  public private(set) var steps: [Step] = []
  /// The levels counted: those of the ladder, lowest first, and those beside it that ever had a code.
  public let levels: [Level]
  /// How many codes were ever made at the lowest level, those not counted whose making was undone.
  public let labels: Int
  /// Live codes by level key.
  private var counts: [String: Int] = [:]
  private let ladder: Ladder

  /// - Parameter level: only the steps that changed something at this level; nil for all.
  public init(_ past: CodebookPast, level: String? = nil) {
    ladder = past.codebook.ladder
    let all = past.versions.values.joined()
    let used = Set(all.map(\.level))
    levels = ladder.levels + ladder.beside.filter { used.contains($0.key) }
    let lowest = ladder.levels.first?.key
    labels = past.versions.values.count { states in
      guard let first = states.first, states.contains(where: { $0.level == lowest }) else {
        return false
      }
      return past.events[first.added]?.undoneBy == nil
    }
    let added = Dictionary(grouping: all, by: \.added)
    let retired = Dictionary(grouping: all.filter { $0.retired != nil }, by: { $0.retired ?? 0 })
    for number in Set(added.keys).union(retired.keys).sorted() {
      guard let event = past.events[number] else { continue }
      take(event, ended: retired[number] ?? [], began: added[number] ?? [], level)
    }
  }

  private mutating func take(
    _ event: Event, ended: [CodeVersion], began: [CodeVersion], _ level: String?
  ) {
    for state in ended { counts[state.level, default: 0] -= 1 }
    for state in began { counts[state.level, default: 0] += 1 }
    let before = Dictionary(ended.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    let after = Dictionary(began.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    let changed = Set(before.keys).union(after.keys).filter { code in
      let (old, new) = (before[code], after[code])
      guard old?.level != new?.level || old?.parent != new?.parent else { return false }
      return level == nil || old?.level == level || new?.level == level
    }
    guard !changed.isEmpty else { return }
    let names = began.filter { before[$0.code] == nil }.sorted { $0.ordinal < $1.ordinal }
      .map(\.name)
    if let last = steps.indices.last, steps[last].continues(with: event) {
      steps[last].last = event
      steps[last].names += names
      steps[last].counts = counts
    } else {
      steps.append(Step(first: event, last: event, names: names, counts: counts))
    }
  }

  /// From the labels to the top of the ladder: how many there are at each level, the labels first where
  /// there were more than there are codes at the lowest level now.
  public var result: [(count: Int, level: Level?)] {
    let now = ladder.levels.map { (count: counts[$0.key] ?? 0, level: Optional($0)) }
    return (now.first.map { labels > $0.count } ?? false ? [(labels, nil)] : []) + now
  }
}

extension CondensationTrail.Step {
  /// Whether an event is one more of a run of codes added one by one.
  fileprivate func continues(with event: Event) -> Bool {
    [last, event].allSatisfy {
      ["code add", "coding add"].contains($0.verb) && $0.undoneBy == nil
    } && last.coder == event.coder && last.reason == event.reason && last.day == event.day
  }
}

extension Event {
  /// Days since 1970, in UTC as times are printed.
  fileprivate var day: Int { Int((time.timeIntervalSince1970 / 86_400).rounded(.down)) }
}
