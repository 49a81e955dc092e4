/// Where every coding stands, as numbers: all that comparing, counting pairs and agreement need, without
/// a quote or a turn. Half a million take 10 MB.
public struct CodingPlaces: Sendable {
  /// One coding. What it refers to are positions in the lists beside it.
  public struct Place: Hashable, Sendable {
    /// The position of its source in ``CodingPlaces/sources``.
    public var source: Int32
    /// Where it begins, in the unit that the places are counted in.
    public var start: Int32
    /// Where it ends, that unit not included.
    public var end: Int32
    /// The position of its code in the codes of ``CodingPlaces/codebook``.
    public var code: Int32
    /// The position of its coder in ``CodingPlaces/coders``.
    public var coder: Int32

    /// Takes the values as given; nothing is checked here.
    public init(source: Int32, start: Int32, end: Int32, code: Int32, coder: Int32) {
      self.source = source
      self.start = start
      self.end = end
      self.code = code
      self.coder = coder
    }
  }

  /// The levels and codes.
  public let codebook: Codebook
  /// The sources, by number.
  public let sources: [SourceDocument]
  /// The coders, in the order in which they were added.
  public let coders: [Coder]
  /// The codings that have a place (orphans have none): those of one source together, in the order of
  /// its text.
  public let places: [Place]

  /// Takes the values as given; the places of each source must stand together, in the order of its
  /// text, and refer to what the lists hold.
  public init(
    codebook: Codebook, sources: [SourceDocument], coders: [Coder], places: [Place]
  ) {
    self.codebook = codebook
    self.sources = sources
    self.coders = coders
    self.places = places
  }

  /// The same codings counted in units of the text, such as turns: each from the first unit that it
  /// touches to the last. One that touches none is left out.
  /// - Parameter units: the units of a source in text order, without overlaps; asked once a source.
  public func counted(
    in units: (SourceDocument) throws -> [TextSpan]
  ) rethrows -> CodingPlaces {
    var counted: [Place] = []
    counted.reserveCapacity(places.count)
    for part in bySource {
      guard let first = part.first else { continue }
      let spans = try units(sources[Int(first.source)])
      for place in part {
        let from = spans.firstPosition { $0.end > place.start }
        let to = spans.firstPosition { $0.start >= place.end }
        guard from < to else { continue }
        var place = place
        (place.start, place.end) = (Int32(from), Int32(to))
        counted.append(place)
      }
    }
    return CodingPlaces(codebook: codebook, sources: sources, coders: coders, places: counted)
  }

  /// The places of one source after the other.
  var bySource: [ArraySlice<Place>] {
    var parts: [ArraySlice<Place>] = []
    var start = 0
    for end in places.indices.dropFirst() where places[end].source != places[start].source {
      parts.append(places[start..<end])
      start = end
    }
    if start < places.count { parts.append(places[start...]) }
    return parts
  }
}

extension Array {
  /// The first position from which on `holds` is true, by halving; the count where it never is.
  func firstPosition(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
