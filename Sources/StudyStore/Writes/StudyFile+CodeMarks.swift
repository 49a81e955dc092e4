import Foundation
import GRDB
import GroundedTheory

/// What a code has beside its name, place and definition.
extension StudyFile {
  /// Adds and removes names by which a code can be found beside its own.
  /// - Throws: ``/GroundedTheory/Violation`` for a name that cannot be one, and for an alias to be
  ///   removed that the code does not have.
  @discardableResult
  public func setAliases(
    ofCode reference: String, adding new: [String] = [], removing gone: [String] = [],
    by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try reviseCode("code alias", reference, by: coder, reason: reason) { code, _ in
      try code.remove(aliases: gone)
      try code.add(aliases: new)
      let changes = new.map { "+ \"\($0)\"" } + gone.map { "− \"\($0)\"" }
      return "\"\(code.name)\": \(changes.joined(separator: ", "))"
    }
  }

  /// Notes a property of a code (性质), or gives a known one another range (维度).
  /// - Parameter range: such as 高—低; nil leaves that of a known property as it is.
  @discardableResult
  public func setProperty(
    _ property: String, range: String? = nil, ofCode reference: String, by coder: String? = nil,
    reason: String = ""
  ) throws -> Code {
    try reviseCode("code property", reference, by: coder, reason: reason) { code, _ in
      try code.set(property: property, range: range)
      let known = code.properties.first { $0.name == property }?.range ?? ""
      return "\"\(code.name)\": \(property)" + (known.isEmpty ? "" : " (\(known))")
    }
  }

  /// Takes a property away from a code; the history keeps it.
  @discardableResult
  public func removeProperty(
    _ property: String, ofCode reference: String, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try reviseCode("code property", reference, by: coder, reason: reason) { code, _ in
      try code.remove(property: property)
      return "\"\(code.name)\": without \(property)"
    }
  }

  /// Gives a code a colour; nil takes it away.
  @discardableResult
  public func setColour(
    _ colour: Colour?, ofCode reference: String, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try reviseCode("code colour", reference, by: coder, reason: reason) { code, _ in
      code.colour = colour
      return "\"\(code.name)\": \(colour?.description ?? "none")"
    }
  }

  /// Says whether the name of a code is what a participant said.
  @discardableResult
  public func markCode(
    _ reference: String, inVivo: Bool, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try reviseCode("code mark", reference, by: coder, reason: reason) { code, _ in
      code.isInVivo = inVivo
      return "\"\(code.name)\": \(inVivo ? "in vivo" : "not in vivo")"
    }
  }
}
