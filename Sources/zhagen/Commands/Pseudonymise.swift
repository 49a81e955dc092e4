import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct Pseudonymise: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put pseudonyms for names, places and numbers, everywhere in the study.",
    discussion: """
      The key is a YAML file of your own; keep it apart from the study:

        names:
          张建国: 受访者甲
        places:
          西长安街: 甲街道
        rules:
          phone: 电话
          id-number: 证件号
          email: 邮箱
        patterns:
          车牌: '京[A-Z][A-Z0-9]{5}'

      What rules and patterns find becomes [电话1], [电话2] … and is written into the key. Texts, quotes, \
      memos, names, attributes and the history change; codings stay at their words. The words that are \
      replaced are erased, the original files in the study too: only the key brings them back, with \
      --reverse.
      """)

  @Option(help: ArgumentHelp("The key.", valueName: "file"))
  var key: String

  @Flag(help: "Turn pseudonyms back.")
  var reverse = false

  @OptionGroup var consent: ConsentOption
  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let file = try PseudonymKeyFile(path: key)
    try study.withStudy { study in
      func pseudonymise(isRehearsal: Bool) throws -> Pseudonymised {
        try study.pseudonymise(
          with: file.key, isReverse: reverse, isRehearsal: isRehearsal, by: audit.by,
          reason: audit.reason, saving: file.save)
      }
      let rehearsed = try pseudonymise(isRehearsal: true)
      try output.write(
        .pseudonyms(rehearsed.entries.map { ($0.entry.original, $0.entry.pseudonym, $0.count) }))
      Terminal.note(
        "\(counted(rehearsed.inTexts, "replacement")) in \(counted(rehearsed.sources, "source")),"
          + " \(counted(rehearsed.elsewhere, "other text")).")
      Terminal.note(rehearsed.findings)
      let what =
        reverse
        ? "This brings back the words of the key."
        : "This erases the words that are replaced; only \"\(key)\" brings them back."
      guard try consent.isGiven(for: what) else { return }
      let done = try pseudonymise(isRehearsal: false)
      try file.save(done.key)
      Terminal.note(reverse ? "Turned back." : "Done. Keep \"\(key)\" apart from the study.")
    }
  }
}
