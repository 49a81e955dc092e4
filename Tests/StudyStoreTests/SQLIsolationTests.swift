import Foundation
import Testing

/// SQL lives in the store and nowhere else.
@Suite struct SQLIsolationTests {
  @Test func noOtherModuleSpeaksSQL() throws {
    var root = URL(fileURLWithPath: #filePath)
    while !FileManager.default.fileExists(atPath: root.appendingPathComponent("Package.swift").path)
    {
      try #require(root.path != "/")
      root.deleteLastPathComponent()
    }
    let sources = root.appendingPathComponent("Sources")
    let paths = try #require(FileManager.default.enumerator(atPath: sources.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    let (store, others) = (
      paths.filter { $0.hasPrefix("StudyStore/") }, paths.filter { !$0.hasPrefix("StudyStore/") }
    )
    #expect(others.count > 30)
    func speaks(_ path: String) throws -> Bool {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      return text.contains(/\b(SELECT|INSERT INTO|CREATE TABLE)\b|\bimport GRDB\b/)
    }
    for path in others { #expect(try !speaks(path), "\(path)") }
    #expect(try store.contains(where: speaks))
  }
}
