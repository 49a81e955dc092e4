import Foundation

/// Puts two later states of a JSON list together: what either side added comes in, what either took out
/// goes. Objects with a `name` are one entry by that name.
public enum MergedList {
  /// - Returns: the list, in a form that does not depend on the order of the two; nil where both sides
  ///   changed one entry differently, or one of the values is no list.
  public static func join(base: String?, _ ours: String, _ theirs: String) -> String? {
    guard let old = entries(base ?? "[]"), let mine = entries(ours), let other = entries(theirs)
    else { return nil }
    var result: [String: String] = [:]
    for key in Set(mine.keys).union(other.keys) {
      let (before, here, there) = (old[key], mine[key], other[key])
      let kept: String?
      if here == there || there == before {
        kept = here
      } else if here == before {
        kept = there
      } else {
        return nil
      }
      if let kept { result[key] = kept }
    }
    // Both sides order alike: what was there before in its order, then what is new, by its name.
    let order = keys(base ?? "[]") + result.keys.sorted().filter { old[$0] == nil }
    return "[" + order.compactMap { result[$0] }.joined(separator: ",") + "]"
  }

  private static func list(_ json: String) -> [Any]? {
    (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [Any]
  }

  private static func keys(_ json: String) -> [String] {
    (list(json) ?? []).compactMap(key)
  }

  private static func key(_ entry: Any) -> String? {
    (entry as? [String: Any])?["name"] as? String ?? written(entry)
  }

  private static func written(_ entry: Any) -> String? {
    let data = try? JSONSerialization.data(
      withJSONObject: entry, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func entries(_ json: String) -> [String: String]? {
    guard let list = list(json) else { return nil }
    var entries: [String: String] = [:]
    for entry in list {
      guard let key = key(entry), let text = written(entry),
        entries.updateValue(text, forKey: key) == nil
      else { return nil }
    }
    return entries
  }
}
