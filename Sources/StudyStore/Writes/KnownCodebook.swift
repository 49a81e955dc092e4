import Foundation
import GroundedTheory

/// The codebook as of an event, kept from one write to the next, so that coding sentence by sentence does
/// not read it anew each time. Whatever else is written, by this program or another, is an event, and the
/// codebook is read again after it.
final class KnownCodebook: @unchecked Sendable {
  private let lock = NSLock()
  private var known: (codebook: Codebook, event: Int)?

  /// The codebook as of `event`.
  func codebook(asOf event: Int, read: () throws -> Codebook) rethrows -> Codebook {
    if let known = lock.withLock({ known }), known.event == event { return known.codebook }
    return try read()
  }

  /// Keeps a codebook that is the same after `event`, which must be stored.
  func keep(_ codebook: Codebook, asOf event: Int) { lock.withLock { known = (codebook, event) } }
}
