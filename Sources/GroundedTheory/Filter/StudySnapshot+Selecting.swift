extension StudySnapshot {
  /// The same study with only the codings, sources, participants and relations chosen.
  ///
  /// A source stays where the words of someone in it are chosen, a participant where some of their
  /// words are; where codes, levels or a coder are chosen too, only with a coding so chosen. A relation
  /// stays where its ends include a code chosen and, where words or a coder are chosen, where a coding
  /// chosen supports it. The codebook stays whole.
  /// - Throws: ``Violation`` naming what does not exist, with the nearest names, or what is wrong with
  ///   the filter.
  public func selecting(_ selection: Selection) throws -> StudySnapshot {
    let voices = voices
    let chosen = try StudySelection(selection, codebook: codebook, coders: coders, voices: voices)
    guard selection.choosesVoices || selection.choosesCodings else { return self }
    let speaker = speakerOfCoding
    var result = self
    /// The codings that are chosen but for their codes, for relations.
    var support: Set<Coding.ID> = []
    result.codings = codings.filter { coding in
      guard chosen.includes(coder: coding.coder),
        chosen.includes(source: coding.source, participant: speaker(coding))
      else { return false }
      support.insert(coding.id)
      return chosen.includes(code: coding.code)
    }
    let speaking = chosen.speaking(
      in: voices,
      coded: selection.choosesCodings
        ? CodingTally.tallies(of: result.codings, participantOf: speaker) : nil)
    result.sources = sources.filter { speaking.sources.contains($0.id) }
    result.participants = participants.filter { speaking.participants.contains($0.id) }
    let needsSupport = selection.choosesVoices || selection.coder != nil
    result.relations = relations.filter { relation in
      (chosen.codes.map { relation.touches($0, among: relations) } ?? true)
        && (!needsSupport || relation.support.contains { support.contains($0) })
    }
    return result
  }
}

extension StudySelection {
  /// The tallies of what is chosen.
  /// - Parameter byCode: whether to leave out the codes that are not chosen.
  public func selecting(
    _ tallies: [CodingTally], in voices: Voices, byCode: Bool
  ) -> [CodingTally] {
    if !choosesVoices && !choosesCoder && (!byCode || codes == nil) { return tallies }
    var known: [SourceDocument.ID: [Participant.ID?: Bool]] = [:]
    let whole = voices.participantOfUnlinked
    return tallies.filter { tally in
      guard includes(coder: tally.coder), !byCode || includes(code: tally.code) else {
        return false
      }
      guard choosesVoices else { return true }
      let participant = tally.participant ?? whole[tally.source]
      if let answer = known[tally.source]?[participant] { return answer }
      let answer = includes(source: tally.source, participant: participant)
      known[tally.source, default: [:]][participant] = answer
      return answer
    }
  }

  /// The sources in which chosen words stand, and the participants whose words they are; a participant
  /// who speaks nowhere is asked for alone.
  /// - Parameter coded: the tallies to go by where codings are chosen too; nil for all words.
  public func speaking(
    in voices: Voices, coded: [CodingTally]?
  ) -> (sources: Set<SourceDocument.ID>, participants: Set<Participant.ID>) {
    if let coded {
      let whole = voices.participantOfUnlinked
      return (
        Set(coded.map(\.source)),
        Set(coded.compactMap { $0.participant ?? whole[$0.source] })
      )
    }
    var silent = Set(voices.participants.map(\.id))
    var found: (sources: Set<SourceDocument.ID>, participants: Set<Participant.ID>) = ([], [])
    for source in voices.sources {
      for participant in voices.speaking(in: source.id) {
        if let participant { silent.remove(participant) }
        guard includes(source: source.id, participant: participant) else { continue }
        found.sources.insert(source.id)
        if let participant { found.participants.insert(participant) }
      }
    }
    found.participants.formUnion(silent.filter(includes(silent:)))
    return found
  }
}

extension Relation {
  fileprivate func touches(_ codes: Set<Code.ID>, among relations: [Relation]) -> Bool {
    if codes.contains(from) { return true }
    switch to {
    case .code(let id): return codes.contains(id)
    case .relation(let id):
      return relations.first { $0.id == id }?.touches(codes, among: []) ?? false
    }
  }
}
