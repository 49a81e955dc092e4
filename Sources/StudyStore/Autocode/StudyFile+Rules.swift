import Foundation
import GRDB
import GroundedTheory

/// What a run of rules did, or would do.
public struct RuleReport: Sendable {
  /// One entry a rule and source in which it found something.
  public let counts: [RuleCount]
  /// The first places of each rule that were not coded so before.
  public let samples: [RuleSample]
}

/// A rule as a command gives it: names instead of identifiers.
public struct RuleDraft: Sendable {
  /// The code and the coder by name; the rule's own identifiers are not looked at.
  public var code: String, coder: String
  /// The rest.
  public var name: String, words: [String], pattern: String, folds: Bool
  /// The turns that it looks at.
  public var speaker: String, role: Turn.Role?, condition: String
  /// How much it codes.
  public var unit: Rule.Unit

  /// Takes the values as given; nothing is checked here.
  public init(
    name: String, code: String, coder: String, words: [String] = [], pattern: String = "",
    folds: Bool = false, speaker: String = "", role: Turn.Role? = nil, condition: String = "",
    unit: Rule.Unit = .match
  ) {
    self.name = name
    self.code = code
    self.coder = coder
    self.words = words
    self.pattern = pattern
    self.folds = folds
    self.speaker = speaker
    self.role = role
    self.condition = condition
    self.unit = unit
  }
}

extension StudyFile {
  /// The rules, in the order in which they were added.
  public func rules() throws -> [Rule] { try read { try $0.liveRules() } }

  /// Every run of every rule that was not undone, with the codings of it that are live. Codings of two
  /// rules with the same code and coder that ran in one event count for both.
  public func ruleRuns() throws -> [Rule.ID: [RuleRun]] { try read { try $0.ruleRuns() } }

  /// The runs of one rule.
  /// - Throws: ``/GroundedTheory/RuleRefusal/unknown(_:nearest:)``.
  public func runs(ofRule name: String) throws -> [RuleRun] {
    try read { db in try db.ruleRuns()[db.rules(named: [name])[0].id] ?? [] }
  }

  /// Keeps a rule; nothing is coded yet.
  /// - Throws: ``/GroundedTheory/RuleRefusal`` and ``/GroundedTheory/Violation``.
  @discardableResult
  public func addRule(
    _ draft: RuleDraft, by coder: String? = nil, reason: String = ""
  ) throws -> Rule {
    try record("autocode add", by: coder, reason: reason) { writing in
      let code = try writing.db.liveCodebook().code(named: draft.code)
      let owner = try writing.db.liveCoders().named(draft.coder)
      let rule = Rule(
        id: writing.newID(), name: draft.name, code: code.id, coder: owner.id, words: draft.words,
        pattern: draft.pattern, folds: draft.folds, speaker: draft.speaker, role: draft.role,
        condition: draft.condition, unit: draft.unit)
      try rule.check()
      if try writing.db.liveRules().contains(where: { $0.name == rule.name }) {
        throw RuleRefusal.nameTaken(rule.name)
      }
      try writing.add(rule)
      writing.summary = "\"\(rule.name)\": \"\(code.name)\""
      return rule
    }
  }

  /// Takes a rule away; the codings that it made stay.
  public func removeRule(_ name: String, by coder: String? = nil, reason: String = "") throws {
    try record("autocode remove", by: coder, reason: reason) { writing in
      let rule = try writing.db.rules(named: [name])[0]
      try writing.retire("rule", try writing.first("rule", rule.id.uuid))
      writing.summary = "\"\(name)\""
    }
  }

  /// Runs rules over all sources, in one event; only what is not coded so yet is added. A run that finds
  /// nothing new makes no event.
  /// - Parameters:
  ///   - names: none for all rules.
  ///   - isRehearsal: whether all is counted and nothing kept.
  ///   - samples: how many places of each rule are shown.
  /// - Throws: ``/GroundedTheory/RuleRefusal`` and ``/GroundedTheory/Violation``.
  @discardableResult
  public func runRules(
    _ names: [String] = [], isRehearsal: Bool = false, samples: Int = 0, by coder: String? = nil,
    reason: String = ""
  ) throws -> RuleReport {
    var report = RuleReport(counts: [], samples: [])
    do {
      try record("autocode run", by: coder, reason: reason) { writing in
        let voices = try writing.db.voices()
        let rules = try writing.db.rules(named: names)
        for rule in rules {
          var runner = try RuleRunner(rule, writing, samples: samples)
          try runner.run(in: voices)
          report = RuleReport(
            counts: report.counts + runner.counts, samples: report.samples + runner.samples)
          // A version of the rule tells which event was its run.
          if runner.counts.contains(where: { $0.new > 0 }) { try writing.add(rule) }
        }
        let new = report.counts.map(\.new).reduce(0, +)
        if isRehearsal || new == 0 { throw NothingKept() }
        writing.summary =
          rules.map { "\"\($0.name)\"" }.joined(separator: ", ") + ": "
          + counted(new, "coding") + " added"
      }
    } catch is NothingKept {}
    return report
  }

