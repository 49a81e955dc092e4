import ArgumentParser
import GroundedTheory
import StudyStore

struct AdjudicateWalk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk",
    abstract: "Show one open disagreement after the other, and keep each answer at once.",
    discussion: """
      Each answer is an event of its own and can be undone. Answers: the numbers of the codings that \
      hold (1, or 1 3), `n` where none does, `c CODE` for another code, `s` to skip, `q` to stop; then, \
      on the next line, why.
      """)

  @Option(
    name: .customLong("as"), help: "The coder of the agreed version; made where there is none.")
  var agreed: String = "agreed"

  @OptionGroup var coders: CodersOption
  @OptionGroup var study: StudyOption

  @Option(help: ArgumentHelp("Who decides, for the history.", valueName: "name"))
  var by: String?

  func run() throws {
    try study.withStudy { study in
      let (comparison, snapshot) = try coders.compare(study)
      coders.noteUncompared(comparison, snapshot)
      let decided = DecidedCodings(snapshot)
      let all = comparison.disputes
      let open = all.filter { $0.passage.disputed.contains { decided[$0.id] == nil } }
      var page = PassagePage(study, snapshot, of: all.count)
      var answered = 0
      walk: for (number, passage) in open {
        Terminal.note(page.text(of: passage, number: number))
        while true {
          Terminal.ask("Which hold? ")
          guard let line = readLine() else { break walk }
          guard let answer = Answer(line, among: passage.disputed) else {
            Terminal.note(
              "Answer with numbers from 1 to \(passage.disputed.count), n, c CODE, s or q.")
            continue
          }
          if case .stop = answer { break walk }
          guard case .decided(var adjudication) = answer else { break }
          Terminal.ask("Why? ")
          adjudication.note = readLine() ?? ""
          do {
            try study.adjudicate([adjudication], as: agreed, by: by, reason: adjudication.note)
            answered += 1
            break
          } catch let violation as Violation { Terminal.note("\(violation)") }
        }
      }
      let rest = open.count - answered
      Terminal.note("\(counted(answered, "disagreement")) decided, \(rest) open.")
    }
  }
}

/// What was typed about one passage.
private enum Answer {
  case decided(Adjudication)
  case skip, stop

  init?(_ line: String, among disputed: [Coding]) {
    let words = line.split(whereSeparator: { $0.isWhitespace || ",，、".contains($0) })
    switch words.first {
    case nil, "s": self = .skip
    case "q": self = .stop
    case "n" where words.count == 1:
      self = .decided(Adjudication(rejected: disputed.map(\.id)))
    case "c" where words.count > 1:
      let code = line.drop { $0.isWhitespace }.dropFirst().drop { $0.isWhitespace }
      self = .decided(Adjudication(rejected: disputed.map(\.id), code: code.description))
    default:
      let numbers = words.map { Int($0) ?? 0 }
      guard numbers.allSatisfy({ (1...disputed.count).contains($0) }) else { return nil }
      let held = Set(numbers)
      self = .decided(
        Adjudication(
          accepted: disputed.enumerated().filter { held.contains($0.offset + 1) }.map(\.element.id),
          rejected: disputed.enumerated().filter { !held.contains($0.offset + 1) }
            .map(\.element.id)))
    }
  }
}

/// A disagreement as it is shown to the one who decides.
private struct PassagePage {
  private let study: StudyFile
  private let snapshot: StudySnapshot
  private let count: Int
  private var open: (name: String, text: SourceText)?

  init(_ study: StudyFile, _ snapshot: StudySnapshot, of count: Int) {
    self.study = study
    self.snapshot = snapshot
    self.count = count
  }

  mutating func text(of passage: Passage, number: Int) -> String {
    let source = snapshot.sources.first { $0.id == passage.source }
    let turns = snapshot.turns[passage.source].map(TurnIndex.init)
    let turn = turns?.turn(of: passage.span)
    let kind = passage.kind == .codes ? "coded differently" : "not coded by all"
    let place = turn.map { ", turn \($0.number) (\($0.speaker))" } ?? ""
    var lines = ["", "\(number) of \(count) · \(source?.name ?? "")\(place) · \(kind)"]
    if let source, source.kind != .records, let words = words(of: turn?.span, in: source.name) {
      lines.append("  “\(excerpt(words, limit: Self.shown))”")
    }
    for (index, coding) in passage.disputed.enumerated() {
      let coder = snapshot.coders.first { $0.id == coding.coder }?.name ?? ""
      let code = snapshot.codebook[coding.code].map {
        "\(snapshot.codebook.number(of: $0)) \($0.name)"
      }
      lines.append(
        "  \(index + 1)  \(coder)  \(code ?? "")  “\(excerpt(coding.quote, limit: Self.shown))”")
    }
    return lines.joined(separator: "\n")
  }

  private static let shown = 200

  private mutating func words(of span: TextSpan?, in source: String) -> String? {
    if open?.name != source { open = (try? study.text(ofSource: source)).map { (source, $0) } }
    return span.flatMap { try? open?.text.text.quote(at: $0) }
  }
}
