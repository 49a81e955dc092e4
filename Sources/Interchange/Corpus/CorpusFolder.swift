import Foundation
import GroundedTheory

/// Reads the folder of a published study: `transcripts/`, `participants.csv` and `codings.csv`.
public enum CorpusFolder {
  /// Transcripts come in the order of their names; files whose names begin with a dot and a
  /// `README.md` are passed over.
  /// - Throws: ``FormatError`` where a part is missing or cannot be read; all bad rows of a table
  ///   come together.
  public static func read(
    _ path: String, findings: (Finding) -> Void = { _ in }
  ) throws -> StudyCorpus {
    func part(_ name: String, _ meaning: String) throws -> String {
      let part = path + "/" + name
      guard FileManager.default.fileExists(atPath: part) else {
        throw FormatError.missingPart(folder: path, part: name, meaning: meaning)
      }
      return part
    }
    guard isFolder(path) else { throw FormatError.noSuchFolder(path) }
    let transcripts = try part("transcripts", "the interviews, one file each")
    let participants = try part("participants.csv", "who spoke, one row each")
    let codings = try part("codings.csv", "source, turn, start, end, quote, code, coder, memo")
    return StudyCorpus(
      documents: try documents(in: transcripts),
      participants: try ParticipantsCSV.read(
        try FileBytes.read(participants), fileName: participants, findings: findings),
      codings: try self.codings(codings, findings))
  }

  private static func documents(in folder: String) throws -> [ImportedDocument] {
    guard isFolder(folder) else { throw FormatError.noSuchFolder(folder) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw FormatError.unreadable(folder, reason: error.localizedDescription)
    }
    let documents = try names.filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted().map {
      let path = folder + "/" + $0
      return try DocumentReader.read(path: path)
    }
    guard !documents.isEmpty else {
      throw FormatError.missingPart(
        folder: folder, part: "*.txt", meaning: "the interviews, one file each")
    }
    return documents
  }

  private static func codings(
    _ path: String, _ findings: (Finding) -> Void
  ) throws -> [Placed<CodingDraft>] {
    var codings: [Placed<CodingDraft>] = []
    var problems: [RowProblem] = []
    try CodingsCSV.read(try FileBytes.read(path), fileName: path, findings: findings) { row in
      switch row {
      case .success(let coding): codings.append(coding)
      case .failure(let problem): problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(path, problems) }
    return codings
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
