import GroundedTheory

/// The files that a rebuilt study leaves behind beside the study itself: its tables, its figure and
/// a report page that holds all of it.
public struct ReproductionFiles {
  /// A file by name, with its text.
  public struct File: Sendable {
    /// Its name, such as `report.html`.
    public let name: String
    /// Its whole text, in UTF-8 on the disk.
    public let text: String
  }

  private let snapshot: StudySnapshot
  private let reproduction: Reproduction
  private let figure: String
  private let diagram: InfluenceDiagram

  /// Draws the model of the rebuilt study; the other files are made by ``contents()``.
  /// - Throws: ``/GroundedTheory/Violation`` where the model cannot be drawn.
  public init(_ snapshot: StudySnapshot, _ reproduction: Reproduction) throws {
    self.snapshot = snapshot
    self.reproduction = reproduction
    diagram = try InfluenceDiagram(snapshot)
    figure = ModelSVG.render(diagram, language: .chinese)
  }

  /// Everything, in the order in which a reader would open it.
  public func contents() -> [File] {
    let frequencies = snapshot.frequencies
    let tree = ReportTable.categoryTree(snapshot.codebook, frequencies)
    let wide = ReportTable.wideTree(snapshot.codebook, frequencies)
    let open = ReportTable.openCoding(snapshot)
    let axial = ReportTable.axialCoding(snapshot)
    return [
      File(name: "report.html", text: page(frequencies, open: open, axial: axial).html),
      File(name: "category-tree.csv", text: TableWriter.write(tree, as: .csv)),
      File(name: "category-tree-wide.csv", text: TableWriter.write(wide, as: .csv)),
      File(name: "open-coding.csv", text: TableWriter.write(open, as: .csv)),
      File(name: "axial-coding.csv", text: TableWriter.write(axial, as: .csv)),
      File(name: "model.svg", text: figure),
      File(name: "model.dot", text: ModelDOT.write(diagram)),
    ]
  }

  private func page(
    _ frequencies: Frequencies, open: ReportTable, axial: ReportTable
  ) -> ReportPage {
    let people = ReportTable.participants(snapshot.participants, in: snapshot.voices)
    let tree = ReportTable.categoryTree(snapshot.codebook, frequencies, indent: "\u{2003}")
    let headings = Headings.chinese.naming(snapshot.codebook.ladder.all)
    func section(
      _ anchor: String, _ heading: String, _ text: String = "", _ table: ReportTable? = nil,
      _ figure: String? = nil
    ) -> ReportPage.Section {
      .init(
        anchor: anchor, heading: heading, text: text, table: table, headings: headings,
        figure: figure)
    }
    return ReportPage(
      title: snapshot.study.title, subtitle: snapshot.study.citation, note: snapshot.study.note,
      sections: [
        section("comparison", "与论文数字的比较", reproduction.fractions, reproduction.table),
        section("model", "影响因素模型", "", nil, figure),
        section("storyline", "故事线", snapshot.study.storyline),
        section("tree", "范畴树", "", tree.selecting(Self.treeColumns)),
        section("axial", "主轴编码", "", axial),
        section(
          "relations", "典型关系结构", "", ReportTable.relations(snapshot).selecting(Self.relationColumns)
        ),
        section("open", "开放式编码", "", open),
        section(
          "participants", "访谈对象", "",
          people.selecting(people.columns.filter { !["source", "speaker"].contains($0) })),
        section("names", "名称的来源", Self.namesText, reproduction.names),
      ])
  }

  private static let treeColumns = [
    "level", "number", "name", "sources", "participants", "coders", "codings", "codings_total",
    "definition",
  ]

  private static let relationColumns = [
    "from", "to", "type", "sign", "support", "provenance", "note",
  ]

  private static let namesText =
    "论文公开的名称标为 published；为重做这个模型而拟的名称标为 reconstructed，它们不是论文原文。"
}
