import GroundedTheory

extension Finding {
  /// What became of so many things of one kind in a file; nil where there are none.
  init?(of count: Int, _ thing: String, _ done: String, in fileName: String, why: String) {
    guard count > 0 else { return nil }
    self.init(what: "\(counted(count, thing)) \(done)", place: "\"\(fileName)\"", why: why)
  }
}
