extension Violation: CustomStringConvertible {
  /// What happened, to which thing, where, and what to do.
  public var description: String {
    textMessage ?? codebookMessage ?? reshapeMessage ?? notesMessage ?? peopleMessage
      ?? agreementMessage ?? saturationMessage ?? studyMessage
  }

  private var textMessage: String? {
    switch self {
    case .emptySpan(let start, let end):
      "The span \(start)..\(end) holds no text; give A..B with 0 <= A < B, in Unicode scalars."
    case .unreadableSpan(let text):
      "\"\(text)\" is not a span; write it A..B, for example 120..148, in Unicode scalars."
    case .spanOutsideText(let span, let length):
      "The span \(span) reaches past the end of the text, which has \(length) scalars."
    case .spanOutsideSource(let span, let source, let length):
      "The span \(span) reaches past the end of \"\(source)\", which has \(length) scalars;"
        + " `zhagen source show \"\(source)\" --turns` prints the offsets."
    case .spanOutsideTurn(let span, let turn, let source):
      "The span \(span) does not touch turn \(turn) of \"\(source)\"; correct the one or the other."
    case .quoteDiffers(let source, let span, let quote, let found):
      "The quote \"\(excerpt(quote))\" is not what stands at \(span) of \"\(source)\":"
        + " \"\(excerpt(found))\". Correct the quote or the span."
    case .quoteNotFound(let quote, let source, let turn):
      "The quote \"\(excerpt(quote))\" does not stand in \(turn.map { "turn \($0) of " } ?? "")\"\(source)\";"
        + " it must be copied exactly, punctuation included."
    case .quoteSpacedOtherwise(let quote, let source, let span, let found):
      "The quote \"\(excerpt(quote))\" does not stand in \"\(source)\" as it is written, but with"
        + " other spaces or line breaks it does, at \(span): \"\(Self.showingBreaks(found))\"."
        + " Give --span \(span), or copy it from there."
    case .quoteAmbiguous(let quote, let source, let candidates):
      "The quote \"\(excerpt(quote))\" stands \(candidates.count) times in \"\(source)\";"
        + " choose with --occurrence or --turn:\n"
        + Self.lines(candidates)
    case .unknownOccurrence(let number, let quote, let source, let count):
      "There is no occurrence \(number) of \"\(excerpt(quote))\" in \"\(source)\"; it stands there"
        + " \(count) time\(count == 1 ? "" : "s")."
    case .unknownTurn(let number, let source, let count):
      "\"\(source)\" has no turn \(number); it has \(counted(count, "turn"))."
    case .unknownRecord(let record, let source):
      "\"\(source)\" has no record \"\(record)\"; `zhagen records list \"\(source)\"` prints them."
    case .outsideRecord(let record, let source):
      "The turn or span does not lie in the record \"\(record)\" of \"\(source)\"; correct the one or"
        + " the other."
    case .recordNotNamed(let source):
      "\"\(source)\" is a record set; say in which record the quote stands, by its id or its turn"
        + " (--record ID or --turn N)."
    case .noRecordSet(let source):
      "\"\(source)\" is no record set; `zhagen source show \"\(source)\" --turns` prints its turns."
    case .originalNotKept(let source):
      "The file of \"\(source)\" was too large to be kept as it is; the study has its records"
        + " (`zhagen records list \"\(source)\" --format csv`) and its SHA-256."
    case .noQuoteNorSpan(let source):
      "A coding in \"\(source)\" names neither a quote nor a span; give --quote or --span."
    default: nil
    }
  }

