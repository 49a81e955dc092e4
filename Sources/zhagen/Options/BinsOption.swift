import ArgumentParser

/// Where the numbers of an attribute are cut into groups.
struct BinsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Cut numbers here: 30,40 makes <30, 30..<40 and >=40.", valueName: "numbers")
  )
  var bins: String?

  var isEmpty: Bool { bins == nil }

  func cuts() throws -> [Double] {
    try (bins ?? "").split(separator: ",").map { word in
      guard let cut = Double(word.filter { $0 != " " }), cut.isFinite else {
        throw ValidationError("--bins takes numbers such as 30,40,50; \"\(word)\" is none.")
      }
      return cut
    }
  }

  func validate() throws {
    if try cuts().isEmpty, bins != nil { throw ValidationError("--bins is empty.") }
  }
}
