import GRDB
import GroundedTheory

extension StudyFile {
  /// Adds someone who codes.
  @discardableResult
  public func addCoder(_ name: String, reason: String = "") throws -> Coder {
    try record("coder add", by: name, reason: reason) { writing in
      try Codebook.checkName(name)
      if try writing.db.liveCoders().contains(where: { $0.name == name }) {
        throw Violation.duplicateCoder(name)
      }
      let coder = Coder(id: writing.newID(), name: name)
      try writing.add(coder)
      writing.summary = "\"\(name)\""
      return coder
    }
  }
}
