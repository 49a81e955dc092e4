import Foundation
import GroundedTheory

/// The pages of an e-book in reading order.
struct EpubPackage {
  /// Names of members of the archive.
  private(set) var pages: [String] = []
  private(set) var findings: [Finding] = []

  private struct Entry {
    let path: String?
    let type: String
    let isContents: Bool
  }

  init(_ archive: ZipArchive) throws {
    let root = try Self.root(archive)
    let stream = try XMLStream(
      try archive.read(root), fileName: archive.fileName, part: root, passesOverDocumentType: true)
    var entries: [String: Entry] = [:]
    var missing = 0
    while let event = try stream.next() {
      switch event {
      case .start("item"):
        guard let id = stream.attribute("id"), let href = stream.attribute("href") else { continue }
        entries[id] = Entry(
          path: Self.path(href, from: root), type: stream.attribute("media-type") ?? "",
          isContents: stream.attribute("properties")?.split(separator: " ").contains("nav") ?? false
        )
      case .start("itemref"):
        guard stream.attribute("linear") != "no" else { continue }
        let entry = stream.attribute("idref").flatMap { entries[$0] }
        if entry?.isContents == true { continue }
        guard let entry, let path = entry.path, archive.contains(path) else {
          missing += 1
          continue
        }
        if entry.type.hasSuffix("html+xml") || entry.type == "text/html" || entry.type.isEmpty {
          pages.append(path)
        }
      default: break
      }
    }
    if missing > 0 {
      findings.append(
        Finding(
          what: "\(counted(missing, "page")) left out", place: "\"\(archive.fileName)\"",
          why: "the reading order names them, and the file does not hold them"))
    }
  }

  /// The part that lists all others.
  private static func root(_ archive: ZipArchive) throws -> String {
    let part = "META-INF/container.xml"
    let stream = try XMLStream(try archive.read(part), fileName: archive.fileName, part: part)
    while let event = try stream.next() {
      if event == .start("rootfile"), let path = stream.attribute("full-path"),
        let inside = Self.path(path, from: "")
      {
        return inside
      }
    }
    throw FormatError.missingMember(archive.fileName, member: "content.opf")
  }

  /// The member that a reference leads to; nil where it leads out of the archive.
  static func path(_ reference: String, from base: String) -> String? {
    let bare = reference.prefix { $0 != "#" && $0 != "?" }
    let isElsewhere = bare.contains(":") || bare.hasPrefix("//")
    guard !isElsewhere, let decoded = String(bare).removingPercentEncoding else { return nil }
    var parts = decoded.hasPrefix("/") ? [] : Array(base.split(separator: "/").dropLast())
    for part in decoded.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    }
    return parts.joined(separator: "/")
  }
}
