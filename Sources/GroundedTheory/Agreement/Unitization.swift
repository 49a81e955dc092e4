/// How several coders cut texts into stretches and what codes they gave them: what α_U, the u-α family and γ
/// are computed from.
public struct Unitization: Sendable {
  /// One stretch of one coder.
  public struct Stretch: Hashable, Sendable {
    /// Where it begins, in scalars.
    public var start: Int
    /// Where it ends; that scalar is not part of it.
    public var end: Int
    /// The position of its code in ``Unitization/categories``.
    public var category: Int32

    /// Takes the values as given; nothing is checked here.
    public init(start: Int, end: Int, category: Int32) {
      self.start = start
      self.end = end
      self.category = category
    }
  }

  /// One text.
  public struct Continuum: Sendable {
    /// The source's name.
    public var name: String
    /// Its length in scalars.
    public var length: Int
    /// For each coder, in the order of ``Unitization/coders``, the stretches by place; those of one coder may
    /// overlap. nil for a coder who did not work on this text.
    public var stretches: [[Stretch]?]

    /// Takes the values as given; nothing is checked here.
    public init(name: String, length: Int, stretches: [[Stretch]?]) {
      self.name = name
      self.length = length
      self.stretches = stretches
    }
  }

  /// The coders' names.
  public var coders: [String]
  /// The codes' names.
  public var categories: [String]
  /// The texts.
  public var continua: [Continuum]

  /// Takes the values as given; nothing is checked here.
  public init(coders: [String], categories: [String], continua: [Continuum]) {
    self.coders = coders
    self.categories = categories
    self.continua = continua
  }
}
