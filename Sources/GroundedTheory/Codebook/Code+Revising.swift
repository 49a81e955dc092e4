/// Changes of one code that keep its place, each by the rules of the codebook.
extension Code {
  /// Gives it another name.
  /// - Parameter keeping: whether the old one stays an alias, by which it can still be found.
  public mutating func rename(to name: String, keeping: Bool = true) {
    guard name != self.name else { return }
    aliases.removeAll { $0 == name }
    if keeping, !aliases.contains(self.name) { aliases.append(self.name) }
    self.name = name
  }

  /// Lets it be found by other names too; names that it has already are passed over.
  /// - Throws: ``Violation/unusableName(_:reason:)``.
  public mutating func add(aliases new: [String]) throws {
    for alias in new {
      try Codebook.checkName(alias)
      if alias != name, !aliases.contains(alias) { aliases.append(alias) }
    }
  }

  /// Takes aliases away.
  /// - Throws: ``Violation/unknownAlias(_:code:known:)``.
  public mutating func remove(aliases gone: [String]) throws {
    for alias in gone {
      guard aliases.contains(alias) else {
        throw Violation.unknownAlias(alias, code: name, known: aliases)
      }
      aliases.removeAll { $0 == alias }
    }
  }

  /// Notes a property, or gives one that is noted already another range.
  /// - Parameter range: between which ends it lies; nil leaves a known one as it is.
  /// - Throws: ``Violation/unusableName(_:reason:)``.
  public mutating func set(property: String, range: String? = nil) throws {
    try Self.check(property: property)
    if let range, !range.isEmpty { try Codebook.checkLegible(range) }
    if let place = properties.firstIndex(where: { $0.name == property }) {
      properties[place].range = range ?? properties[place].range
    } else {
      properties.append(Property(name: property, range: range ?? ""))
    }
  }

  /// Takes a property away.
  /// - Throws: ``Violation/unknownProperty(_:code:known:)``.
  public mutating func remove(property: String) throws {
    guard let place = properties.firstIndex(where: { $0.name == property }) else {
      throw Violation.unknownProperty(property, code: name, known: properties.map(\.name))
    }
    properties.remove(at: place)
  }

  private static func check(property: String) throws {
    try Codebook.checkLegible(property)
    guard !property.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" }) else {
      throw Violation.unusableName(
        property, reason: "in a table a colon sets the name of a property apart from its range")
    }
  }

  /// Takes over what a file says of a code that is known already: what the file leaves out stays, names
  /// and properties are added to those there are.
  /// - Throws: as ``add(aliases:)`` and ``set(property:range:)``.
  public mutating func take(_ entry: CodebookDraft.Entry) throws {
    if !entry.definition.isEmpty { definition = entry.definition }
    if let provenance = entry.provenance { self.provenance = provenance }
    if let colour = entry.colour { self.colour = colour }
    if let isInVivo = entry.isInVivo { self.isInVivo = isInVivo }
    try add(aliases: entry.aliases)
    for property in entry.properties {
      try set(property: property.name, range: property.range.isEmpty ? nil : property.range)
    }
  }
}
