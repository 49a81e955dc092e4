/// What coders said of the units of their material at one level: its sources as lines of units, and the
/// codings as stretches of such a line.
///
/// A turn, a sentence and a scalar are treated alike: each is a place on the line, so that one sweep over the
/// borders of codings serves all of them and no unit is listed by itself.
public struct RatedUnits: Sendable {
  /// One source.
  struct Line: Sendable {
    let name: String
    /// How many units it has.
    let length: Int
    let workers: [Bool]
    /// In units; `code` is the position in ``RatedUnits/codes``. In the order of the line.
    let places: [CodingPlaces.Place]
  }

  /// Whom they are of.
  public let coders: [String]
  /// What a unit is.
  public let unit: AgreementUnit
  /// The key of the level; nil where each code stands for itself.
  public let level: String?
  /// What a unit can be coded with, in the order of the codebook: all codes at the level.
  public let codes: [Code]
  /// What they are called: their names, or their paths where two have one name.
  public let names: [String]
  /// For each of ``codes`` whether figures are for it.
  let isChosen: [Bool]
  let lines: [Line]
  /// Codes that were used and lie under none at the level, and how many codings they have; those are left out.
  public let aside: (codes: Int, codings: Int)

  /// Rolls codes up to a level, and cuts the texts into units.
  /// - Parameter level: the key of a level; nil takes each code as it is.
  public init(_ material: AgreementMaterial, level: String? = nil) {
    let codebook = material.codebook
    let codes = level.map(codebook.codes(at:)) ?? codebook.depthFirst
    let position = Dictionary(
      codes.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let rolled = codebook.codes.map { code in
      (level.map { codebook.ancestor(of: code, at: $0) } ?? code).flatMap { position[$0.id] } ?? -1
    }
    var asideCodings = [Int](repeating: 0, count: rolled.count)
    lines = material.texts.map { text in
      let axis = UnitAxis(text.stretches, isOfScalars: material.unit.isOfScalars)
      var places: [CodingPlaces.Place] = []
      places.reserveCapacity(text.places.count)
      for place in text.places {
        let code = rolled[Int(place.code)]
        if code < 0 { asideCodings[Int(place.code)] += 1 }
        guard code >= 0, var mapped = axis.place(place) else { continue }
        mapped.code = code
        places.append(mapped)
      }
      let line = Line(
        name: text.name, length: axis.length, workers: text.workers, places: places)
      return material.unit == .segment ? line.segments : line
    }
    coders = material.coders
    unit = material.unit
    self.level = level
    self.codes = codes
    names = codebook.shortNames(of: codes)
    // At a level a chosen code below it cannot be told from its siblings, so it stands for what it is in.
    isChosen = codes.map { code in
      material.chosen?.isDisjoint(with: level == nil ? [code.id] : codebook.subtree(of: code))
        != true
    }
    aside = (asideCodings.count { $0 > 0 }, asideCodings.reduce(0, +))
  }

  /// How many units there are.
  public var count: Int { lines.reduce(0) { $0 + $1.length } }
  /// The names of the sources, in the order of the groups of all ratings made here.
  public var sources: [String] { lines.map(\.name) }
}

extension AgreementUnit {
  /// Whether places are counted in scalars of the parts looked at.
  var isOfScalars: Bool { self == .scalar || self == .segment }
}

extension RatedUnits.Line {
  /// The same codings with the stretches that they cover together as units.
  fileprivate var segments: RatedUnits.Line {
    var (segment, end) = (Int32(-1), Int32(0))
    let counted = places.map { place in
      if segment < 0 || place.start >= end {
        segment += 1
        end = place.end
      } else {
        end = max(end, place.end)
      }
      var place = place
      (place.start, place.end) = (segment, segment + 1)
      return place
    }
    return RatedUnits.Line(
      name: name, length: Int(segment) + 1, workers: workers, places: counted)
  }
}

/// Where the places of a text stand when its stretches are set end to end.
private struct UnitAxis {
  private let stretches: [TextSpan]
  /// What lies before each stretch.
  private let before: [Int]
  private let isOfScalars: Bool
  let length: Int

  /// - Parameter isOfScalars: whether each scalar is a unit, not each stretch.
  init(_ stretches: [TextSpan], isOfScalars: Bool) {
    self.stretches = stretches
    self.isOfScalars = isOfScalars
    var before: [Int] = []
    before.reserveCapacity(stretches.count)
    var length = 0
    for stretch in stretches {
      before.append(length)
      length += isOfScalars ? stretch.count : 1
    }
    (self.before, self.length) = (before, length)
  }

  /// From the first unit that a coding touches to the last; nil where it touches none.
  func place(_ place: CodingPlaces.Place) -> CodingPlaces.Place? {
    let first = stretches.firstPosition { $0.end > place.start }
    let behind = stretches.firstPosition { $0.start >= place.end }
    guard first < behind else { return nil }
    var mapped = place
    if isOfScalars {
      let (one, last) = (stretches[first], stretches[behind - 1])
      mapped.start = Int32(before[first] + max(0, Int(place.start) - one.start))
      mapped.end = Int32(before[behind - 1] + min(last.count, Int(place.end) - last.start))
    } else {
      (mapped.start, mapped.end) = (Int32(first), Int32(behind))
    }
    return mapped
  }
}

extension Codebook {
  /// What codes are called in a list: by name where that is unique in the list, else by path.
  func shortNames(of codes: [Code]) -> [String] {
    let uses = Dictionary(codes.map { ($0.name, 1) }, uniquingKeysWith: +)
    return codes.map { uses[$0.name] == 1 ? $0.name : path(of: $0) }
  }
}

extension AgreementMaterial {
  /// The numbers of codes by what ``RatedUnits/names`` calls them at a level, or each as it is.
  /// - Parameter level: by key or name.
  /// - Throws: ``Violation/unknownLevel(_:nearest:known:)``.
  public func numbersByName(at level: String?) throws -> [String: String] {
    let codes =
      try level.map { codebook.codes(at: try codebook.ladder.require($0).key) }
      ?? codebook.depthFirst
    return Dictionary(
      zip(codebook.shortNames(of: codes), codes.map(codebook.number)),
      uniquingKeysWith: { first, _ in first })
  }
}
