/// Parts of a path, without touching the disk.
enum FileName {
  /// The last part of the path.
  static func last(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The last part without its ending; a leading dot begins no ending.
  static func stem(of path: String) -> String {
    let name = last(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The ending in small letters, without its dot; empty where there is none.
  static func lowercasedExtension(of path: String) -> String {
    let name = last(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
