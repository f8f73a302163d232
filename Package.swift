// swift-tools-version:6.2
import PackageDescription

/// Swift 6 language mode is complete strict concurrency; a library type in a public interface does not compile.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library of ours, with the house settings.
func room(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A C library of the system, seen through a header-only shim in Sources/CModules.
func system(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, path: "Sources/CModules/\(name)", pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "onco-congress",
  products: [.executable(name: "onco", targets: ["onco"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // C libraries
    system("CCurl", pkgConfig: "libcurl", apt: ["libcurl4-openssl-dev"]),
    system("CQREncode", pkgConfig: "libqrencode", apt: ["libqrencode-dev"]),
    system("CPangoCairo", pkgConfig: "pangocairo", apt: ["libpango1.0-dev", "libcairo2-dev"]),
    system("CSodium", pkgConfig: "libsodium", apt: ["libsodium-dev"]),
    system("CPostgres", pkgConfig: "libpq", apt: ["libpq-dev"]),
    system("CXlsxWriter", pkgConfig: "xlsxwriter", apt: ["libxlsxwriter-dev"]),
    system("CGMime", pkgConfig: "gmime-3.0", apt: ["libgmime-3.0-dev"]),
    system("CLibZip", pkgConfig: "libzip", apt: ["libzip-dev"]),
    // LEMON (Debian: liblemon-dev) is a library of C++ headers.
    .target(
      name: "CLemon", path: "Sources/CModules/CLemon",
      linkerSettings: [.linkedLibrary("stdc++"), .linkedLibrary("m")]),

    // The shared floor
    room(
      "EventData", [grdb, yams, "CSodium", "CPostgres"],
      resources: [.embedInCode("Schema")]),
    room("Templates", ["EventData", mustache]),
    room(
      "Documents", ["EventData", "CPangoCairo", "CQREncode", "CXlsxWriter", "CLibZip", subprocess]),
    room("Mail", ["EventData", "Templates", "CCurl", "CGMime"]),

    // The capabilities
    room("Abstracts", ["EventData", "Templates", "Documents", "Mail"]),
    room("Reviews", ["Abstracts", "EventData", "Templates", "Documents", "Mail", "CLemon"]),
    room("Programme", ["Reviews", "Abstracts", "EventData", "Templates", "Documents", "Mail"]),
    room("Badges", ["EventData", "Documents", "CSodium"]),
    room("Registration", ["EventData", "Mail", "Documents", "Templates", "Badges"]),
    room("Sponsorship", ["EventData", "Mail", "Documents", "Templates"]),
    room("Compliance", ["EventData", "Templates"]),
    room("Door", ["EventData", "Badges"]),

    // The front door
    room("SampleCongress", ["EventData"]),
    room(
      "Commands",
      [
        "EventData", "Templates", "Documents", "Mail", "Abstracts", "Reviews", "Programme", "Badges", "Registration",
        "Sponsorship", "Compliance", "Door", "SampleCongress", argumentParser, subprocess,
      ]),
    .executableTarget(name: "onco", dependencies: ["Commands"], swiftSettings: strict),

    // Tests, one target a room; TestSupport is what several of them share
    .target(name: "TestSupport", dependencies: ["EventData"], path: "Tests/Support", swiftSettings: strict),
    tests("EventDataTests", ["EventData", "TestSupport"]),
    tests("TemplatesTests", ["Templates", "EventData"]),
    tests("DocumentsTests", ["Documents", "Templates", "EventData", "TestSupport"]),
    tests("MailTests", ["Mail", "EventData", "TestSupport"]),
    .target(
      name: "AbstractsSupport",
      dependencies: ["Programme", "Abstracts", "Mail", "Templates", "EventData", "TestSupport"],
      path: "Tests/AbstractsSupport", swiftSettings: strict),
    // Solves an assignment without an event; tests and benchmarks run it
    .executableTarget(
      name: "assign-instance", dependencies: ["Reviews", "EventData"], path: "Tests/AssignInstance",
      swiftSettings: strict),
    tests(
      "AbstractsTests", ["Abstracts", "Documents", "Mail", "Templates", "EventData", "TestSupport", "AbstractsSupport"]),
    tests(
      "ReviewsTests",
      [
        "Reviews", "Abstracts", "Documents", "Templates", "EventData", "SampleCongress", "TestSupport",
        "AbstractsSupport", "assign-instance",
      ]),
    tests(
      "ProgrammeTests",
      [
        "Programme", "Reviews", "Abstracts", "Documents", "Mail", "Templates", "EventData", "TestSupport",
        "AbstractsSupport",
      ]),
    tests("ComplianceTests", ["Compliance", "EventData", "TestSupport"]),
    tests("BadgesTests", ["Badges", "Registration", "EventData", "TestSupport"]),
    tests("RegistrationTests", ["Registration", "Badges", "Mail", "Templates", "EventData", "TestSupport"]),
    tests("SponsorshipTests", ["Sponsorship", "Documents", "Mail", "Templates", "EventData", "TestSupport"]),
    tests("DoorTests", ["Door", "Badges", "Registration", "Templates", "EventData", "TestSupport"]),
    // Runs the built program, so it waits for it
    tests(
      "CommandTests",
      [
        "onco", "assign-instance", "Commands", "Badges", "Registration", "SampleCongress", "EventData", "TestSupport",
      ]),
  ],
  cxxLanguageStandard: .cxx17
)
