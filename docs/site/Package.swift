// swift-tools-version: 6.1
import PackageDescription

/// Builds the documentation of the libraries (`make docs`). A package of its own, so that nobody who
/// builds or depends on Zhagen fetches the plugin.
let package = Package(
  name: "ZhagenDocumentation",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "Zhagen", path: "../.."),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", exact: "1.5.0"),
  ]
)
