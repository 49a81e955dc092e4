/// A rule of the method, the codebook or the text that a request would break.
///
/// The wording is in `Violation+Message.swift`.
public enum Violation: Error, Equatable, Sendable {
  // Text
  /// A span that is empty, runs backwards or begins before the text.
  case emptySpan(start: Int, end: Int)
  /// Text that is not a span `A..B`.
  case unreadableSpan(String)
  /// A span that reaches past the end of a text.
  case spanOutsideText(TextSpan, length: Int)
  /// A span that reaches past the end of the source named.
  case spanOutsideSource(TextSpan, source: String, length: Int)
  /// A span that does not touch the turn given with it.
  case spanOutsideTurn(TextSpan, turn: Int, source: String)
  /// A quote that is not what stands at its span; `found` is.
  case quoteDiffers(source: String, span: TextSpan, quote: String, found: String)
  /// A quote that stands nowhere in the source, or in the turn named.
  case quoteNotFound(String, source: String, turn: Int?)
  /// The quote's letters stand there, with other spaces or line breaks between them.
  case quoteSpacedOtherwise(String, source: String, span: TextSpan, found: String)
  /// A quote that stands more than once, with its places.
  case quoteAmbiguous(String, source: String, candidates: [QuoteCandidate])
  /// An occurrence beyond the `count` that there are.
  case unknownOccurrence(Int, quote: String, source: String, count: Int)
  /// A turn that the source does not have; it has `count`.
  case unknownTurn(Int, source: String, count: Int)
  /// A record that the source does not have.
  case unknownRecord(String, source: String)
  /// A turn or a span that does not lie in the record given with it.
  case outsideRecord(String, source: String)
  /// A quote in a record set without the record that it stands in.
  case recordNotNamed(source: String)
  /// A source that is no record set, where one is wanted.
  case noRecordSet(String)
  /// A source from a file that was too large to be kept beside its records.
  case originalNotKept(String)
  /// A draft with neither a quote nor a span.
  case noQuoteNorSpan(source: String)

  // Codebook
  /// A ladder that cannot be used, and why.
  case unusableLadder(String)
  /// A level that the study does not have; `known` are those it has.
  case unknownLevel(String, nearest: [String] = [], known: [String])
  /// A level beside the ladder, whose codes cannot be the factors of a model; `known` are those that can.
  case levelWithoutFactors(String, known: [String])
  /// A name that cannot be used, and why.
  case unusableName(String, reason: String)
  /// A name that stands under this parent already; the parent is nil at the top.
  case duplicateCode(String, parent: String?)
  /// A code that the study does not have, with the names that come near.
  case unknownCode(String, nearest: [String])
  /// A name that several codes share, with their paths.
  case ambiguousCode(String, paths: [String])
  /// A code that would come to lie below itself.
  case cycle(code: String, parent: String)
  /// A code at a level that is not below its parent's; `ladder` is top first.
  case levelOutOfOrder(
    code: String, level: String, parent: String, parentLevel: String, ladder: [String])
  /// Codes of two levels that were to be merged, each with its number, name and level.
  case mergeAcrossLevels(String, into: String)
  /// Codes below merged codes that bear one name at two levels, by their paths.
  case sameNameAtOtherLevel(String, level: String, other: String, otherLevel: String)
  /// A merge, or a split, of a code into itself, with its number and name.
  case intoItself(String)
  /// A place for a code that exists already and has one, with its number and name.
  case placeOfExisting(String)
  /// A split for which no coding of the code is chosen.
  case noCodingChosen(code: String)
  /// A coding that was to be split off a code that it does not carry.
  case codingOfOtherCode(String, code: String)
  /// A label under which nobody says what a code marks, with those under which somebody does.
  case unknownSpeakerOfCode(String, code: String, known: [String])
  /// A level that is not on that side of the code's own; nil where there is none.
  case noSuchStep(code: String, level: String, to: String?, up: Bool)
  /// Codes right below a code that would not be below it any more at its new level.
  case childrenNotBelow(code: String, level: String, children: [String])
  /// Codes below a code that would fall off the ladder if they were shifted along.
  case shiftedOffLadder(code: String, children: [String])
  /// A code that is still referred to, with what refers to it, such as `14 codings`.
  case codeInUse(code: String, uses: [String], hasChildren: Bool)
  /// Codes that were to be condensed into one that is not above them, or beside the ladder.
  case cannotCondense(code: String, why: String)
  /// A write that needs a reason and has none.
  case missingReason(verb: String)
  /// A parent that is not defined before its child.
  case missingParent(code: String, parent: String)
  /// A parent for a code at a level beside the ladder, which takes none.
  case levelBesideLadder(code: String, level: String)
  /// An alias that the code does not have; `known` are those it has.
  case unknownAlias(String, code: String, known: [String])
  /// A property that the code does not have; `known` are those it has.
  case unknownProperty(String, code: String, known: [String])
  /// Text that is no colour; `known` are the names of colours.
  case unknownColour(String, known: [String])
  /// An id that no memo has.
  case unknownMemo(String)
  /// A part of an id that `count` memos share.
  case ambiguousMemo(String, count: Int)
  /// A memo whose words cannot be kept, and why.
  case unusableMemo(String)

