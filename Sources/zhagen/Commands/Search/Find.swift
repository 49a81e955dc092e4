import ArgumentParser
import GroundedTheory
import StudyStore

struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the texts, each with what stands around it.",
    discussion: """
      A word is found wherever its letters stand, inside longer words too: 社区 also finds 社区居委会. \
      Several words: any of them, unless --all-of or --phrase says otherwise. Speakers' labels are \
      not searched. Letters count as they are written; --fold takes 社區 and 社区, Ａ and a for the \
      same. For whole English words use --regex '\\bword\\b'.

        zhagen find 停车 物业 --all-of --where 'role=居民'
        zhagen find '20[0-9]{2}年' --regex --count
      """)

  enum Reading: EnumerableFlag {
    case anyOf, allOf, phrase, regex

    static func help(for value: Reading) -> ArgumentHelp? {
      switch value {
      case .anyOf: "Find each of the words."
      case .allOf: "Find the words only in turns that have them all (outside turns: in such lines)."
      case .phrase: "Find the words in this order, one space between two."
      case .regex: "The word is a regular expression (ICU); ^ and $ hold at a turn or line."
      }
    }
  }

  enum Layout: EnumerableFlag {
    case kwic, count

    static func help(for value: Layout) -> ArgumentHelp? {
      switch value {
      case .kwic: "Print every match in its context, the matches in one column."
      case .count: "Print how often each source has it, and in how many turns."
      }
    }
  }

  @Argument(help: "What to find.")
  var words: [String]

  @Flag(exclusivity: .exclusive) var reading: Reading = .anyOf

  @Flag(
    help: "Take traditional and simplified, full and half width, capital and small for the same.")
  var fold = false

  @Flag(exclusivity: .exclusive) var layout: Layout = .kwic

  @Option(help: ArgumentHelp("How many characters to show on each side.", valueName: "n"))
  var context = 50

  @OptionGroup var speech: SpeechOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if context < 0 { throw ValidationError("--context is a number from 0; \(context) is none.") }
    if reading == .regex, words.count > 1 {
      throw ValidationError("--regex takes one expression; put it in quotation marks.")
    }
    do { _ = try pattern(folds: fold) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  func run() throws {
    try study.withStudy { study in
      let tally = try search(study)
      if tally.total == 0 { try explain(study) }
      guard output.format == .table, tally.total > 0 else { return }
      Terminal.note("Found \(tally.total) in \(counted(tally.sources.count, "source")).")
    }
  }
}
