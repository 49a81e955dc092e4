import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs `pdftotext` of Poppler, the one program that this module starts.
///
/// The file goes to it through a private folder that is gone afterwards; no shell is between.
struct PDFProgram {
  static let name = "pdftotext"
  static let packages = "poppler-utils and poppler-data (with apt) or poppler (with brew)"
  /// Seconds that it may take.
  var timeLimit = 60.0
  /// Bytes that it may write: 256 MiB.
  var outputLimit = 256 << 20
  /// Where programs are looked for.
  var path =
    (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/local/bin:/opt/homebrew/bin"

  /// The pages in XHTML, every word with its place, and what the program said besides.
  /// - Throws: ``FormatError`` where the program is missing, fails, or takes too long.
  func run(_ bytes: [UInt8], fileName: String) throws -> (xhtml: [UInt8], complaints: String) {
    guard let program = executable else {
      throw FormatError.missingProgram(fileName, program: Self.name, packages: Self.packages)
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("zhagen-pdf-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let input = folder.appendingPathComponent("in.pdf")
      let complaints = folder.appendingPathComponent("complaints")
      try Data(bytes).write(to: input)
      try Data().write(to: complaints)
      let process = Process()
      process.executableURL = program
      process.arguments = ["-bbox-layout", "-enc", "UTF-8", input.path, "-"]
      process.environment = ["LC_ALL": "C"]
      process.standardInput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: complaints)
      let xhtml = try output(of: process, fileName)
      let said = try FileHandle(forReadingFrom: complaints).read(upToCount: 1 << 16) ?? Data()
      let text = String(decoding: said, as: UTF8.self)
      try check(process.terminationStatus, text, fileName)
      return (xhtml, text)
    } catch let error as FormatError {
      throw error
    } catch {
      throw FormatError.programFailed(
        fileName, program: Self.name, reason: "cannot be run: \(error.localizedDescription)")
    }
  }

  private var executable: URL? {
    path.split(separator: ":").lazy
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(Self.name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Everything that the program writes, read while it runs; it is killed at a limit.
  private func output(of process: Process, _ fileName: String) throws -> [UInt8] {
    let pipe = Pipe()
    process.standardOutput = pipe
    let deadline = Date().addingTimeInterval(timeLimit)
    try process.run()
    var failure: String?
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let file = pipe.fileHandleForReading.fileDescriptor
    while failure == nil {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else {
        failure = "did not come to an end within \(Int(timeLimit)) seconds"
        break
      }
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(min(left, 1) * 1000) + 1) != 0 else {
        // Another child of this process may hold the pipe open after the program's end.
        if process.isRunning { continue } else { break }
      }
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { break }
      output += chunk[..<count]
      if output.count > outputLimit {
        failure = "gives more than \(outputLimit >> 20) MiB of text"
      }
    }
    if failure != nil { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    if let failure {
      throw FormatError.programFailed(fileName, program: Self.name, reason: failure)
    }
    return output
  }

  private func check(_ status: Int32, _ complaints: String, _ fileName: String) throws {
    guard status != 0 else { return }
    if complaints.contains("Incorrect password") {
      throw FormatError.locked(fileName, reason: "it opens with a password only")
    }
    if status == 3 || complaints.contains("not allowed") {
      throw FormatError.locked(fileName, reason: "it forbids that its words be taken")
    }
    let first = complaints.split(separator: "\n").last.map(String.init) ?? "nothing"
    throw FormatError.programFailed(
      fileName, program: Self.name, reason: "fails (status \(status)) and says: \(first.trimmed)")
  }
}
