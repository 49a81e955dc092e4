import Foundation

/// Real transcripts that may lie beside the repository; tests over them are skipped where they do not,
/// and none of their words are kept here.
public enum RealTranscripts {
  public static let folder = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../shared/transcripts").standardized.path

  public static var areHere: Bool { FileManager.default.fileExists(atPath: folder) }
}
