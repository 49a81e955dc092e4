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
      notes: methods(rows) + exact(rows) + disorders(rows) + remarks(rows),
      expendable: [observed, expected])
  }

  private func pair(_ coders: [String]) -> String {
    coders == report.coders
      ? words("全体", "all") : coders.joined(separator: " × ")
  }

  /// Where the intervals come from, the coefficients of one method together.
  private func methods(_ rows: [Row]) -> [String] {
    let known = rows.compactMap { row in
      row.figure.certainty.map {
        (origin: $0.origin, name: words.name(of: row.figure.coefficient, metric: row.metric))
      }
    }
    guard !known.isEmpty else {
      return [words("未计算置信区间。", "No intervals were computed.")]
    }
    let parts = known.grouped { origin, _ in
      // A note of its own says that nothing varies.
      CertaintyOrigin(
        origin.method.withoutUndefined, lack: origin.lack == .noSpread ? nil : origin.lack)
    }.map { origin, figures in
      let undefined = figures.map(\.origin.method.undefined).max() ?? 0
      return words.listAll(figures.map(\.name).unique) + words("：", ": ")
        + words.method(origin.method)
        + (undefined == 0
          ? ""
          : words(
            "，其中无定义者（至多 \(undefined) 次）未计入",
            ", without those in which it is undefined (\(undefined) at most)"))
        + (origin.lack.map {
          words("；因\(words.lack($0))，不给出区间", ": no interval, since \(words.lack($0))")
        } ?? "")
    }
    return [
      words("标准误与置信区间：", "Standard errors and intervals. ")
        + parts.joined(separator: words("；", "; ")) + words("。", ".")
    ] + fewSources(rows)
  }

  /// Sources drawn from so few that samples of them differ too little.
  private static let fewSources = 20

  /// A bootstrap takes the spread between sources for that between all there could be, and few show little of it.
  private func fewSources(_ rows: [Row]) -> [String] {
    let areDrawn = rows.contains { row in
      guard let certainty = row.figure.certainty, certainty.low != nil,
        case .bootstrap(_, .sources, _, _) = certainty.origin.method
      else { return false }
      return true
    }
    let count = report.bases.map(\.sources.count).max() ?? 0
    guard areDrawn, count > 0, count < Self.fewSources else { return [] }
    return [
      words(
        "可供重抽的资料只有 \(count) 份，按资料重抽得到的区间往往偏窄，解读时宜留余地。",
        "Drawn from only \(count) sources, intervals by samples of sources tend to be too narrow; read them with care."
      )
    ]
  }

  /// Why some intervals are not shown.
  func exact(_ rows: [Row]) -> [String] {
    rows.contains { $0.figure.certainty?.standardError == 0 } ? [words.noErrorNote] : []
  }

  /// α counts the other way round.
  private func disorders(_ rows: [Row]) -> [String] {
    let names = rows.filter {
      [.krippendorffAlpha, .gamma].contains($0.figure.coefficient)
        || ($0.figure.coefficient.isUnitizing && $0.figure.estimate.value != nil)
    }.map { words.name(of: $0.figure.coefficient) }
    guard !names.isEmpty else { return [] }
    let unique = names.unique
    return [
      words(
        "\(words.listBefore(unique))的观察值与期望值为不一致程度。",
        "Of \(words.listAll(unique)) the observed and expected values are disagreements.")
    ]
  }

  /// Why some have no value, those of one reason together; and what to know of those that have one.
  private func remarks(_ rows: [Row]) -> [String] {
    let open = rows.filter { $0.figure.estimate.value == nil }
      .grouped { $0.figure.estimate.reason }.compactMap { reason, rows in
        reason.map { reason in
          let names = words.all(rows.map(qualified).unique)
          return words(
            "\(names)无定义：\(words.reason(reason))。",
            "\(names) \(rows.count == 1 ? "is" : "are") not defined: \(words.reason(reason)).")
        }
      }
    let known = rows.flatMap { row in
      row.figure.estimate.remarks.map { (name: qualified(row), remark: $0) }
    }
    return open
      + known.grouped(by: \.remark).map { remark, rows in
        words.all(rows.map(\.name).unique) + words("：", ": ") + words.remark(remark)
          + words("。", ".")
      }
  }

  /// A coefficient with what tells its row from others of the table.
  private func qualified(_ row: Row) -> String {
    let parts: [String?] = [
      report.bases.count > 1 ? placeName(row.place) : nil,
      Set(report.rows.map(\.universe)).count > 1 && !row.figure.coefficient.isUnitizing
        ? words.word(for: row.universe) : nil,
      row.figure.coders.count < report.coders.count
        ? row.figure.coders.joined(separator: " × ") : nil,
    ]
    let detail = words.listAll(parts.compactMap { $0 })
    return words.name(of: row.figure.coefficient, metric: row.metric)
      + (detail.isEmpty ? "" : words("（\(detail)）", " (\(detail))"))
  }
}

extension CertaintyOrigin.Method {
  /// Samples in which the coefficient has no value.
  fileprivate var undefined: Int {
    if case .bootstrap(_, _, _, let undefined) = self { undefined } else { 0 }
  }

  /// The same method, however many of its samples that were.
  fileprivate var withoutUndefined: CertaintyOrigin.Method {
    guard case .bootstrap(let samples, let resampling, let seed, _) = self else { return self }
    return .bootstrap(samples: samples, of: resampling, seed: seed)
  }
}
