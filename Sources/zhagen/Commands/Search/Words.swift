import ArgumentParser
import GroundedTheory
import Interchange

struct Words: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the words said, Chinese ones too.",
    discussion: """
      Chinese is cut into words by a dictionary; names and aliases of codes, and the terms of --terms, \
      stay whole. Without --role, the turns of interviewers and what stands outside turns are left out. \
      Numbers, signs and function words are not counted; letters count as small ones.

        zhagen words --top 30 --by role
        zhagen words --terms 术语.txt --where 'role=居民' --format csv --output words.csv
      """)

  @Option(
    help: ArgumentHelp("Print the most frequent words, this many; 0 for all.", valueName: "n"))
  var top = 50

  @Option(help: ArgumentHelp("Leave out words of fewer characters.", valueName: "n"))
  var minLength = 2

  @Option(
    help: ArgumentHelp(
      "Leave out the words of this file, one a line, instead of Chinese and English function words; "
        + "none leaves out none.", valueName: "file|none"))
  var stopWords: String?

  @Option(
    help: ArgumentHelp("Never cut the words of this file, one a line.", valueName: "file"))
  var terms: String?

  @Option(
    help: ArgumentHelp(
      "Count for each value of this attribute of participants, too.", valueName: "attribute"))
  var by: String?

  @Flag(
    help: "Take traditional and simplified, full and half width, capital and small for the same.")
  var fold = false

  @OptionGroup var speech: SpeechOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if top < 0 { throw ValidationError("--top is a number from 0; \(top) is none.") }
    if minLength < 1 {
      throw ValidationError("--min-length is a number from 1; \(minLength) is none.")
    }
  }

  func run() throws {
    let stops =
      switch stopWords {
      case nil: StopWords.all
      case "none": [String]()
      case let path?: try WordList.read(path)
      }
    let terms = try terms.map { try WordList.read($0) } ?? []
    let scope = try speech.scope(otherwise: [.respondent, nil])
    try study.withStudy { study in
      let counted = try study.countWords(in: scope, by: by, terms: terms, folds: fold)
      let words = counted.counter.words(
        minLength: minLength, without: stops, top: top == 0 ? nil : top)
      try output.write(.words(words, by: by ?? "", values: counted.values))
      if words.isEmpty {
        Terminal.note("No words to count; --role all takes in interviewers and headings.")
      }
    }
  }
}
