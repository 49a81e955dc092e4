/// A number with its noun, for messages: `1 turn`, `12 turns`.
public func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
