import GroundedTheory

/// What keeps a file from being read.
///
/// The first value of each case names the file as the user gave it. The wording is in
/// `FormatError+Message.swift`.
public enum FormatError: Error, Equatable, Sendable {
  // Files and folders
  /// Nothing is there.
  case noSuchFile(String)
  /// No folder is there.
  case noSuchFolder(String)
  /// A folder where a file is wanted.
  case folderInsteadOfFile(String)
  /// A device, a socket or a pipe.
  case notARegularFile(String)
  /// The system does not let it be read, and why.
  case unreadable(String, reason: String)
  /// More bytes than the limit.
  case tooLarge(String, bytes: Int, limit: Int)
  /// A file without any bytes, or without any words.
  case emptyFile(String)
  /// A name whose ending belongs to no format; `known` are those that do.
  case unknownExtension(String, known: [String])
  /// The bytes are not what the file's name says.
  case anotherKind(String, expected: String, found: String)
  /// A readable file that is none of those which its ending may stand for; `found` says what it is,
  /// `known` what is read, `advice` which command reads it.
  case unknownShape(String, found: String, known: String, advice: String = "")
  /// A folder without a part that it needs.
  case missingPart(folder: String, part: String, meaning: String)

  // Text
  /// Binary data, and where it begins.
  case notText(String, byte: Int)
  /// Bytes that mean nothing in the encoding, and where they begin; the line is known where all before
  /// the byte could be read.
  case undecodable(String, encoding: String, byte: Int, line: Int? = nil)
  /// A name that iconv does not know.
  case unknownEncoding(String, name: String)

  // Markup and pages
  /// A document that cannot be read on, and why; `part` is the member of an archive, or empty.
  case damaged(String, part: String, reason: String)
  /// A document that opens with a password only, or forbids that its words be taken.
  case locked(String, reason: String)
  /// Pages that are pictures, without any words.
  case noTextLayer(String, pages: Int)
  /// A program that this kind of file is read with and that is not there.
  case missingProgram(String, program: String, packages: String)
  /// A program that did not come to an end, or went wrong, and how.
  case programFailed(String, program: String, reason: String)

  // Speakers
  /// A regular expression for speakers that cannot be used, and why.
  case badSpeakerPattern(String, pattern: String, reason: String)
  /// A regular expression for speakers that matches no line; the first line shows what there is.
  case unmatchedSpeakerPattern(String, pattern: String, firstLine: String)

  // Zip and XML
  /// An archive that cannot be opened, and why.
  case damagedZip(String, reason: String)
  /// An archive of more parts than the limit.
  case tooManyMembers(String, count: Int, limit: Int)
  /// A part that unpacks to more bytes than the limit.
  case memberTooLarge(String, member: String, limit: Int)
  /// An archive without a part that it needs.
  case missingMember(String, member: String)
  /// XML that breaks off or breaks its rules; `part` is the member of an archive, or empty.
  case malformedXML(String, part: String, line: Int, reason: String)

  // Tables
  /// A table that cannot be read on from this row, and why.
  case malformedTable(String, row: Int, reason: String)
  /// A table without any column of these names; `found` is its first row.
  case missingColumn(String, names: [String], found: [String])
  /// A column that was named and that the table does not have; `found` is its first row.
  case unknownColumn(String, name: String, found: [String])
  /// A table of ratings from which no agreement can be computed, and what to do.
  case unusableRatings(String, reason: String)
  /// Every bad row of the file at once.
  case badRows(String, [RowProblem])

  // YAML
  /// A file that is not YAML, with the parser's reason.
  case malformedYAML(String, line: Int, column: Int, reason: String)
  /// A key that the format does not have; `known` are those that may stand there.
  case unknownKey(String, line: Int, column: Int, key: String, known: [String])
  /// A key that is missing.
  case missingKey(String, line: Int, key: String, of: String)
  /// A value of another type or outside its list.
  case unexpectedValue(String, line: Int, column: Int, key: String, expected: String)
  /// Two places of the file that contradict each other, or a rule that an entry breaks.
  case inconsistent(String, line: Int, reason: String)
}
