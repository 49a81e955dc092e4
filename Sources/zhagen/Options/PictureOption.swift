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

  /// The form that the file's name tells by its ending, SVG where there is none.
  /// - Parameter forms: the forms that the figure can take.
  func form(among forms: [PictureForm]) throws -> PictureForm {
    let ending = output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() } ?? ""
    guard let form = ending.isEmpty ? .svg : forms.first(where: { $0.endings.contains(ending) })
    else {
      let names = forms.map { ".\($0)" }.joined(separator: " or ")
      throw ValidationError(
        "\"\(output ?? "")\" cannot be written: end the name with \(names). `rsvg-convert -o figure.png figure.svg`"
          + " makes a PNG of an SVG, and with -f pdf a PDF.")
    }
    return form
  }

  /// Writes the picture.
  func write(_ text: String) throws { try Terminal.write(text, to: output) }
}

/// What a picture is written as.
enum PictureForm: String, ExpressibleByArgument, CaseIterable {
  case svg
  /// For Graphviz.
  case dot

  fileprivate var endings: [String] { self == .svg ? ["svg"] : ["dot", "gv"] }
}
