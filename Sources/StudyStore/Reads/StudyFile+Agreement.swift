import GRDB
import GroundedTheory

extension StudyFile {
  /// The work of some coders on the same sources, ready to be compared.
  ///
  /// A coder worked on a source where they coded something in it, whatever it was, or were given it to code.
  /// - Parameters:
  ///   - names: the coders, two or more.
  ///   - scope: whose words are units; its code says what figures are for.
  /// - Throws: ``/GroundedTheory/Violation`` for coders or a scope that do not fit the study, and where
  ///   there is no source that two of the coders worked on.
  public func agreementMaterial(
    of names: [String], unit: AgreementUnit, scope: SearchScope = SearchScope()
  ) throws -> AgreementMaterial {
    try read { db in try AgreementReading(db, scope).material(of: names, unit: unit) }
  }
}

/// Reads what coders are compared on.
private struct AgreementReading {
  let db: Database
  let scope: SearchScope
  let reading: PlaceReading
  let selection: StudySelection

  init(_ db: Database, _ scope: SearchScope) throws {
    self.db = db
    self.scope = scope
    // Codings are taken as they are; which words they touch decides on them, not where they begin.
    reading = try PlaceReading(db, Selection())
    selection = try StudySelection(
      scope.selection, codebook: reading.codebook, coders: reading.coders, voices: reading.voices)
  }

  func material(of names: [String], unit: AgreementUnit) throws -> AgreementMaterial {
    let coders = try chosen(names)
    let places = try reading.places()
    let work = try work(places)
    let stretches = try stretches(for: unit)
    let isShared = work.map { $0.count { coders.contains($0) } > 1 }
    // A text without units of this kind is another matter than coders who did not meet.
    let looked = reading.voices.sources.indices.filter { isLookedAt($0) }
    guard looked.contains(where: { isShared[$0] }) else {
      throw Violation.nothingInCommon(
        zip(names, coders).map { name, coder in
          let sources = looked.filter { work[$0].contains(coder) }
          return CoderWork(coder: name, sources: sources.map { reading.voices.sources[$0].name })
        })
    }
    guard looked.contains(where: { isShared[$0] && !stretches[$0].isEmpty }) else {
      throw Violation.noUnits(unit)
    }
    return AgreementMaterial(
      places, coders: coders, unit: unit, work: work, stretches: stretches,
      chosen: selection.codes, decided: try decided(), scope: scope)
  }

  /// Whether some of a source's words may be chosen.
  private func isLookedAt(_ position: Int) -> Bool {
    let source = reading.voices.sources[position].id
    return reading.voices.speaking(in: source).contains {
      selection.includes(source: source, participant: $0)
    }
  }

  private func chosen(_ names: [String]) throws -> [Int] {
    for (position, name) in names.enumerated() where names[..<position].contains(name) {
      throw Violation.sameCoderTwice(name)
    }
    let coders = try names.map { name in
      let coder = try reading.coders.named(name, mayBeAdded: false)
      return reading.coders.firstIndex(of: coder) ?? 0
    }
    guard coders.count > 1 else { throw Violation.tooFewCoders }
    return coders
  }

  /// Who worked on each source.
  private func work(_ places: CodingPlaces) throws -> [Set<Int>] {
    var work = [Set<Int>](repeating: [], count: reading.voices.sources.count)
    var last: CodingPlaces.Place?
    for place in places.places where place.source != last?.source || place.coder != last?.coder {
      work[Int(place.source)].insert(Int(place.coder))
      last = place
    }
    let sourceAt = try reading.positions(of: "source", among: reading.voices.sources.map(\.id))
    let coderAt = try reading.positions(of: "coder", among: reading.coders.map(\.id))
    // Codings whose words are gone have no place, yet were made.
    for table in ["coding WHERE spanStart IS NULL AND", "assignment WHERE"] {
      let query = try BulkQuery(db, "SELECT DISTINCT source, coder FROM \(table) retired IS NULL")
      query.start()
      while try query.next() {
        guard let source = sourceAt[query.integer(0)], let coder = coderAt[query.integer(1)] else {
          continue
        }
        work[Int(source)].insert(Int(coder))
      }
    }
    return work
  }

