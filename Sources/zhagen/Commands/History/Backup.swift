import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a whole copy of the study, also while it is in use, and check it.",
    discussion: """
      Without a name the copy lies beside the study as "name 2026-03-01.zhagen-backup". It opens like a \
      study (--study FILE); to go back to it, copy it to a name that ends in .zhagen. What is purged \
      from the study later stays in its backups.
      """)

  @Argument(help: "The file to make.")
  var file: String?

  @Flag(help: "Replace a file of this name.")
  var force = false

  @OptionGroup var study: StudyOption

  func validate() throws {
    if force, file == nil { throw ValidationError("--force replaces a FILE; name it.") }
  }

  func run() throws {
    let backup = try study.withStudy { try $0.backUp(to: file, overwriting: force) }
    let size = Int64(backup.bytes).formatted(.byteCount(style: .file))
    Terminal.note("Made \"\(backup.path)\": \(counted(backup.lastEvent, "event")), \(size).")
  }
}
