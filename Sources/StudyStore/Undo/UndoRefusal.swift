/// Why an event is not undone; the study is as it was.
public enum UndoRefusal: Error, Equatable, Sendable {
  /// Every write has been undone, or there is none.
  case nothingToUndo
  /// Nothing was undone since the last write.
  case nothingToRedo
  /// A number that no event has; `last` is the highest.
  case unknownEvent(Int, last: Int)
  /// An event that the event `by` has taken back already.
  case undoneAlready(Int, by: Int)
  /// An event of another copy, which came in with the merge `by`.
  case merged(Int, by: Int)
  /// A write that erases what it changes, or the making of the study.
  case final(Int, verb: String)
  /// Later work depends on the event: what, and which events have to be undone first, the last one
  /// first. `isFinal` tells that one of them cannot be.
  case laterWork(event: Int, verb: String, reasons: [String], first: [Int], isFinal: Bool)
}

extension UndoRefusal: CustomStringConvertible {
  /// What stands in the way, and what to do.
  public var description: String {
    switch self {
    case .nothingToUndo:
      "There is nothing to undo; `zhagen history` prints what was done."
    case .nothingToRedo:
      "There is nothing to redo: nothing was undone since the last write."
    case .unknownEvent(let number, let last):
      "There is no event \(number); the last one is \(last), and `zhagen history` prints them all."
    case .undoneAlready(let number, let by):
      "Event \(number) has been undone already, by event \(by); `zhagen undo \(by)` would bring it back."
    case .merged(let number, let by):
      "Event \(number) was written in another copy and came in with event \(by) (merge); undo event"
        + " \(by), which takes back all that came with it."
    case .final(let number, let verb):
      "Event \(number) (\(verb)) cannot be undone: "
        + (verb == "init" ? "it made the study." : "what it changed is not kept.")
        + (verb == "pseudonymise"
          ? " `zhagen pseudonymise --reverse` turns it back with its key."
          : " `zhagen undo EVENT` undoes another one.")
    case .laterWork(let event, let verb, let reasons, let first, let isFinal):
      "Event \(event) (\(verb)) was not undone, because later work depends on it:\n"
        + reasons.map { "  \($0)\n" }.joined()
        + (isFinal
          ? "One of these events cannot be undone, and so this one cannot either."
          : first.isEmpty
            ? "Change that first."
            : "Undo first: \(Self.list(first)).")
    }
  }

  private static func list(_ events: [Int]) -> String {
    let rest = events.count - 10
    return events.prefix(10).map { "event \($0)" }.joined(separator: ", then ")
      + (rest > 0 ? ", then \(rest) more" : "")
  }
}
