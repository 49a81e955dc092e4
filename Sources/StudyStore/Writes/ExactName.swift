import Foundation

/// A name compared by its bytes. `String` compares and hashes by canonical equivalence, which costs a
/// normalisation a lookup and would take two spellings for one.
struct ExactName: Hashable {
  private let name: String

  init(_ name: String) { self.name = name }

  static func == (a: ExactName, b: ExactName) -> Bool {
    let fast: Bool?? = a.name.utf8.withContiguousStorageIfAvailable { left in
      b.name.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
    }
    if case .some(.some(let same)) = fast { return same }
    return a.name.utf8.elementsEqual(b.name.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let hashed: Void? = name.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if hashed == nil { for byte in name.utf8 { hasher.combine(byte) } }
  }
}
