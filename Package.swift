// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Zhagen",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "ZhagenKit", targets: ["GroundedTheory", "StudyStore", "Interchange"]),
    .executable(name: "zhagen", targets: ["zhagen"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CLibICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CSearch", dependencies: ["CLibICU"]),
    .target(name: "GroundedTheory", dependencies: ["CSearch", "CLibCrypto"]),
    .target(
      name: "StudyStore",
      dependencies: [
        "GroundedTheory", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Interchange",
      dependencies: [
        "GroundedTheory", "CLibXML2", "CLibZip",
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "zhagen",
      dependencies: [
        "GroundedTheory", "StudyStore", "Interchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "readme-example", dependencies: ["GroundedTheory", "StudyStore", "Interchange"],
      path: "Tests/ReadmeExample"),
    .target(name: "TestSupport", dependencies: ["GroundedTheory"], path: "Tests/Support"),
    .testTarget(name: "GroundedTheoryTests", dependencies: ["GroundedTheory", "TestSupport"]),
    .testTarget(
      name: "StudyStoreTests",
      dependencies: ["StudyStore", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"]),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "TestSupport"]),
    .testTarget(
      name: "zhagenTests",
      dependencies: [
        "zhagen", "readme-example", "GroundedTheory", "StudyStore", "Interchange", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
