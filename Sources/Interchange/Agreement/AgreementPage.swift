import GroundedTheory

/// Agreement as a page for the appendix of a thesis: what was compared, the coefficients with their intervals,
/// what they may be called, each code, and what everything rests on.
public struct AgreementPage: Sendable {
  let report: AgreementReport
  let levels: [Level]
  let language: FigureLanguage
  let program: String
  let file: String?
  var words: PageWords { PageWords(language: language) }

  /// - Parameters:
  ///   - levels: the study's, for their names; empty for ratings from a file.
  ///   - program: what computed the figures, such as `zhagen 0.1.0`.
  ///   - file: what the file of ratings is called; nil for a study.
  public init(
    _ report: AgreementReport, levels: [Level] = [], language: FigureLanguage, program: String,
    file: String? = nil
  ) {
    self.report = report
    self.levels = levels
    self.language = language
    self.program = program
    self.file = file
  }

  /// The page, ready to be written as HTML, Markdown or plain text.
  public var page: ReportPage {
    let sections = [basis, overall, benchmarks] + bySource + byCode + [references, settings]
    return ReportPage(
      title: words("编码员间信度", "Intercoder agreement"),
      subtitle: words.all(report.coders), sections: sections.compactMap { $0 },
      language: language)
  }

  func section(
    _ anchor: String, _ heading: String, _ paragraphs: [String] = [], table: ReportTable? = nil,
    notes: [String] = [], expendable: [String] = []
  ) -> ReportPage.Section {
    ReportPage.Section(
      anchor: anchor, heading: heading, text: paragraphs.joined(separator: "\n\n"), table: table,
      headings: .keys, notes: notes.joined(separator: "\n\n"), expendable: expendable)
  }

  func levelName(_ key: String?) -> String? {
    key.map { key in levels.first { $0.key == key }.map(language.name(of:)) ?? key }
  }

  // MARK: What was compared

  private var basis: ReportPage.Section {
    let isOfFile = report.unit == "row"
    var paragraphs: [String] = []
    if let first = report.bases.first {
      paragraphs.append(isOfFile ? ratedRows(first) : comparedSources(first))
    }
    if let asked = words.part(report.scope) { paragraphs.append(asked) }
    if let rule = words.rule(of: report.unit, isWholeText: !words.narrowsText(report.scope)) {
      paragraphs.append(rule)
    }
    for basis in report.bases {
      paragraphs.append(isOfFile && !basis.isOfSets ? categories(basis) : described(basis))
    }
    if report.bases.first?.isOfSets == true { paragraphs.append(rating) }
    if report.rows.contains(where: { $0.universe == .coded }), report.unit != "segment" {
      paragraphs.append(bothUniverses)
    }
    paragraphs += leftOut
    return section(
      "basis", words("比较的内容", "What was compared"), paragraphs, table: work)
  }

  private func ratedRows(_ basis: AgreementBasis) -> String {
    let name = file.map(words.quoted) ?? ""
    return words(
      "比较\(words.all(report.coders))对评定文件\(name)中 \(words.units(basis.units, of: report.unit))的评定。",
      "\(words.all(report.coders)) are compared on \(words.units(basis.units, of: report.unit)) of the file of"
        + " ratings \(name).")
  }

  /// Of ratings each of which is one category.
  private func categories(_ basis: AgreementBasis) -> String {
    let (count, missing) = (basis.categories, basis.missing)
    return words(
      "共 q = \(count) 个类别，缺失评定 \(missing) 个。",
      "There \(count == 1 ? "is" : "are") q = \(count) \(count == 1 ? "category" : "categories"); "
        + "\(counted(missing, "rating")) \(missing == 1 ? "is" : "are") missing.")
  }

  private func comparedSources(_ basis: AgreementBasis) -> String {
    let names = words.listAll(basis.sources)
    let sources = words.count(basis.sources.count, "source", "份资料")
    let units = words.units(basis.units, of: report.unit)
    return words(
      "比较\(words.all(report.coders))对 \(sources)（\(names)）的编码，共 \(units)。",
      "\(words.all(report.coders)) are compared on \(sources) (\(names)), in all \(units).")
  }

