// swift-tools-version: 6.1
import PackageDescription

// Apart from the library itself, so that building Zhagen does not build it.
let package = Package(
  name: "library-bench",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Zhagen", path: "../..")],
  targets: [
    .executableTarget(
      name: "library-bench", dependencies: [.product(name: "ZhagenKit", package: "Zhagen")]),
    .executableTarget(
      name: "agreement-bench", dependencies: [.product(name: "ZhagenKit", package: "Zhagen")]),
  ],
  swiftLanguageModes: [.v6]
)
