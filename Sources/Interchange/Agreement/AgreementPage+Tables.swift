import GroundedTheory

extension AgreementPage {
  typealias Row = AgreementReport.Row

  /// The coefficients of all codes together.
  var overall: ReportPage.Section? {
    let rows = report.rows.filter { $0.place.source == nil && $0.place.code == nil }
    guard !rows.isEmpty else { return nil }
    let hasPlaces = report.bases.count > 1
    let hasUniverses = Set(rows.map(\.universe)).count > 1
    let hasPairs = rows.contains { $0.figure.coders != report.coders }
    let (error, observed, expected) = (
      words("标准误", "SE"), words("观察值", "Observed"), words("期望值", "Expected")
    )
    let interval = words("95% 置信区间", "95 % CI")
    var table = ReportTable(
      columns: (hasPlaces ? [words("比较", "Compared")] : [])
        + (hasUniverses ? [words("范围", "Universe")] : [])
        + [words("系数", "Coefficient")] + (hasPairs ? [words("编码员", "Coders")] : [])
        + [words("单位数", "Units"), words("值", "Value"), interval, error, observed, expected])
    table.endColumns = [interval]
    for row in rows {
      let (figure, estimate) = (row.figure, row.figure.estimate)
      table.append(
        (hasPlaces ? [.text(placeName(row.place))] : [])
          + (hasUniverses ? [.text(words.word(for: row.universe))] : [])
          + [.text(words.name(of: figure.coefficient, metric: row.metric))]
          + (hasPairs ? [.text(pair(figure.coders))] : [])
          + [
            .integer(estimate.units), ReportTable.Cell(estimate.value),
            ReportTable.Cell(words.interval(figure.certainty)),
            ReportTable.Cell(figure.certainty?.standardError), ReportTable.Cell(estimate.observed),
            ReportTable.Cell(estimate.expected),
          ])
    }
    return section(
      "coefficients", words("一致性系数", "Coefficients"), table: table,
      notes: methods(rows) + exact(rows) + disorders(rows) + undefined(rows),
      expendable: [observed, expected])
  }

  private func pair(_ coders: [String]) -> String {
    coders == report.coders
      ? words("全体", "all") : coders.joined(separator: " × ")
  }

  /// Where the intervals come from, the coefficients of one method together.
  private func methods(_ rows: [Row]) -> [String] {
    var methods: [(method: String, names: [String])] = []
    for row in rows {
      guard var method = row.figure.certainty?.method, !method.isEmpty else { continue }
      // A note of its own says that.
      if method.hasSuffix(Certainty.withoutSpread) {
        method.removeLast(Certainty.withoutSpread.count)
      }
      let name = words.name(of: row.figure.coefficient, metric: row.metric)
      if let known = methods.firstIndex(where: { $0.method == method }) {
        if !methods[known].names.contains(name) { methods[known].names.append(name) }
      } else {
        methods.append((method, [name]))
      }
    }
    guard !methods.isEmpty else {
      return [words("未计算置信区间。", "No intervals were computed.")]
    }
    let parts = methods.map { method, names in
      words.listAll(names) + words("：", ": ") + words.method(method)
    }
    return [
      words("标准误与置信区间：", "Standard errors and intervals. ")
        + parts.joined(separator: words("；", "; ")) + words("。", ".")
    ]
  }

  /// Why some intervals are not shown.
  private func exact(_ rows: [Row]) -> [String] {
    rows.contains { $0.figure.certainty?.standardError == 0 } ? [words.noErrorNote] : []
  }

  /// α counts the other way round.
  private func disorders(_ rows: [Row]) -> [String] {
    let names = rows.filter {
      [.krippendorffAlpha, .gamma].contains($0.figure.coefficient)
        || ($0.figure.coefficient.isUnitizing && $0.figure.estimate.value != nil)
    }.map { words.name(of: $0.figure.coefficient) }
    guard !names.isEmpty else { return [] }
    var seen: Set<String> = []
    let unique = names.filter { seen.insert($0).inserted }
    return [
      words(
        "\(words.listBefore(unique))的观察值与期望值为不一致程度。",
        "Of \(words.listAll(unique)) the observed and expected values are disagreements.")
    ]
  }

  /// Why some have no value.
  private func undefined(_ rows: [Row]) -> [String] {
    rows.filter { $0.figure.estimate.value == nil }.map { row in
      let name = words.name(of: row.figure.coefficient, metric: row.metric)
      let reason = words.reason(row.figure.estimate.note)
      return words(
        "\(name)（\(words.word(for: row.universe))）无定义：\(reason)。",
        "\(name) (\(words.word(for: row.universe))) is not defined: \(reason).")
    }
  }

  // MARK: Source by source, code by code

  var bySource: ReportPage.Section? {
    let rows = report.rows.filter { $0.place.source != nil }
    guard let universe = rows.first?.universe else { return nil }
    let (table, expendable) = wide(
      rows.filter { $0.universe == universe }, head: words("资料", "Source"), usage: nil
    ) { $0.source ?? "" }
    return section(
      "sources", words("各资料", "By source"),
      [
        words(
          "全部编码，范围为\(words.word(for: universe))。",
          "All codes together, of \(words.word(for: universe)).")
      ],
      table: table,
      notes: undefinedByPlace(rows.filter { $0.universe == universe }) { $0.source },
      expendable: expendable)
  }

