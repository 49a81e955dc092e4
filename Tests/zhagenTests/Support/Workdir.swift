import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A scratch folder in which the built program runs as a process.
final class Workdir: Sendable {
  let url: URL

  /// What one run left behind; prints all of it when an expectation fails.
  struct Run: CustomStringConvertible {
    let command: [String]
    let status: Int32
    let output: String
    let errors: String

    var description: String {
      """
      $ zhagen \(command.joined(separator: " "))   → \(status)
      --- stdout
      \(output)--- stderr
      \(errors)
      """
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  init(_ name: String = #function) throws {
    let base = FileManager.default.temporaryDirectory
    url = base.appendingPathComponent("zhagen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The program beside the test bundle.
  static let program: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("zhagen")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return bundle
  }()

  /// The repository that this file lies in.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @discardableResult
  func run(_ command: String..., environment: [String: String] = [:]) throws -> Run {
    try run(command, environment: environment)
  }

  @discardableResult
  func run(
    _ command: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = command
    process.currentDirectoryURL = url
    var variables = ProcessInfo.processInfo.environment
    variables["ZHAGEN_STUDY"] = nil
    process.environment = variables.merging(environment) { $1 }
    let output = try file("stdout-\(UUID().uuidString)")
    let errors = try file("stderr-\(UUID().uuidString)")
    process.standardOutput = output.handle
    process.standardError = errors.handle
    process.standardInput = FileHandle.nullDevice
    if let input {
      let file = url.appendingPathComponent("stdin-\(UUID().uuidString)")
      try Data(input.utf8).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    }
    try process.run()
    process.waitUntilExit()
    defer {
      try? FileManager.default.removeItem(at: output.url)
      try? FileManager.default.removeItem(at: errors.url)
    }
    return Run(
      command: command, status: process.terminationStatus,
      output: try String(contentsOf: output.url, encoding: .utf8),
      errors: try String(contentsOf: errors.url, encoding: .utf8))
  }

  private func file(_ name: String) throws -> (url: URL, handle: FileHandle) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try Data().write(to: file)
    return (file, try FileHandle(forWritingTo: file))
  }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }
}