  private func decided() throws -> [DecidedPlace] {
    let sourceAt = try reading.positions(of: "source", among: reading.voices.sources.map(\.id))
    let codeAt = try reading.positions(of: "code", among: reading.codebook.codes.map(\.id))
    let coderAt = try reading.positions(of: "coder", among: reading.coders.map(\.id))
    func place(_ row: Row, from column: Int) throws -> CodingPlaces.Place? {
      guard let source = try row.value(column) as Int?,
        let start = try row.value(column + 1) as Int?,
        let position = sourceAt[source], let code = codeAt[try row.value(column + 3)],
        let coder = coderAt[try row.value(column + 4)],
        let end = Int32(exactly: try row.value(column + 2) as Int)
      else { return nil }
      return CodingPlaces.Place(
        source: position, start: Int32(start), end: end, code: code, coder: coder)
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT verdict, c.source, c.spanStart, c.spanEnd, c.code, c.coder,
          r.source, r.spanStart, r.spanEnd, r.code, r.coder
        FROM decision d JOIN coding c ON c.version = d.coding
          LEFT JOIN coding r ON r.version = d.result
        WHERE d.retired IS NULL ORDER BY d.first
        """
    ).compactMap { row in
      guard let coding = try place(row, from: 1) else { return nil }
      let verdict = Decision.Verdict(rawValue: try row.value(0)) ?? .rejected
      return DecidedPlace(coding: coding, verdict: verdict, result: try place(row, from: 6))
    }
  }
}

extension AgreementReading {
  /// Of each source what ``AgreementMaterial/Text/stretches`` says.
  private func stretches(for unit: AgreementUnit) throws -> [[TextSpan]] {
    unit == .turn || unit == .sentence || !takesWholeSources
      ? try spoken(unit) : try wholeTexts()
  }

  /// Whether a source is looked at from end to end or not at all.
  private var takesWholeSources: Bool {
    scope.speaker == nil && scope.roles == nil
      && (!scope.selection.choosesVoices || reading.voices.linkedSources.isEmpty)
  }

  private func wholeTexts() throws -> [[TextSpan]] {
    var lengths: [SourceDocument.ID: Int] = [:]
    let rows = try Row.fetchAll(
      db,
      sql:
        "SELECT s.id, t.scalars FROM source s JOIN text t ON t.key = s.text WHERE s.retired IS NULL"
    )
    for row in rows { lengths[.init(try row.value(0))] = try row.value(1) }
    return try reading.voices.sources.enumerated().map { position, source in
      guard let length = lengths[source.id], length > 0,
        case .all = try db.voiceChoice(selection, in: reading.voices, position)
      else { return [] }
      return [try TextSpan(start: 0, end: length)]
    }
  }

  /// The turns that the scope takes, cut into sentences where those are wanted; of a text without turns
  /// its lines.
  private func spoken(_ unit: AgreementUnit) throws -> [[TextSpan]] {
    var scope = scope
    scope.selection.code = nil
    scope.selection.level = nil
    let walk = try TextWalk(db, scope: scope)
    var stretches = [[TextSpan]](repeating: [], count: reading.voices.sources.count)
    let positions = Dictionary(
      reading.voices.sources.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var hasUnits = false
    try walk.eachPart { part in
      guard let position = positions[part.source.id] else { return true }
      let units = try walk.units(of: part)
      hasUnits = hasUnits || !units.isEmpty
      let hasTurns = part.isPage || units.contains { $0.turn != nil }
      if unit == .turn {
        stretches[position] += units.compactMap { $0.turn?.span }
      } else {
        let words = PartWords(part, isCut: unit == .sentence)
        for unit in units where (unit.turn != nil) == hasTurns {
          stretches[position] += words.stretches(of: unit)
        }
      }
      return true
    }
    if let speaker = scope.speaker, !hasUnits { try db.requireSpeaker(speaker) }
    return stretches.map { $0.sorted() }
  }
}

/// The words of a text or a page, for cutting units out of them.
private struct PartWords {
  private let start: Int
  private let text: PlainText
  private let sentences: Sentences?

  init(_ part: TextWalk.Part, isCut: Bool) {
    start = part.range.lowerBound
    text = PlainText(validUTF8: Array(part.bytes))
    sentences = isCut ? Sentences(text) : nil
  }

  /// A unit's sentences, or the whole of it.
  func stretches(of unit: SearchUnit) -> [TextSpan] {
    let from = text.scalarOffset(ofByte: unit.bytes.lowerBound)
    let to = text.scalarOffset(ofByte: unit.bytes.upperBound)
    guard let span = try? TextSpan(start: from, end: to) else { return [] }
    return (sentences?.spans(in: span) ?? [span]).compactMap {
      try? TextSpan(start: $0.start + start, end: $0.end + start)
    }
  }
}
