import Foundation
import GroundedTheory
import StudyStore

// Adds codings one by one, each with a durable commit of its own, and prints how many a second.
// usage: library-bench STUDY COUNT   (the study has sources, codes and a coder; it is changed)

guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
  print("usage: library-bench STUDY COUNT")
  exit(64)
}
let file = try StudyFile.open(at: CommandLine.arguments[1])
let (codes, sources) = (try file.codebook().codes.filter { $0.parent != nil }, try file.sources())
let coder = try file.coders().first?.name ?? "bench"
let codebook = try file.codebook()
var random = SystemRandomNumberGenerator()
let start = Date()
var done = 0
while done < count {
  guard let code = codes.randomElement(using: &random),
    let source = sources.randomElement(using: &random), source.scalars > 40
  else { break }
  let from = Int.random(in: 0..<(source.scalars - 30), using: &random)
  let draft = CodingDraft(
    source: source.source.name, offsets: from..<(from + 20), code: codebook.path(of: code),
    coder: coder)
  do {
    try file.addCoding(draft)
    done += 1
  } catch is Violation {}
}
print(Int(Double(done) / Date().timeIntervalSince(start)))
