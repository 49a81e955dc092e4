import CLibZip
import Foundation

/// Builds zip files for the tests.
enum Archive {
  /// - Parameter members: names and contents.
  static func zip(_ members: [(String, [UInt8])]) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let path = folder.path + "/a.zip"
    var code: Int32 = 0
    let archive = zip_open(path, Int32(ZIP_CREATE), &code)
    var kept: [UnsafeMutablePointer<UInt8>] = []
    defer { kept.forEach { $0.deallocate() } }
    for (name, content) in members {
      // The archive reads it when it is closed.
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, content.count))
      copy.initialize(from: content, count: content.count)
      kept.append(copy)
      let source = zip_source_buffer(archive, copy, UInt64(content.count), 0)
      zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
    }
    zip_close(archive)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A Word document with this XML in its body.
  /// - Parameter parts: kinds, such as `footnotes` or `header`, with the XML in each.
  static func docx(
    _ body: String, part: String = "word/document.xml", parts: [(String, String)] = []
  ) throws -> [UInt8] {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    func xml(_ element: String, _ content: String) -> [UInt8] {
      Array(
        """
        <?xml version="1.0" encoding="UTF-8"?><w:\(element) xmlns:w="\(word)" xmlns:mc="m" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\(content)</w:\(element)>
        """.utf8)
    }
    func relations(_ targets: [(String, String)]) -> [UInt8] {
      let list = targets.map { #"<Relationship Type="x/\#($0.0)" Target="\#($0.1)"/>"# }
      return Array("<Relationships>\(list.joined())</Relationships>".utf8)
    }
    let document = xml("document", "<w:body>\(body)</w:body>")
    return try zip(
      [("_rels/.rels", relations([("officeDocument", "/\(part)")])), (part, document)]
        + (parts.isEmpty
          ? []
          : [("word/_rels/document.xml.rels", relations(parts.map { ($0.0, "\($0.0)1.xml") }))])
        + parts.map { ("word/\($0.0)1.xml", xml($0.0, $0.1)) })
  }
}

/// A folder that is removed with the value.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "zhagen-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `text` to a file in the folder, and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
