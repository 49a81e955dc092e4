import GroundedTheory

/// Places in a file that share one trouble: how many, and the first few.
struct CuePlaces {
  private(set) var count = 0
  private(set) var first: [Int] = []

  mutating func note(_ place: Int) {
    count += 1
    // Two voices of one cue stand in one place.
    if first.count < 5, first.last != place { first.append(place) }
  }

  /// `line 3`, or `lines 3, 9, 12 and others`.
  func list(_ unit: String) -> String {
    let places = first.map(String.init).joined(separator: ", ")
    return
      "\(unit)\(first.count == 1 ? "" : "s") \(places)\(count > first.count ? " and others" : "")"
  }
}

/// What was wrong with the cues of a file, for its findings.
struct CueProblems {
  /// What places are counted in, such as `line`.
  let unit: String
  /// Nothing but a time.
  var empty = CuePlaces()
  /// A time that cannot be read; the words are kept.
  var unreadable = CuePlaces()
  /// Words outside every cue, taken into the one before.
  var stray = CuePlaces()
  /// What could not be read at all and is left out.
  var dropped = CuePlaces()
  /// Rows of a table that have not as many fields as its header, left out.
  var ragged = CuePlaces()
  var endsEarly = CuePlaces()
  var overlaps = CuePlaces()
  var backwards = CuePlaces()

  init(unit: String) { self.unit = unit }

  func findings(_ fileName: String) -> [Finding] {
    func finding(_ places: CuePlaces, _ what: (String) -> String, _ why: String) -> Finding? {
      guard places.count > 0 else { return nil }
      return Finding(
        what: what(counted(places.count, "cue")), place: "\"\(fileName)\", \(places.list(unit))",
        why: why)
    }
    return [
      finding(
        unreadable, { "\($0) without times" }, "the times cannot be read; the words are kept"),
      finding(
        stray, { "words outside \($0)" }, "they stand under no time and went to the cue before them"
      ),
      finding(
        ragged, { "\($0) left out" },
        "the row has not as many fields as the header; put words that hold a comma in quotation marks"
      ),
      finding(dropped, { "\($0) left out" }, "there is no reading it as a cue"),
      finding(empty, { "\($0) without words left out" }, "a turn has words"),
      finding(
        endsEarly, { "\($0) ending before the beginning" }, "the beginning is taken for the end too"
      ),
      finding(backwards, { "\($0) earlier than the one before" }, "the order of the file is kept"),
      finding(
        overlaps, { "\($0) beginning before the one before has ended" },
        "the times are kept as given"),
    ].compactMap(\.self)
  }
}
