import GroundedTheory

/// What changed in a study, a line a change, for people who read and do not count.
public enum DifferenceText {
  /// - Parameter headings: with Chinese ones the lines are Chinese.
  public static func write(_ difference: StudyDifference, headings: Headings) -> String {
    var lines: [String] = []
    for thing in StudyDifference.Thing.allCases {
      let changes = difference.changes.filter { $0.thing == thing }
      guard !changes.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(headings.value(.text(thing.rawValue), of: "thing"))
      lines += changes.map { "  " + line($0, headings) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ change: StudyDifference.Change, _ headings: Headings) -> String {
    // A memo without a subject is named by its kind.
    let name =
      change.thing == .memo
      ? headings.value(.text(change.name), of: "memo_kind") : change.name
    var subject = [change.number, quoted(name)].compactMap(\.self).joined(separator: " ")
    if let coder = change.coder { subject += ", \(coder)" }
    let word = headings.value(.text(change.change), of: "change").replacing("_", with: " ")
    var line = "\(subject): \(change.count > 1 ? "\(change.count) " : "")\(word)"
    let isLevel = ["promoted", "demoted"].contains(change.change)
    func side(_ text: String?) -> String? {
      text.map { isLevel ? headings.value(.text($0), of: "level") : flat($0) }
    }
    switch (side(change.was), side(change.now)) {
    case (let was?, let now?): line += ": \(was) → \(now)"
    case (nil, let now?): line += ": \(now)"
    case (let was?, nil): line += ": \(was) →"
    case (nil, nil): break
    }
    if let event = change.event {
      line += " (\(headings.value(.text("event"), of: "change")) \(event))"
    }
    return line
  }

  /// A name that holds quotation marks itself, as that of a relation, needs none.
  private static func quoted(_ name: String) -> String {
    name.contains("\"") ? name : "\"\(name)\""
  }

  private static func flat(_ text: String) -> String { excerpt(text, limit: 120) }
}