  // Study
  /// A source that the study does not have, with the names that come near.
  case unknownSource(String, nearest: [String])
  /// A name that a source has already.
  case duplicateSource(String)
  /// A new name for a source that another one has.
  case sourceNameTaken(String)
  /// A text that cannot be stored, and why.
  case unusableText(String, reason: String)
  /// A key to pseudonyms that cannot be used, and why.
  case unusableKey(String)
  /// A source that is a set of records, which cannot be corrected as one text.
  case recordsAsText(String)
  /// A text that is no day of the calendar.
  case unreadableDate(String)
  /// A study in which something was written since the report that was agreed to.
  case changedMeanwhile(String)
  /// A source that another row of the same table gives to `participant`.
  case sourceTaken(String, participant: String)
  /// A coder that the study does not have, with the names that come near; `mayBeAdded` tells whether
  /// a new one could have been meant.
  case unknownCoder(String, nearest: [String], mayBeAdded: Bool = true)
  /// Fewer than two coders where their work is to be compared.
  case tooFewCoders
  /// More bootstrap samples than the limit.
  case tooManySamples(Int, limit: Int)
  /// One sample has no spread that an interval could be taken from.
  case tooFewSamples
  /// A coder who is to be compared with themselves.
  case sameCoderTwice(String)
  /// Coders of whom no two worked on the same source, with what each worked on.
  case nothingInCommon([CoderWork])
  /// Ratings of a file of which no unit has two.
  case noUnitRatedTwice
  /// A level at which the coders compared coded nothing; `used` are the levels at which they did.
  case nothingCodedAt(level: String, coders: [String], used: [String])
  /// Coders who coded nothing of what is looked at.
  case nothingCoded(coders: [String])
  /// Sources without a unit of this kind, and so nothing to compare.
  case noUnits(AgreementUnit)
  /// A coefficient or a metric that takes an order, for codes, which have none.
  case codesWithoutOrder(String)
  /// A coefficient of stretches for units that are none.
  case needsStretches(AgreementCoefficient, unit: AgreementUnit)
  /// A coefficient of stretches for ratings from a file.
  case stretchesOfRatings(AgreementCoefficient)
  /// A level of which no code stands anywhere in what is chosen; `used` are those of which some do.
  case levelWithoutCodings(level: String, used: [String])
  /// One source where several are needed; its name.
  case singleSource(String)
  /// A number of random orders that cannot be drawn.
  case uncountableOrders(Int)
  /// Several attributes that are dates where one was to be found.
  case severalDates([String])
  /// A coding that is accepted and rejected at once.
  case decidedBothWays(String)
  /// A coding of the agreed version itself, which cannot be decided on.
  case ownDecision(coder: String)
  /// A name that a coder has already.
  case duplicateCoder(String)
  /// A participant that the study does not have, with the names that come near.
  case unknownParticipant(String, nearest: [String])
  /// A name that a participant has already.
  case duplicateParticipant(String)
  /// An attribute that no participant has, with the names that come near and all there are.
  case unknownAttribute(String, nearest: [String], known: [String])
  /// An attribute of `count` different numbers, too many to be groups as they are.
  case numbersToCut(String, count: Int)
  /// Bins for an attribute whose values are no numbers.
  case noNumbersToCut(String, kind: AttributeKind)
  /// A value that is not of the kind that the attribute has; the participant is named where the value
  /// is one that the study holds already.
  case unfitValue(String, attribute: String, kind: AttributeKind, participant: String? = nil)
  /// A kind for an attribute that has another one in the study.
  case otherKind(attribute: String, kind: AttributeKind, known: AttributeKind)
  /// A label that no turn of the source has, with those that come near, or all where none does.
  case unknownSpeaker(String, source: String, nearest: [String])
  /// A speaker that another row of the same table links to `participant`.
  case speakerTaken(String, source: String, participant: String)
  /// A participant who is linked neither to the source nor, where one is named, to the speaker.
  case notLinked(participant: String, source: String, speaker: String?)
  /// A filter or a query that cannot be read, or does not fit the study.
  case unusableFilter(FilterFault)
  /// A name that no saved query has, with the names that come near.
  case unknownQuery(String, nearest: [String])
  /// A search without words.
  case nothingToFind
  /// A regular expression that cannot be read.
  case unusablePattern(FilterFault)
  /// A label that no turn of any source has, with those that come near.
  case nobodySpeaks(String, nearest: [String])
  /// A regular expression that needs too long for some text.
  case patternTooSlow(String)
  /// An id that no coding has.
  case unknownCoding(String)
  /// A part of an id that `count` codings share, or more.
  case ambiguousCoding(String, count: Int)
  /// A coding that exists already: same code, place and coder.
  case duplicateCoding(code: String, source: String, span: TextSpan, coder: String)
  /// A coding that is put where the coder has used the same code already.
  case placeTaken(code: String, source: String, span: TextSpan, coder: String)
  /// An id that no relation has.
  case unknownRelation(String)
  /// A part of an id that `count` relations share.
  case ambiguousRelation(String, count: Int)
  /// A relation to be moderated that does not exist.
  case noSuchRelation(from: String, to: String, kind: Relation.Kind)
  /// A relation that exists already: same ends and kind.
  case duplicateRelation(from: String, to: String, kind: Relation.Kind)
  /// A relation of a code to itself.
  case relationToItself(String)
  /// Evidence that no coding gives.
  case noEvidence(EvidenceReference)
}
