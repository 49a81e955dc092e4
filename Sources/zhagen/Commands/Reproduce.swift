import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

struct Reproduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuild a published coding model and compare its figures.",
    discussion: """
      Builds the study from the codebook file and the corpus it names, checks that every quote stands \
      in its transcript, computes every published figure anew, and writes the study, its tables, the \
      model figure and a report page. Exit code 1 where a figure differs or a quote is not there.
      """)

  @Argument(help: ArgumentHelp("A published study's codebook (.yaml).", valueName: "file"))
  var codebook: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the results go.", valueName: "folder"))
  var output: String

  @Option(help: "The form in which the comparison is printed.")
  var format: TableFormat = .table

  @Option(help: "The language of headings: zh or en.")
  var lang: Language = .en

  func run() throws {
    let published = try CodebookYAML.readStudy(
      try FileBytes.read(codebook), fileName: codebook)
    let folder = URL(fileURLWithPath: codebook).deletingLastPathComponent()
    var findings: [Finding] = []
    let corpus = try CorpusFolder.read(
      folder.appendingPathComponent(published.corpus).path, findings: { findings.append($0) })
    let target = URL(fileURLWithPath: output, isDirectory: true)
    try OutputFolder.make(output)
    let snapshot = try StudyFile.rebuild(
      published, from: corpus, at: target.appendingPathComponent("study.zhagen").path)
    let reproduction = Reproduction(published, computedFrom: snapshot)
    let files = try ReproductionFiles(snapshot, reproduction).contents()
    for file in files {
      try Terminal.write(file.text, to: target.appendingPathComponent(file.name).path)
    }
    if format == .table { try Terminal.write(names(reproduction), to: nil) }
    try Terminal.write(
      TableWriter.write(
        reproduction.table, as: format, bom: false, headings: lang == .zh ? .chinese : .keys,
        width: Terminal.width ?? 100), to: nil)
    if format == .table { try Terminal.write("\n\(reproduction.fractions)\n", to: nil) }
    Terminal.note("Wrote study.zhagen, \(files.map(\.name).joined(separator: ", ")) to \(output).")
    Terminal.note(findings + corpus.documents.flatMap(\.findings))
    try report(reproduction)
  }

  private func report(_ reproduction: Reproduction) throws {
    let different = reproduction.checks.filter { !$0.holds }
    guard different.isEmpty else {
      for check in different {
        Terminal.note(
          "Error: \"\(check.figure)\" differs: published \(check.published), computed \(check.computed)."
        )
      }
      throw ExitCode.failure
    }
  }

  /// Names of the ladder and beside it, by provenance. Of the lowest level only the number is
  /// printed; the report page names all.
  private func names(_ reproduction: Reproduction) -> String {
    reproduction.namesByProvenance.map { group in
      let names =
        group.level == reproduction.lowestLevel
        ? "see report.html" : group.names.joined(separator: "、")
      return "\(group.provenance) \(group.level) names (\(group.names.count)): \(names)\n"
    }.joined() + "\n"
  }
}

/// The folder that results go to.
enum OutputFolder {
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
  }
}
