import GroundedTheory

/// The lines of the figure: out of a side, along a track, into a side. The column of factors
/// stands at x = 0.
struct FigureRouting {
  private(set) var lines: [FigureDrawing.Line] = []
  private(set) var signs: [FigureDrawing.Label] = []
  /// Where the outcomes begin.
  let outcomeX: Double

  private let links: [FigureLink]
  private let ports: FigurePorts
  private let factors: [Code.ID: FigureRect]
  private let columnWidth: Double
  private let left: Tracks
  private let right: Tracks

  /// Moderators run nearest to the factors, so that they meet the relations on their way out.
  private struct Tracks {
    var moderators: FigureTracks
    var relations: FigureTracks
  }

  init(
    _ links: [FigureLink], ports: FigurePorts, factors: [Code.ID: FigureRect], columnWidth: Double
  ) {
    self.links = links
    self.ports = ports
    self.factors = factors
    self.columnWidth = columnWidth
    let runs = Self.runs(links, ports)
    left = Tracks(
      moderators: FigureTracks(runs.moderators(.left)),
      relations: FigureTracks(runs.shortestFirst(.left)))
    right = Tracks(
      moderators: FigureTracks(runs.moderators(.right)),
      relations: FigureTracks(runs.outermostFirst(factors)))
    let needed =
      2 * FigureStyle.signStrip + right.moderators.width + right.relations.width
    outcomeX = columnWidth == 0 ? 0 : columnWidth + max(needed, FigureStyle.channelWidth)
    for position in links.indices { append(position) }
  }

  private mutating func append(_ position: Int) {
    let link = links[position]
    let start = point(of: .init(link: position, isTo: false))
    var points = [start]
    if let moderated = link.moderated {
      let target = FigurePorts.End(link: moderated, isTo: links[moderated].from != link.to)
      let tracks = (link.channel == .left ? left : right).moderators
      let offset = FigureStyle.signStrip + tracks.offset(of: position)
      let x = link.channel == .left ? -offset : columnWidth + offset
      points += [FigurePoint(x: x, y: start.y), FigurePoint(x: x, y: ports[target])]
    } else {
      let end = point(of: .init(link: position, isTo: true))
      if start.y != end.y {
        let x = trackX(of: position)
        points += [FigurePoint(x: x, y: start.y), FigurePoint(x: x, y: end.y)]
      }
      points.append(end)
    }
    lines.append(
      .init(kind: link.kind, sign: link.sign, points: points, tooltip: link.tooltip))
    appendSign(position)
  }

  private func trackX(of position: Int) -> Double {
    if links[position].channel == .left {
      return
        -(FigureStyle.signStrip + left.moderators.width
        + left.relations.offset(of: position))
    }
    return outcomeX - FigureStyle.signStrip - right.relations.offset(of: position)
  }

  private func point(of end: FigurePorts.End) -> FigurePoint {
    let link = links[end.link]
    let rect = factors[end.isTo ? link.to : link.from]
    let x =
      switch (link.channel, rect) {
      case (_, nil): outcomeX
      case (.left, let rect?): rect.x
      case (.right, let rect?): rect.right
      }
    return FigurePoint(x: x, y: ports[end])
  }

  /// The sign of a relation stands over its arrowhead, that of a moderator over its beginning.
  private mutating func appendSign(_ position: Int) {
    let link = links[position]
    guard !link.sign.mark.isEmpty else { return }
    let end = FigurePorts.End(link: position, isTo: link.moderated == nil)
    let isFactor = factors[end.isTo ? link.to : link.from] != nil
    let width = FigureStyle.signText.width(of: link.sign.mark)
    let clear = FigureStyle.arrowLength + 3
    let x =
      switch (isFactor, link.channel) {
      case (false, _): outcomeX - clear - width
      case (true, .left): -clear - width
      case (true, .right): columnWidth + clear
      }
    signs.append(
      .init(
        role: .sign, text: link.sign.mark, x: x, baseline: ports[end] - 3,
        size: FigureStyle.signText.size))
  }

  private static func runs(_ links: [FigureLink], _ ports: FigurePorts) -> Runs {
    Runs(
      links: links,
      all: links.enumerated().map { position, link in
        let start = ports[.init(link: position, isTo: false)]
        let end =
          link.moderated.map { ports[.init(link: $0, isTo: links[$0].from != link.to)] }
          ?? ports[.init(link: position, isTo: true)]
        return (start, end)
      })
  }
}

/// The up-and-down parts of the lines, in the orders in which tracks are given out.
private struct Runs {
  let links: [FigureLink]
  let all: [(start: Double, end: Double)]

  private func select(_ channel: FigureLink.Channel, moderators: Bool) -> [Int] {
    links.indices.filter {
      links[$0].channel == channel && (links[$0].moderated != nil) == moderators
        && all[$0].start != all[$0].end
    }
  }

  private func run(_ link: Int) -> FigureTracks.Run {
    .init(link: link, all[link].start, all[link].end)
  }

  func moderators(_ channel: FigureLink.Channel) -> [FigureTracks.Run] {
    select(channel, moderators: true).map(run).sorted {
      ($0.length, $0.link) < ($1.length, $1.link)
    }
  }

  /// Beside the factors short lines nest in long ones.
  func shortestFirst(_ channel: FigureLink.Channel) -> [FigureTracks.Run] {
    select(channel, moderators: false).map(run)
      .sorted { ($0.length, $0.top, $0.link) < ($1.length, $1.top, $1.link) }
  }

  /// Towards the outcome, whose side the tracks are counted from, a line from farther away runs
  /// nearer to it; lines between outcomes run nearest.
  func outermostFirst(_ factors: [Code.ID: FigureRect]) -> [FigureTracks.Run] {
    let sorted = select(.right, moderators: false).sorted { a, b in
      key(a, factors) < key(b, factors)
    }
    return sorted.map(run)
  }

  private func key(_ link: Int, _ factors: [Code.ID: FigureRect]) -> (Int, Double, Int) {
    let fromFactor = factors[links[link].from] != nil
    guard fromFactor || factors[links[link].to] != nil else {
      return (0, abs(all[link].start - all[link].end), link)
    }
    let inner = fromFactor ? all[link].start : all[link].end
    let outer = fromFactor ? all[link].end : all[link].start
    return inner < outer ? (1, inner, link) : (2, -inner, link)
  }
}