  private func described(_ basis: AgreementBasis) -> String {
    var text = ""
    if let stage = basis.place.stage {
      text += words(
        words.word(for: stage) + "：",
        words.word(for: stage).capitalized + ": ")
    }
    if report.unit != "row" {
      text +=
        levelName(basis.place.level).map {
          words(
            "编码归并到\(words.quoted($0))层级后比较。",
            "Codes are compared at the level \(words.quoted($0)). ")
        } ?? words("各编码按原样比较，不作归并。", "Each code is compared as it is. ")
    }
    let share = words.percent(basis.coded, of: basis.units)
    text += words(
      "其中 \(basis.coded) 个（\(share)）至少有一位编码员给出编码",
      "\(basis.coded) (\(share)) were given a code by one coder at least")
    if basis.several > 0 {
      text += words(
        "，\(basis.several) 个被同一编码员给出多个编码",
        ", \(basis.several) several codes by the same coder")
    }
    text += words(
      "；共使用编码 \(basis.codesUsed) 个。",
      "; \(counted(basis.codesUsed, "code")) \(basis.codesUsed == 1 ? "was" : "were") used.")
    if basis.aside.codings > 0 {
      text += words(
        "另有 \(basis.aside.codes) 个编码的 \(basis.aside.codings) 条编码记录在该层级没有归属，未计入。",
        " Left out are \(counted(basis.aside.codings, "coding")) of \(counted(basis.aside.codes, "code"))"
          + " that lie under no code at this level.")
    }
    return text
  }

  private var rating: String {
    let categories = report.bases.first?.categories ?? 0
    return words(
      "每个单位的评定是该编码员给予它的编码的集合，未编码的单位为空集；出现过的集合各为一类，共 q = \(categories) 类"
        + "\(report.bases.count > 1 ? "（首行）" : "")。未参与某份资料的编码员在该资料上没有评定。",
      "A rating is the set of codes that a coder gave a unit; a unit left uncoded has the empty set. Counting each"
        + " set that occurs there are q = \(categories) categories\(report.bases.count > 1 ? " in the first row" : "")."
        + " A coder who did not work on a source has no rating there.")
  }

  private var bothUniverses: String {
    words(
      "全部单位与已编码单位两种范围下的系数相差 0.05 及以上者一并列出：双方均未编码的单位也算一致，但性质不同。",
      "Figures are of all units and of those alone that someone coded, where the two differ by 0.05 or more: units"
        + " that everyone left uncoded are agreement too, though of another kind.")
  }

  private var leftOut: [String] {
    var lines = report.alone.map { alone in
      words(
        "仅由\(alone.coder)编码、因而未计入的资料：\(words.listAll(alone.sources))。",
        "Left out as \(alone.coder) alone of these coders worked on them: \(words.listAll(alone.sources))."
      )
    }
    let idle = report.unit == "row" ? [] : report.bases.first?.work.filter { $0.sources == 0 } ?? []
    if !idle.isEmpty {
      let names = words.all(idle.map(\.coder))
      lines.append(
        words(
          "\(names)未参与上述任何一份资料。",
          "\(names) worked on none of these sources."))
    }
    if report.outside > 0, words.narrowsText(report.scope) {
      lines.append(
        words(
          "另有 \(report.outside) 条编码记录不在所取的部分之内，未计入。",
          "Left out are \(counted(report.outside, "coding")) outside what was asked for."))
    } else if report.outside > 0 {
      lines.append(
        words(
          "另有 \(report.outside) 条编码记录落在这些单位之外（如标题），未计入。",
          "Left out are \(counted(report.outside, "coding")) outside the units, such as on headings."
        ))
    }
    return lines
  }

  private var work: ReportTable {
    let hasPlaces = report.bases.count > 1
    let hasSources = report.unit != "row"
    let isOfSets = report.bases.first?.isOfSets != false
    var table = ReportTable(
      columns: (hasPlaces ? [words("比较", "Compared")] : []) + [words("编码员", "Coder")]
        + (hasSources ? [words("资料数", "Sources")] : []) + [
          isOfSets ? words("编码单位数", "Units coded") : words("评定单位数", "Units rated")
        ] + (isOfSets ? [words("其中多编码", "With several codes")] : []))
    for basis in report.bases {
      for work in basis.work {
        table.append(
          (hasPlaces ? [.text(placeName(basis.place))] : []) + [.text(work.coder)]
            + (hasSources ? [.integer(work.sources)] : [])
            + [.integer(work.coded)] + (isOfSets ? [.integer(work.several)] : []))
      }
    }
    return table
  }

  /// Level and stage, as the head of a row.
  func placeName(_ place: AgreementReport.Place) -> String {
    let parts = [levelName(place.level), place.stage.map(words.word(for:))].compactMap { $0 }
    return parts.isEmpty
      ? words("全部编码", "all codes") : parts.joined(separator: words("，", ", "))
  }
}
