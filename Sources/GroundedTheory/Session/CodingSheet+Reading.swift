extension CodingSheet {
  /// What an edited sheet changes, against the codings that it was printed with.
  /// - Parameter current: the codebook as it is now, which new codings are made with.
  /// - Throws: ``SheetRefusal/mistakes(_:)`` with every line that cannot be taken.
  public func changes(in edited: String, current: Codebook) throws -> SheetChanges {
    var reader = SheetReader(self) { name in
      [current, codebook].contains { (try? $0.code(named: name)) != nil }
    }
    reader.read(edited)
    var comparison = SheetComparison(self, current: current)
    var mistakes = reader.mistakes
    let broken = Set(mistakes.map(\.line))
    // New codes first, so that a line above may use what a line below makes.
    for isNew in [true, false] {
      for entry in reader.entries where entry.item.isNew == isNew && !broken.contains(entry.number)
      {
        do { try comparison.take(entry) } catch let fault as SheetFault {
          mistakes.append(SheetMistake(line: entry.number, fault: fault))
        }
      }
    }
    guard mistakes.isEmpty else {
      throw SheetRefusal.mistakes(mistakes.sorted { $0.line < $1.line })
    }
    return comparison.result
  }

  /// Where a code written behind a line codes.
  func span(of item: MarginItem, on line: Line) throws -> TextSpan {
    switch item.place {
    case .line: return line.span
    case .through(let id):
      guard let place = places[id] else { throw SheetFault.unknownLine("\(id)") }
      guard lines[place].span.end >= line.span.end else { throw SheetFault.backwards(id) }
      return TextSpan(unchecked: line.span.start..<lines[place].span.end)
    case .quote(let quote, let occurrence):
      let found = quotes(quote, on: line)
      guard let first = found.first else { throw SheetFault.quoteNotFound(quote) }
      if let occurrence {
        guard occurrence <= found.count else {
          throw SheetFault.unknownOccurrence(quote, occurrence, count: found.count)
        }
        return found[occurrence - 1]
      }
      if found.count > 1 { throw SheetFault.quoteAmbiguous(quote, count: found.count) }
      return first
    }
  }
}

/// Compares the codes of an edited sheet with the codings that it was printed with.
private struct SheetComparison {
  private let sheet: CodingSheet
  private let current: Codebook
  private var changes = SheetChanges()
  /// Where new codes stand in ``changes``, by what was written.
  private var made: [String: Int] = [:]
  private var kept: Set<CodingSheet.Mark> = []
  private var written: [Written: String?] = [:]

  private struct Written: Hashable {
    let code: SheetChanges.Choice
    let span: TextSpan
  }

  init(_ sheet: CodingSheet, current: Codebook) {
    self.sheet = sheet
    self.current = current
  }

  /// The changes, with what is not written any more taken back.
  var result: SheetChanges {
    var changes = changes
    changes.removals = sheet.codings.keys.filter { !kept.contains($0) && sheet.shows($0) }
      .sorted { ($0.span, $0.code) < ($1.span, $1.code) }
    changes.additions.sort { $0.line < $1.line }
    return changes
  }

  mutating func take(_ entry: SheetEntry) throws {
    let span = try sheet.span(of: entry.item, on: entry.line)
    let choice = try code(entry.item, at: span)
    let key = Written(code: choice, span: span)
    if let before = written[key] {
      if before != entry.item.memo { throw SheetFault.twoNotes }
      return
    }
    written[key] = .some(entry.item.memo)
    if case .known(let id) = choice {
      let mark = CodingSheet.Mark(code: id, span: span)
      if let note = sheet.codings[mark] {
        kept.insert(mark)
        if note.isChanged(by: entry.item.memo) {
          changes.notes.append(.init(mark: mark, memo: entry.item.memo, line: entry.number))
        }
        return
      }
    }
    changes.additions.append(
      .init(code: choice, span: span, memo: entry.item.memo, line: entry.number))
  }

  private mutating func code(_ item: MarginItem, at span: TextSpan) throws -> SheetChanges.Choice {
    if item.isNew { return try newCode(item) }
    // A coding that stays is called as the code was called when the sheet was made.
    if let code = try? sheet.codebook.code(named: item.name),
      sheet.codings[CodingSheet.Mark(code: code.id, span: span)] != nil
    {
      return .known(code.id)
    }
    do { return .known(try current.code(named: item.name).id) } catch let rule as Violation {
      if let place = made[item.name] { return .new(place) }
      if let code = try? sheet.codebook.code(named: item.name), current[code.id] != nil {
        return .known(code.id)
      }
      guard case .unknownCode(let name, let nearest) = rule else { throw SheetFault.rule(rule) }
      throw SheetFault.unknownCode(name, nearest: nearest)
    }
  }

  private mutating func newCode(_ item: MarginItem) throws -> SheetChanges.Choice {
    do {
      let level = try item.level.map { try current.ladder.require($0).key }
      if let known = try? current.code(named: item.name) {
        guard level == nil || level == known.level else {
          throw SheetFault.otherLevel(item.name, level: known.level)
        }
        return .known(known.id)
      }
      var parts = item.name.split(separator: "/", omittingEmptySubsequences: false)
      let name = String(parts.removeLast())
      let parent =
        parts.isEmpty ? nil : try current.code(named: parts.joined(separator: "/"))
      if let place = made[item.name] {
        guard level == nil || level == changes.newCodes[place].level else {
          throw SheetFault.twoLevels(item.name)
        }
        return .new(place)
      }
      let own = level ?? current.ladder.levels[0].key
      try current.checkPlace(name: name, level: own, under: parent)
      changes.newCodes.append(.init(name: name, level: own, parent: parent?.id))
      made[item.name] = changes.newCodes.count - 1
      if made[name] == nil { made[name] = changes.newCodes.count - 1 }
      return .new(changes.newCodes.count - 1)
    } catch let rule as Violation { throw SheetFault.rule(rule) }
  }
}

extension CodingSheet.Note {
  /// Whether the memo written behind a coding differs from this. Several memos are not shown and stay.
  fileprivate func isChanged(by memo: String?) -> Bool {
    switch self {
    case .none: memo != nil
    case .memo(let text):
      Margin.canHold(text) ? memo != text : memo != nil && memo != Margin.untold
    case .several: memo != nil && memo != Margin.untold
    }
  }
}
