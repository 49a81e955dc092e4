import ArgumentParser
import Foundation

/// Reads the number that is given with an option, or says which numbers it takes. Options that read so take the next
/// word whatever it begins with, so that `--orders -1` is answered, not taken for two options.
enum NumberReading {
  /// How many of something: a whole number from 1 to a million.
  static func count(_ text: String) throws -> Int {
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw ValidationError("give a whole number from 1 to 1000000.")
    }
    return number
  }

  /// How many random orders are drawn.
  static func orders(_ text: String) throws -> Int {
    guard let number = Int(text) else {
      throw ValidationError("give a whole number; 1000 are enough for a band of 95 %.")
    }
    return number
  }

  /// How many bootstrap samples are drawn.
  static func samples(_ text: String) throws -> Int {
    guard let number = Int(text), number == 0 || number > 1 else {
      throw ValidationError("give a whole number of samples from 2, or 0 for none.")
    }
    return number
  }

  /// What random numbers begin with.
  static func seed(_ text: String) throws -> UInt64 {
    guard let number = UInt64(text) else {
      throw ValidationError(
        "give a whole number from 0 to \(UInt64.max), such as 1; the same number draws the same again."
      )
    }
    return number
  }

  /// A share as people write it: `5`, `5%` and `0.05` are five percent; a number below 1 without a sign is a share
  /// of 1.
  static func percent(_ text: String) throws -> Percent {
    let sign = text.last == "%" || text.last == "％"
    let digits = sign ? String(text.dropLast()) : text
    // Double reads 0x10 and 1e1 too, which nobody writes for a share.
    guard digits.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) }),
      let number = Double(digits), number >= 0, number < 100
    else {
      throw ValidationError("give a percentage from 0 to below 100, such as 5, 5% or 0.05.")
    }
    // A share such as 0.07 is no binary fraction; nobody means 7.000000000000001 %.
    return Percent(value: !sign && number < 1 ? (number * 1e11).rounded() / 1e9 : number)
  }
}

/// So many of a hundred, as help texts print it: `5%`.
struct Percent: CustomStringConvertible {
  let value: Double

  var description: String {
    (value == value.rounded() ? String(Int(value)) : String(value)) + "%"
  }
}
