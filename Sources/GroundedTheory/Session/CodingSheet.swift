import Foundation

/// A transcript as one coder codes it by typing: a line a sentence, with a margin for codes.
///
/// The sheet is printed, edited by hand and read back; what the hand changed in the margin is the
/// difference. A coding that no line can show is left out of the sheet and never touched by it.
public struct CodingSheet: Sendable {
  /// What a line is called: `6` for turn 6 as a whole, `6.2` for its second sentence.
  public struct LineID: Hashable, Sendable, CustomStringConvertible {
    /// The number of the turn; 0 in a text without turns.
    public let turn: Int
    /// Counted from 1; 0 stands for the whole turn.
    public let sentence: Int

    public var description: String { sentence == 0 ? "\(turn)" : "\(turn).\(sentence)" }
  }

  /// A line that codes can be written behind.
  public struct Line: Sendable {
    /// What it is called.
    public let id: LineID
    /// What a code alone behind it codes.
    public let span: TextSpan
    /// What stands before the margin: the sentence, or the speaker of the turn.
    public let words: String
    /// Where a quote that begins in the line must end at the latest.
    let limit: Int
  }

  /// A code at a place: one coder has it at most once.
  public struct Mark: Hashable, Sendable {
    /// The code.
    public let code: Code.ID
    /// The place.
    public let span: TextSpan

    /// Takes the values as given; nothing is checked here.
    public init(code: Code.ID, span: TextSpan) {
      self.code = code
      self.span = span
    }
  }

  /// What is noted on a coding.
  public enum Note: Hashable, Sendable {
    /// Nothing.
    case none
    /// One memo.
    case memo(String)
    /// Several memos, which no line shows.
    case several
  }

  /// A coding of somebody else, shown for reading.
  public struct Other: Sendable {
    /// Who coded.
    public let coder: String
    /// What and where.
    public let mark: Mark

    /// Takes the values as given.
    public init(coder: String, mark: Mark) {
      self.coder = coder
      self.mark = mark
    }
  }

  /// Which source, coder and state of the study it shows.
  public let header: SheetHeader
  /// The names of the source and of the coder, for people.
  public let source: String, coder: String
  /// The words of the source.
  public let text: PlainText
  /// The lines, in text order, each turn before its sentences.
  public let lines: [Line]
  /// The codes as they were when the sheet was made.
  public let codebook: Codebook
  /// Every coding of the coder in the source, as it was then.
  public let codings: [Mark: Note]
  /// The codings of everyone else.
  public let others: [Other]
  let places: [LineID: Int]

  /// Lays out a sheet; a text without turns is one turn, numbered 0.
  public init(
    header: SheetHeader, source: String, coder: String, text: SourceText, codebook: Codebook,
    codings: [Mark: Note], others: [Other] = []
  ) {
    self.header = header
    self.source = source
    self.coder = coder
    self.text = text.text
    self.codebook = codebook
    self.codings = codings
    self.others = others
    lines = Self.lines(of: text)
    places = Dictionary(
      lines.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func lines(of source: SourceText) -> [Line] {
    let sentences = Sentences(source.text)
    var turns = source.turns
    if turns.isEmpty, source.text.scalarCount > 0 {
      let whole = TextSpan(unchecked: 0..<source.text.scalarCount)
      turns = [Turn(number: 0, speaker: "", role: nil, span: whole)]
    }
    return turns.flatMap { turn -> [Line] in
      let head = Line(
        id: LineID(turn: turn.number, sentence: 0), span: turn.span,
        // A label may hold anything but a line break.
        words: String(turn.speaker.map { $0.isNewline ? " " : $0 }), limit: turn.span.end)
      return [head]
        + sentences.spans(in: turn.span).enumerated().map { index, span in
          Line(
            id: LineID(turn: turn.number, sentence: index + 1), span: span,
            words: (try? source.text.quote(at: span)) ?? "", limit: turn.span.end)
        }
    }
  }
}

/// The first line of a sheet, by which it is known again: the state that it shows, as the last event
/// then, the source and the coder.
public struct SheetHeader: Hashable, Sendable {
  /// The last event when the sheet was made.
  public let event: UUID
  /// The source.
  public let source: SourceDocument.ID
  /// The coder.
  public let coder: Coder.ID

  /// Takes the values as given.
  public init(event: UUID, source: SourceDocument.ID, coder: Coder.ID) {
    self.event = event
    self.source = source
    self.coder = coder
  }

  private static let opening = "#= "

  var line: String {
    Self.opening + "\(Identifier<CodingSheet>(event)) \(source) \(coder)"
  }

  /// The header of a sheet.
  /// - Throws: ``SheetRefusal/noHeader``.
  public init(of sheet: String) throws {
    let line = SheetLines(sheet).texts.first { $0.hasPrefix(Self.opening) }
    let ids = (line ?? "").dropFirst(Self.opening.count).split(separator: " ").map {
      UUID(uuidString: String($0))
    }
    guard ids.count == 3, let event = ids[0], let source = ids[1], let coder = ids[2] else {
      throw SheetRefusal.noHeader
    }
    self.init(event: event, source: .init(source), coder: .init(coder))
  }
}

/// The lines of an edited sheet, ended as any editor ends them.
struct SheetLines {
  /// Each without its end.
  let texts: [String]

  init(_ sheet: String) {
    var scalars = Substring(sheet).unicodeScalars
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    texts = scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
  }
}
