/// What a hand changed in the margin of a sheet.
public struct SheetChanges: Sendable {
  /// A code that was written with `+` and does not exist.
  public struct NewCode: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The key of its level.
    public let level: String
    /// The code that it goes under.
    public let parent: Code.ID?
  }

  /// A code that is there, or the one at an index of ``SheetChanges/newCodes``.
  public enum Choice: Hashable, Sendable {
    case known(Code.ID)
    case new(Int)
  }

  /// A coding that was written.
  public struct Addition: Hashable, Sendable {
    /// The code.
    public let code: Choice
    /// The place.
    public let span: TextSpan
    /// Its memo.
    public let memo: String?
    /// The line of the file, for messages.
    public let line: Int
  }

  /// Another memo on a coding that stays; nil takes the memo away.
  public struct NoteChange: Hashable, Sendable {
    /// The coding.
    public let mark: CodingSheet.Mark
    /// The memo that it is to have.
    public let memo: String?
    /// The line of the file, for messages.
    public let line: Int
  }

  /// The codes to be made, in the order of the sheet.
  public package(set) var newCodes: [NewCode] = []
  /// The codings to be added, in the order of the sheet.
  public package(set) var additions: [Addition] = []
  /// The codings to be taken back, in text order.
  public package(set) var removals: [CodingSheet.Mark] = []
  /// The memos to be changed.
  public package(set) var notes: [NoteChange] = []

  /// Whether nothing was changed.
  public var isEmpty: Bool {
    newCodes.isEmpty && additions.isEmpty && removals.isEmpty && notes.isEmpty
  }
}