  /// One section a universe, the second only for the codes for which it was computed.
  var byCode: [ReportPage.Section] {
    AgreementUniverse.allCases.compactMap { universe in
      let rows = report.rows.filter { $0.place.code != nil && $0.universe == universe }
      guard !rows.isEmpty else { return nil }
      let (table, expendable) = wide(
        rows, head: words("编码", "Code"),
        usage: report.usage.filter { $0.universe == universe }
      ) { $0.code ?? "" }
      return section(
        "codes-\(universe.rawValue)",
        words("各编码：", "Code by code: ") + words.word(for: universe),
        [universeLine(universe)], table: table,
        notes: exact(rows) + (universe == .all ? paradoxes : [])
          + undefinedByPlace(rows) { $0.code },
        expendable: expendable)
    }
  }

  private func universeLine(_ universe: AgreementUniverse) -> String {
    switch universe {
    case .all:
      words(
        "范围为全部单位；每个单位或有该编码，或无该编码。",
        "Of all units. A unit has the code, or has it not.")
    case .coded:
      words(
        "范围为至少一位编码员给出任一编码的单位。",
        "Of the units that one coder at least gave a code, whichever.")
    }
  }

  /// One row a place, one column a coefficient of all coders, and the interval of the first that has one.
  private func wide(
    _ rows: [Row], head: String, usage: [CodeUsage]?, name: (AgreementReport.Place) -> String
  ) -> (table: ReportTable, expendable: [String]) {
    let own = rows.filter { $0.figure.coders.count == report.coders.count || usage == nil }
    let chosen = columns(of: own)
    let bounded = chosen.first { column in
      column.coefficient.isChanceCorrected
        && own.contains { column.fits($0) && $0.figure.certainty?.low != nil }
    }
    let hasPlaces = report.bases.count > 1
    let both =
      report.coders.count == 2 ? words("双方", "Both") : words("全体", "All")
    let interval = bounded.map {
      words(
        "\(words.shortName(of: $0.coefficient)) 的 95% 置信区间",
        "95 % CI of \(words.shortName(of: $0.coefficient))")
    }
    var table = ReportTable(
      columns: [head] + (hasPlaces ? [words("比较", "Compared")] : [])
        + (usage == nil ? [] : report.coders + [both])
        + chosen.map { words.shortName(of: $0.coefficient) } + (interval.map { [$0] } ?? []))
    if let interval { table.endColumns = [interval] }
    let counts = Dictionary(
      (usage ?? []).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    for group in own.grouped(by: \.place) {
      guard let place = group.first?.place else { continue }
      var cells: [ReportTable.Cell] = [.text(name(place))]
      if hasPlaces { cells.append(.text(placeName(place))) }
      if usage != nil {
        cells += (counts[place]?.coded ?? []).map(ReportTable.Cell.integer)
        cells.append(ReportTable.Cell(counts[place]?.codedByAll))
      }
      // The mean over pairs of coders comes after the pairs.
      cells += chosen.map { column in
        ReportTable.Cell(group.last(where: column.fits)?.figure.estimate.value)
      }
      if let bounded {
        cells.append(
          ReportTable.Cell(words.interval(group.last(where: bounded.fits)?.figure.certainty)))
      }
      table.append(cells)
    }
    let spare: [AgreementCoefficient] = [.krippendorffAlpha, .gwetAC1, .percent]
    return (
      table,
      [both] + chosen.map(\.coefficient).filter(spare.contains).map(words.shortName(of:))
    )
  }

  /// The coefficients shown side by side: those that were asked for, of the usual ones the most used.
  private func columns(of rows: [Row]) -> [Column] {
    var seen: Set<Column> = []
    let all = rows.map { Column(coefficient: $0.figure.coefficient, metric: $0.metric) }
      .filter { seen.insert($0).inserted }
    if all.count <= 4 { return all }
    let usual: [AgreementCoefficient] = [
      .percent, .cohenKappa, .congerKappa, .krippendorffAlpha, .gwetAC1,
    ]
    let kept = all.filter { $0.metric == nil && usual.contains($0.coefficient) }
    return kept.count > 2 ? kept : Array(all.prefix(4))
  }

  private struct Column: Hashable {
    let coefficient: AgreementCoefficient
    let metric: RatingMetric?

    func fits(_ row: Row) -> Bool {
      row.figure.coefficient == coefficient && row.metric == metric
    }
  }

  /// Which coefficients have no value where, those of one reason together.
  private func undefinedByPlace(
    _ rows: [Row], name: (AgreementReport.Place) -> String?
  ) -> [String] {
    let chosen = columns(of: rows)
    let undefined = rows.filter { row in
      row.figure.estimate.value == nil && chosen.contains { $0.fits(row) }
    }
    return undefined.grouped { "\($0.figure.coefficient.rawValue) \($0.figure.estimate.note)" }
      .map { group in
        let coefficient = words.shortName(of: group[0].figure.coefficient)
        let places = words.listAll(group.compactMap { name($0.place) })
        let reason = words.reason(group[0].figure.estimate.note)
        return words(
          "\(coefficient) 对以下各项无定义（\(reason)）：\(places)。",
          "\(coefficient) is not defined for \(places): \(reason).")
      }
  }
}

extension Array {
  /// Elements of one key together, in the order in which keys come first.
  fileprivate func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var positions: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in self {
      let own = key(element)
      if let known = positions[own] {
        groups[known].append(element)
      } else {
        positions[own] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}