  private var codebookMessage: String? {
    switch self {
    case .unusableLadder(let why):
      "This ladder cannot be used: \(why)."
    case .unknownLevel(let level, let nearest, let known):
      "There is no level \"\(level)\" in this study" + Self.suggestion(nearest)
        + "\(nearest.isEmpty ? "its" : "Its") levels are \(known.joined(separator: ", "))."
    case .levelWithoutFactors(let level, let known):
      "The level \"\(level)\" stands beside the ladder and has no factors; choose one of"
        + " \(known.joined(separator: ", "))."
    case .unusableName(let name, let reason):
      "\"\(Self.shown(name))\" cannot be a name: \(reason)."
    case .duplicateCode(let name, let parent):
      "There is already a code \"\(name)\" \(parent.map { "under \"\($0)\"" } ?? "at the top");"
        + " choose another name or use that one; `zhagen code merge` makes one code of two."
    case .unknownCode(let name, let nearest):
      "There is no code \"\(name)\"" + Self.suggestion(nearest)
        + "`zhagen code list` prints them all."
    case .ambiguousCode(let name, let paths):
      "\"\(name)\" is the name of \(paths.count) codes; give a path: \(Self.quoted(paths))."
    case .cycle(let code, let parent):
      "\"\(code)\" cannot go under \"\(parent)\", which lies below it; that would be a cycle."
    case .levelOutOfOrder(let code, let level, let parent, let parentLevel, let ladder):
      "\"\(code)\" (\(level)) cannot go under \"\(parent)\" (\(parentLevel)): a parent's level must be"
        + " higher. Top first, the ladder is \(ladder.joined(separator: ", "))."
    case .missingParent(let code, let parent):
      "The parent \"\(parent)\" of \"\(code)\" is not defined above; add it or move the row."
    case .levelBesideLadder(let code, let level):
      "\"\(code)\" is at the level \"\(level)\", which stands beside the ladder and takes no parent."
    default: nil
    }
  }

  private var notesMessage: String? {
    switch self {
    case .unknownAlias(let alias, let code, let known):
      "\"\(code)\" has no alias \"\(alias)\"; "
        + (known.isEmpty ? "it has none." : "it has \(Self.quoted(known)).")
    case .unknownProperty(let property, let code, let known):
      "\"\(code)\" has no property \"\(property)\"; "
        + (known.isEmpty ? "it has none yet." : "it has \(Self.quoted(known)).")
    case .unknownColour(let text, let known):
      "\"\(text)\" is not a colour; write it #RRGGBB, or choose \(known.joined(separator: ", "))."
    case .unknownMemo(let id):
      "There is no memo \"\(id)\"; `zhagen memo list` prints the ids."
    case .ambiguousMemo(let id, let count):
      "\"\(id)\" names \(count) memos; give more of the id."
    case .unusableMemo(let why):
      "This memo cannot be kept: \(why)."
    default: nil
    }
  }

  private var peopleMessage: String? {
    switch self {
    case .duplicateParticipant(let name):
      "There is already a participant \"\(name)\"; `zhagen participant set` changes attributes."
    case .unknownAttribute(let name, let nearest, let known):
      "There is no attribute \"\(name)\"" + Self.suggestion(nearest)
        + (known.isEmpty
          ? "the study has none yet."
          : (nearest.isEmpty ? "there are" : "There are") + " \(Self.quoted(known)).")
    case .numbersToCut(let name, let count):
      "\"\(name)\" has \(count) different numbers; say where to cut them, such as --bins 30,40,50."
    case .noNumbersToCut(let name, let kind):
      "\"\(name)\" is \(kind.noun), and --bins cuts numbers; leave --bins out."
    case .unfitValue(let value, let attribute, let kind, let participant):
      "\"\(attribute)\" is \(kind.noun), and \"\(excerpt(value))\""
        + (participant.map { ", which \"\($0)\" has," } ?? "")
        + " is none; correct it, or give the attribute another kind."
    case .otherKind(let attribute, let kind, let known):
      "\"\(attribute)\" is \(known.noun) in this study, not \(kind.noun);"
        + " `zhagen attribute set \"\(attribute)\" --kind \(kind.rawValue)` makes it one."
    case .unknownSpeaker(let label, let source, let nearest):
      "No turn of \"\(source)\" is spoken by \"\(label)\"" + Self.suggestion(nearest)
        + "`zhagen source show \"\(source)\" --turns` prints the speakers."
    case .speakerTaken(let label, let source, let participant):
      "\"\(label)\" in \"\(source)\" is linked to \"\(participant)\" above; a speaker is one participant."
    case .notLinked(let participant, let source, let speaker):
      "\"\(participant)\" is not linked to "
        + (speaker.map { "the speaker \"\($0)\" of " } ?? "")
        + "\"\(source)\"; `zhagen participant show \"\(participant)\"` prints the links."
    case .unusableFilter(let fault), .unusablePattern(let fault): fault.description
    case .nothingToFind: "Give words to look for; an empty or blank one stands everywhere."
    case .nobodySpeaks(let label, let nearest):
      "No turn is spoken by \"\(label)\"" + Self.suggestion(nearest)
        + "`zhagen source show SOURCE --turns` prints the speakers of a source."
    case .patternTooSlow(let pattern):
      "\"\(excerpt(pattern))\" was given up, as it takes too long in some text: it repeats what"
        + " repeats itself, as in (a+)+. Write it with one repetition."
    default: nil
    }
  }

  private var studyMessage: String {
    switch self {
    case .unknownSource(let name, let nearest):
      "There is no source \"\(name)\"" + Self.suggestion(nearest)
        + "`zhagen source list` prints them all."
    case .duplicateSource(let name):
      "There is already a source \"\(name)\"; rename the file, or import it with --name."
    case .unusableKey(let why):
      "The key to the pseudonyms cannot be used: \(why)."
    case .sourceNameTaken(let name):
      "There is already a source \"\(name)\"; choose another name."
    case .unusableText(let source, let reason):
      "The text of \"\(source)\" cannot be used: \(reason)."
    case .recordsAsText(let source):
      "\"\(source)\" is a set of records, not one text; correct the table and import it again."
    case .unreadableDate(let text):
      "\"\(text)\" is not a date; write it as year, month and day, for example 2022-03-01."
    case .changedMeanwhile(let source):
      "The study was changed while the correction of \"\(source)\" was looked at; nothing was"
        + " written. Run the command again."
    case .sourceTaken(let source, let participant):
      "\"\(source)\" is given to \"\(participant)\" above; a source has one participant."
    case .unknownCoder(let name, let nearest, let mayBeAdded):
      "There is no coder \"\(name)\"" + Self.suggestion(nearest)
        + (mayBeAdded
          ? "`zhagen coder add \"\(name)\"` makes one." : "`zhagen coder list` prints them all.")
    case .tooFewCoders:
      "Comparing takes two coders or more; name them with commas between, such as --coders 李,王."
    case .tooManySamples(let samples, let limit):
      "\(samples) bootstrap samples are too many; the limit is \(limit), and 1000 to 10000 are usual."
    case .tooFewSamples:
      "One bootstrap sample has no spread; take 1000 to 10000, or 0 for none."
    case .decidedBothWays(let id):
      "The coding \(id) is accepted and rejected at once; decide on it in one row."
    case .ownDecision(let coder):
      "\"\(coder)\" holds what was agreed, and codings of it cannot be decided on; name another coder"
        + " with --as."
    case .duplicateCoder(let name):
      "There is already a coder \"\(name)\"."
    case .unknownParticipant(let name, let nearest):
      "There is no participant \"\(name)\"" + Self.suggestion(nearest)
        + "`zhagen participant list` prints them all."
    case .unknownQuery(let name, let nearest):
      "There is no saved query \"\(name)\"" + Self.suggestion(nearest)
        + "`zhagen query list` prints them all."
    case .unknownCoding(let id):
      "There is no coding \"\(id)\"; `zhagen coding list` prints the ids."
    case .ambiguousCoding(let id, let count):
      "\"\(id)\" names \(count) codings or more; give more of the id."
    case .duplicateCoding(let code, let source, let span, let coder):
      "\"\(coder)\" has already coded \(span) of \"\(source)\" as \"\(code)\"."
    case .placeTaken(let code, let source, let span, let coder):
      "\"\(coder)\" has another coding of \(span) of \"\(source)\" as \"\(code)\"; choose another place,"
        + " or take one of the two back with `zhagen coding remove`."
    case .unknownRelation(let id):
      "There is no relation \"\(id)\"; `zhagen relation list` prints the ids."
    case .ambiguousRelation(let id, let count):
      "\"\(id)\" names \(count) relations; give more of the id."
    case .noSuchRelation(let from, let to, let kind):
      "There is no relation \"\(from)\" \(kind.rawValue) \"\(to)\" to moderate; add that one first."
    case .duplicateRelation(let from, let to, let kind):
      "There is already a relation: \"\(from)\" \(kind.rawValue) \"\(to)\"."
    case .relationToItself(let name):
      "\"\(name)\" cannot be related to itself."
    case .noEvidence(let reference):
      "No coding of \"\(reference.code)\" stands in turn \(reference.turn) of \"\(reference.source)\"."
    default: ""
    }
  }

  /// The first ten; a word that stands everywhere would fill the screen.
  private static func lines(_ candidates: [QuoteCandidate]) -> String {
    let rest = candidates.count - 10
    return candidates.prefix(10).map(line).joined(separator: "\n")
      + (rest > 0 ? "\n  … and \(rest) more" : "")
  }

  /// A name that cannot be used, short, and without what would turn the line around.
  private static func shown(_ name: String) -> String {
    excerpt(
      name.unicodeScalars.map { scalar in
        let category = scalar.properties.generalCategory
        return category == .format || category == .control && !scalar.properties.isWhitespace
          ? "<U+\(String(scalar.value, radix: 16, uppercase: true))>" : String(scalar)
      }.joined())
  }

  private static func showingBreaks(_ text: String) -> String {
    excerpt(String(text.map { $0.isNewline ? "⏎" : $0 }))
  }

  private static func line(_ candidate: QuoteCandidate) -> String {
    let turn = candidate.turn.map { "turn \($0)" } ?? "no turn"
    return
      "  --occurrence \(candidate.occurrence)  (\(turn), \(candidate.span))  …\(candidate.context)…"
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty ? "; " : ". Did you mean \(quoted(nearest, joined: " or "))? "
  }

  private static func quoted(_ names: [String], joined separator: String = ", ") -> String {
    names.map { "\"\($0)\"" }.joined(separator: separator)
  }
}

/// The start of a long text, for a message; line breaks become spaces.
public func excerpt(_ text: String, limit: Int = 40) -> String {
  let flat = String(text.map { $0.isNewline ? " " : $0 })
  return flat.count <= limit ? flat : flat.prefix(limit) + "…"
}
