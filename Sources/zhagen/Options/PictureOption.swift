import ArgumentParser
import Foundation
import Interchange

/// Where a picture goes, and what it says.
struct PictureOption: ParsableArguments {
  @Option(help: "The figure's caption, printed as it is given.")
  var title: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "The language of the labels: zh or en.")
  var lang: Language = .zh

  /// As the library knows it.
  var language: FigureLanguage { lang == .zh ? .chinese : .english }

  func validate() throws {
    guard let output else { return }
    let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
    guard ending == "svg" || ending.isEmpty else {
      throw ValidationError(
        "\"\(output)\" cannot be written: figures are SVG, so end the name with .svg."
          + " `rsvg-convert -o figure.png figure.svg` makes a PNG of it, and with -f pdf a PDF.")
    }
  }

  /// Writes an SVG document.
  func write(_ svg: String) throws { try Terminal.write(svg, to: output) }
}
