/// What coders are compared on: the pieces of text of which each is one unit.
public enum AgreementUnit: String, CaseIterable, Sendable {
  /// What one speaker says until the next one speaks; a coding counts for every turn that it touches.
  case turn
  /// A sentence, as a line of a coding sheet holds it; a coding counts for every one that it touches.
  case sentence
  /// A single character (Unicode scalar) of the text.
  case scalar
  /// A stretch that someone coded, codings that overlap being one stretch: what adjudication calls a passage.
  case segment
}

/// Which of the units are compared.
public enum AgreementUniverse: String, CaseIterable, Sendable {
  /// Every unit of the sources.
  case all
  /// Those that one of the coders compared gave a code.
  case coded
}

/// What figures are printed for, beside all of the material together.
public enum AgreementPart: String, CaseIterable, Sendable {
  case code, source, level
}
