import CLibCrypto

/// Fingerprints of bytes.
public enum Digest {
  /// SHA-256 in lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    let running = RunningDigest()
    bytes.withUnsafeBytes { running.update($0) }
    return running.finish()
  }
}

/// The SHA-256 of bytes that come piece by piece, so that a large file is never in memory whole.
public final class RunningDigest {
  private let context: OpaquePointer?

  /// Begins with no bytes.
  public init() {
    context = EVP_MD_CTX_new()
    let done = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    // It fails only where the library is built without the algorithm.
    precondition(done == 1, "libcrypto has no SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in the next bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The fingerprint in lower-case hexadecimal digits; nothing may be taken in after it.
  public func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &length)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest.prefix(Int(length)) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
