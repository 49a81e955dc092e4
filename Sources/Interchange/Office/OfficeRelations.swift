/// The parts that a part of an Office file refers to.
struct OfficeRelations {
  private let relations: [(id: String, kind: String, part: String)]

  /// - Parameter part: the part that refers; empty for the whole file.
  init(of part: String, in archive: ZipArchive) throws {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let own = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    var relations: [(id: String, kind: String, part: String)] = []
    if archive.contains(own) {
      let stream = try XMLStream(
        try archive.read(own), fileName: archive.fileName, part: own)
      while let event = try stream.next() {
        guard event == .start("Relationship"), stream.attribute("TargetMode") != "External",
          let type = stream.attribute("Type"), let target = stream.attribute("Target")
        else { continue }
        let inside = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        relations.append(
          (stream.attribute("Id") ?? "", String(type.split(separator: "/").last ?? ""), inside))
      }
    }
    self.relations = relations
  }

  func part(id: String) -> String? { relations.first { $0.id == id }?.part }
  func part(kind: String) -> String? { parts(kinds: kind).first }
  func parts(kinds: String...) -> [String] {
    relations.filter { kinds.contains($0.kind) }.map(\.part)
  }
}
