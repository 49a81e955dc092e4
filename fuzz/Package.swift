// swift-tools-version: 6.1
import PackageDescription

/// Feeds the readers mutated files (`make fuzz`). A package of its own, because a fuzzer brings its own
/// `main` and wants everything compiled for it.
let package = Package(
  name: "ZhagenFuzz",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Zhagen", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "ZhagenKit", package: "Zhagen")],
      swiftSettings: [.unsafeFlags(["-parse-as-library", "-O"])])
  ],
  swiftLanguageModes: [.v6]
)
