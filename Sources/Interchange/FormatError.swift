import GroundedTheory

/// What keeps a file from being read.
///
/// The first value of each case names the file as the user gave it. The wording is in
/// `FormatError+Message.swift`.
public enum FormatError: Error, Equatable, Sendable {
  // Files and folders
  case noSuchFile(String)
  case noSuchFolder(String)
  case folderInsteadOfFile(String)
  case notARegularFile(String)
  case unreadable(String, reason: String)
  case tooLarge(String, bytes: Int, limit: Int)
  case emptyFile(String)
  case unknownExtension(String, known: [String])
  /// The bytes are not what the file's name says.
  case anotherKind(String, expected: String, found: String)
  case missingPart(folder: String, part: String, meaning: String)

  // Text
  case notText(String, byte: Int)
  /// The line is known where all before the byte could be read.
  case undecodable(String, encoding: String, byte: Int, line: Int? = nil)
  case unknownEncoding(String, name: String)

  // Zip and XML
  case damagedZip(String, reason: String)
  case tooManyMembers(String, count: Int, limit: Int)
  case memberTooLarge(String, member: String, limit: Int)
  case missingMember(String, member: String)
  case malformedXML(String, part: String, line: Int, reason: String)

  // Tables
  case malformedTable(String, row: Int, reason: String)
  case missingColumn(String, names: [String], found: [String])
  /// Every bad row of the file at once.
  case badRows(String, [RowProblem])

  // YAML
  case malformedYAML(String, line: Int, column: Int, reason: String)
  case unknownKey(String, line: Int, column: Int, key: String, known: [String])
  case missingKey(String, line: Int, key: String, of: String)
  case unexpectedValue(String, line: Int, column: Int, key: String, expected: String)
  case inconsistent(String, line: Int, reason: String)
}