  /// Ends a write that is not to be kept.
  private struct NothingKept: Error {}
}

extension Writing {
  fileprivate func add(_ rule: Rule) throws {
    try add(
      "rule", rule.id.uuid,
      [
        "name": rule.name, "code": try first("code", rule.code.uuid),
        "coder": try first("coder", rule.coder.uuid),
        "words": String(decoding: try JSONEncoder().encode(rule.words), as: UTF8.self),
        "pattern": rule.pattern, "folded": rule.folds, "speaker": rule.speaker,
        "role": rule.role?.rawValue, "condition": rule.condition, "unit": rule.unit.rawValue,
      ])
  }
}

extension Database {
  func liveRules() throws -> [Rule] {
    let decoder = JSONDecoder()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT r.id, r.name, c.id AS code, o.id AS coder, words, pattern, folded, speaker, role,
          condition, unit
        FROM rule r JOIN code c ON c.version = r.code JOIN coder o ON o.version = r.coder
        WHERE r.retired IS NULL ORDER BY r.first
        """
    ).map { row in
      try Rule(
        id: .init(row.value("id")), name: row.value("name"), code: .init(row.value("code")),
        coder: .init(row.value("coder")), words: row.json("words", decoder),
        pattern: row.value("pattern"), folds: row.value("folded"), speaker: row.value("speaker"),
        role: row.word("role"), condition: row.value("condition"),
        unit: row.word("unit") ?? .match)
    }
  }

  /// Rules by name; all for no names.
  fileprivate func rules(named names: [String]) throws -> [Rule] {
    let rules = try liveRules()
    if rules.isEmpty { throw RuleRefusal.noRules }
    if names.isEmpty { return rules }
    return try names.map { name in
      guard let rule = rules.first(where: { $0.name == name }) else {
        throw RuleRefusal.unknown(
          name, nearest: Nearest.names(to: name, among: rules.map(\.name)))
      }
      return rule
    }
  }

  fileprivate func ruleRuns() throws -> [Rule.ID: [RuleRun]] {
    let trail = try EventTrail(self)
    let events = try Row.fetchAll(
      self,
      sql: """
        SELECT r.id, r.code, r.coder, e.number, e.milliseconds
        FROM rule r JOIN event e ON e.number = r.added
        WHERE e.verb = 'autocode run' ORDER BY e.number
        """)
    let live = try liveCodingsOfRuns()
    var runs: [Rule.ID: [RuleRun]] = [:]
    for row in events {
      let event: Int = try row.value(3)
      if trail.undoneBy[event] != nil { continue }
      let key = RunKey(event: event, code: try row.value(1), coder: try row.value(2))
      let time = Date(timeIntervalSince1970: Double(try row.value(4) as Int64) / 1000)
      runs[.init(try row.value(0)), default: []].append(
        RuleRun(event: event, time: time.ISO8601Format(), codings: live[key] ?? 0))
    }
    return runs
  }

  /// How many codings that a run made are live. A coding's first version names the event that made it,
  /// wherever it was moved since.
  private func liveCodingsOfRuns() throws -> [RunKey: Int] {
    let cursor = try Row.fetchCursor(
      self,
      sql: """
        SELECT f.added, f.code, f.coder, count(*)
        FROM coding f JOIN coding c ON c.first = f.version AND c.retired IS NULL
        WHERE f.version = f.first
          AND f.added IN (SELECT number FROM event WHERE verb = 'autocode run')
        GROUP BY f.added, f.code, f.coder
        """)
    var counts: [RunKey: Int] = [:]
    while let row = try cursor.next() {
      let key = RunKey(event: try row.value(0), code: try row.value(1), coder: try row.value(2))
      counts[key] = try row.value(3)
    }
    return counts
  }
}

private struct RunKey: Hashable {
  let event: Int
  let code: Int64, coder: Int64
}
