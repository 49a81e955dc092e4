/// A memo as a command gives it: names instead of identifiers.
public struct MemoDraft: Sendable {
  /// What it is attached to, by name, or by id where there is no name.
  public enum Subject: Hashable, Sendable {
    /// The study as a whole.
    case study
    /// A code by name, path or number.
    case code(String)
    /// A coding by its id or enough of it.
    case coding(String)
    /// A source by name or number.
    case source(String)
    /// A relation by its id or enough of it.
    case relation(String)

    /// What a memo of this subject is about unless it says otherwise.
    public var usualKind: Memo.Kind {
      switch self {
      case .code, .coding: .code
      case .source: .case
      case .study, .relation: .theoretical
      }
    }
  }

  /// The words.
  public var text: String
  /// What it is about; nil for what is usual for its subject.
  public var kind: Memo.Kind?
  /// What it is attached to.
  public var subject: Subject
  /// The codes that it compares, by name, path or number.
  public var compared: [String]

  /// Takes the values as given; nothing is checked here.
  public init(
    text: String, kind: Memo.Kind? = nil, subject: Subject = .study, compared: [String] = []
  ) {
    self.text = text
    self.kind = kind
    self.subject = subject
    self.compared = compared
  }
}

extension Memo {
  /// Checks that words can be kept as a memo.
  /// - Throws: ``Violation/unusableMemo(_:)``.
  public static func check(text: String) throws {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy(\.properties.isWhitespace) {
      throw Violation.unusableMemo("it holds no words")
    }
    if scalars.contains("\0") {
      throw Violation.unusableMemo("it holds a NUL character, as no text does")
    }
  }

  /// Checks that what is compared is more than one code.
  /// - Throws: ``Violation/unusableMemo(_:)``.
  public func checkComparison() throws {
    guard !compared.isEmpty else { return }
    var codes = Set(compared)
    if case .code(let own) = subject { codes.insert(own) }
    if codes.count < 2 {
      throw Violation.unusableMemo("a comparison needs two codes or more, and this names one")
    }
  }
}

/// Who wrote a memo, and when, as its events tell.
public struct MemoStamp: Hashable, Sendable {
  /// When it was first written, in milliseconds since 1970.
  public let milliseconds: Int64
  /// Whose hand it was, where the command was told.
  public let coder: String?
  /// When its words became what they are, where they were changed.
  public let edited: Int64?

  /// Takes the values as given.
  public init(milliseconds: Int64, coder: String?, edited: Int64?) {
    self.milliseconds = milliseconds
    self.coder = coder
    self.edited = edited
  }
}
