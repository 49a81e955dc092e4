import ArgumentParser
import GroundedTheory

struct ParticipantShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a participant: attributes with their kinds, sources, speakers and codings.")

  @Argument(help: "The participant.")
  var participant: String

  @OptionGroup var study: StudyAsOfOption

  func run() throws {
    let page = try study.withStudy { study in
      ParticipantPage(
        try study.voices().participant(named: participant), in: try study.voices(),
        tallies: try study.tallies())
    }
    try Terminal.write(page.text, to: nil)
  }
}

/// What `participant show` prints.
struct ParticipantPage {
  let text: String

  init(_ participant: Participant, in voices: Voices, tallies: [CodingTally]) {
    let attributes = voices.attributes.compactMap { attribute in
      participant.value(of: attribute.name).map { (attribute.name, $0, attribute.kind) }
    }
    var lines = [participant.name]
    lines += attributes.map { "  \($0.0): \($0.1)  (\($0.2.rawValue))" }
    let places = voices.appearances[participant.id] ?? []
    lines.append(places.isEmpty ? "speaks in no source yet" : "speaks in")
    lines += places.map { place in
      "  \(place.source)" + (place.speaker.map { ", as \"\($0)\"" } ?? "")
    }
    let whole = voices.participantOfUnlinked
    let own = tallies.filter { ($0.participant ?? whole[$0.source]) == participant.id }
    let codings = own.reduce(0) { $0 + $1.count }
    lines.append(
      "\(counted(codings, "coding")) with \(counted(Set(own.map(\.code)).count, "code"))")
    text = lines.joined(separator: "\n") + "\n"
  }
}
