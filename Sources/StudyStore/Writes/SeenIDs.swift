#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells whether an id may have come before, at hardly any cost where ids rise, as most do.
///
/// While each is longer than the last one or behind it in the order of bytes, none can come again.
/// From the first that does not rise on, hash values are kept of all.
struct SeenIDs {
  private var last: [UInt8] = []
  private var hashes: Set<Int>?

  /// False where the id may have come before: where its hash value has.
  /// - Parameter eachStored: gives every id that came so far; asked once at most.
  mutating func isNew(
    _ id: ArraySlice<UInt8>,
    among eachStored: (_ body: (UnsafeRawBufferPointer) -> Void) throws -> Void
  ) rethrows -> Bool {
    if hashes == nil {
      if rises(id) {
        last.removeAll(keepingCapacity: true)
        last.append(contentsOf: id)
        return true
      }
      var found: Set<Int> = []
      try eachStored { found.insert(Self.hash($0)) }
      // The last one may stand in a row whose words could not be stored.
      found.insert(last.withUnsafeBytes(Self.hash))
      hashes = found
    }
    return hashes?.insert(id.withUnsafeBytes(Self.hash)).inserted ?? true
  }

  private func rises(_ id: ArraySlice<UInt8>) -> Bool {
    guard id.count == last.count else { return id.count > last.count }
    return id.withUnsafeBytes { new in
      last.withUnsafeBytes { old in
        guard let new = new.baseAddress, let old = old.baseAddress else { return false }
        return memcmp(new, old, last.count) > 0
      }
    }
  }

  private static func hash(_ id: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: id)
    return hasher.finalize()
  }
}
