/// Something that was dropped, guessed or approximated on the way in; shown to the user and kept by
/// the event.
public struct Finding: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What was done, such as `encoding guessed`.
  public let what: String
  /// To which thing and where in it.
  public let place: String
  /// Why, and what to do where it is wrong.
  public let why: String

  /// Takes the values as given; nothing is checked here.
  public init(what: String, place: String, why: String) {
    self.what = what
    self.place = place
    self.why = why
  }

  public var description: String { "\(place): \(what): \(why)" }
}
