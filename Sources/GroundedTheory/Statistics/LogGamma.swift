import Foundation

/// The logarithm of the gamma function, for a positive number; unlike the C library's `lgamma`, safe to call
/// from several threads.
func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}
