import Foundation
import TestSupport
import Testing

/// The house plan, checked: which room may import what, where SQL stands, who reads the outside world.
struct ArchitectureTests {
  /// What each target may import beside Foundation and the language's own libraries.
  static let allowed: [String: Set<String>] = [
    "EventData": ["GRDB", "Yams", "CSodium", "CPostgres"],
    "Templates": ["EventData", "Mustache"],
    "Documents": [
      "EventData", "CPangoCairo", "CQREncode", "CXlsxWriter", "CLibZip", "Yams", "Subprocess",
    ],
    "Mail": ["EventData", "Templates", "CCurl", "CGMime"],
    "Abstracts": ["EventData", "Templates", "Documents", "Mail"],
    "Reviews": ["Abstracts", "EventData", "Templates", "Documents", "Mail", "CLemon"],
    "Programme": ["Reviews", "Abstracts", "EventData", "Templates", "Documents", "Mail"],
    "Badges": ["EventData", "Documents", "CSodium"],
    "Registration": ["EventData", "Mail", "Documents", "Templates", "Badges"],
    "Sponsorship": ["EventData", "Mail", "Documents", "Templates"],
    "Compliance": ["EventData", "Documents", "Templates"],
    "Door": ["EventData", "Badges"],
    "SampleCongress": ["EventData"],
    "Commands": [
      "EventData", "Templates", "Documents", "Mail", "Abstracts", "Reviews", "Programme", "Badges", "Registration",
      "Sponsorship", "Compliance", "Door", "SampleCongress", "ArgumentParser", "Subprocess",
    ],
    "onco": ["Commands"],
  ]

  /// Where a library may be imported at all, as folders or files under Sources.
  static let places: [String: [String]] = [
    "ArgumentParser": ["Commands/"], "GRDB": ["EventData/Store/"], "CPostgres": ["EventData/Store/"],
    "CCurl": ["Mail/"], "CGMime": ["Mail/Reading/"],
    "CPangoCairo": ["Documents/"], "CQREncode": ["Documents/"], "CXlsxWriter": ["Documents/"],
    "CLibZip": ["Documents/"], "FoundationXML": ["Documents/Office/"], "CLemon": ["Reviews/Assignment/"],
    "Subprocess": ["Documents/", "Commands/Database/PostgresTools.swift"],
    "Mustache": ["Templates/"],
    // The audit trail's hashing.
    "CSodium": ["Badges/", "EventData/Store/AuditTrail.swift", "EventData/Store/Checksum.swift"],
    "Yams": ["EventData/Definition/"],
  ]

  private static let language: Set<String> = [
    "Foundation", "FoundationXML", "Synchronization", "Glibc", "RegexBuilder",
  ]

  /// Where SQL may stand. A room's SQL stands in its Queries folder.
  static let sqlPlaces = ["EventData/Schema/", "EventData/Store/", "EventData/Records/", "EventData/Intake/"]

  /// Files that read clock, environment or disk, each with its reason. Commands is the door to the outside.
  static let outsideExceptions: [String: String] = [
    "Documents/CardDesign+YAML.swift": "reads the card design it is told to",
    "Documents/FontSet.swift": "looks for the font files",
    "Documents/PagePress.swift": "writes the page it is told to",
    "EventData/PartFile.swift": "a document appears whole or not at all",
    "EventData/Store/SQLiteOpening.swift": "a database where nothing may be written is read from a copy",
    "Documents/Spreadsheets/WorkbookWriter.swift": "libxlsxwriter writes files; their bytes are read back",
    "Documents/Workshop.swift": "WeasyPrint needs a folder of its own",
    "Mail/Outbox/MailRun.swift": "a sending process must tell itself apart from dead ones",
    "Mail/Transport/FolderTransport.swift": "its work is to write files",
    "Sponsorship/InvoiceIssuer.swift": "the page press makes files; their bytes go into the database",
    "Templates/TemplateSource.swift": "reads templates from the folders it is given",
  ]

  struct Source {
    /// Below Sources, such as `Door/CheckIn.swift`.
    let path: String
    let text: String
    var target: String { String(path.prefix { $0 != "/" }) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// Modules named by import lines.
    var imports: [String] {
      text.matches(
        of:
          #/(?m)^(?:@[A-Za-z_()]+ +)*(?:(?:public|package|internal|fileprivate|private) +)?import +(?:(?:struct|class|enum|func|protocol|typealias|let|var) +)?([A-Za-z0-9_]+)/#
      )
      .map { String($0.1) }
    }
    /// Without comments.
    var code: String {
      lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    }
  }

  static func sources(in folder: String = "Sources") throws -> [Source] {
    let root = PackageFolders.root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map {
      Source(path: $0, text: try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }

  @Test func `no target imports more than the plan allows`() throws {
    let sources = try Self.sources()
    #expect(Set(sources.map(\.target)) == Set(Self.allowed.keys))
    for source in sources {
      let extra = Set(source.imports).subtracting(Self.language).subtracting(Self.allowed[source.target] ?? [])
      #expect(extra == [], "\(source.path)")
      for module in source.imports {
        guard let places = Self.places[module] else { continue }
        #expect(places.contains { source.path.hasPrefix($0) }, "\(source.path) imports \(module)")
      }
    }
  }

  @Test func `Package swift gives each target no more than the plan allows`() throws {
    let text = try String(contentsOf: PackageFolders.root.appending(path: "Package.swift"), encoding: .utf8)
    let libraries = [
      "argumentParser": "ArgumentParser", "grdb": "GRDB", "yams": "Yams", "mustache": "Mustache",
      "subprocess": "Subprocess",
    ]
    let rooms = text.matches(of: #/room\(\s*"([A-Za-z]+)",\s*\[([^\]]*)\]/#)
    #expect(Set(rooms.map { String($0.1) }) == Set(Self.allowed.keys).subtracting(["onco"]))
    for room in rooms {
      let named = room.2.split { ",\n \"".contains($0) }.map { libraries[String($0)] ?? String($0) }
      let extra = Set(named).subtracting(Self.allowed[String(room.1)] ?? [])
      #expect(extra == [], "\(room.1)")
    }
  }

  @Test func `SQL stands in the schema, the store and the Queries folders`() throws {
    let statement =
      #/(?m)(?:"|^\s*)(?:SELECT\s+[a-z*(?].*|INSERT INTO [a-z_]+|UPDATE [a-z_]+ SET|DELETE FROM [a-z_]+|CREATE (?:TABLE|VIEW|INDEX|TRIGGER))/#
    var found = 0
    var strays: Set<String> = []
    for source in try Self.sources() where source.code.contains(statement) {
      found += 1
      if source.path.contains("/Queries/") || Self.sqlPlaces.contains(where: { source.path.hasPrefix($0) }) { continue }
      strays.insert(source.path)
    }
    #expect(found > 8, "the search finds the statements that are there")
    #expect(strays == [])
  }

  @Test func `logic reads no clock, environment, file or network`() throws {
    let outside =
      #/\bDate\(\)|ProcessInfo|FileManager|FileHandle|getenv|\bData\(contentsOf:|String\(contentsOf|\.write\(to: (?!&)|Clock\(\)|URLSession|CommandLine\b|\bTimeZone\.current|\bLocale\.current|Calendar\.current|SystemRandomNumberGenerator|\.random\(in: [^,)]*\)|UUID\(\)/#
    var readers: Set<String> = []
    for source in try Self.sources()
    where !["Commands", "onco"].contains(source.target) && source.code.contains(outside) {
      readers.insert(source.path)
    }
    // Nothing beside the exceptions, and no exception that is not needed any more.
    #expect(readers == Set(Self.outsideExceptions.keys))
  }

  @Test func `only one file reads the clock`() throws {
    let clocks = try Self.sources().filter { $0.code.contains(#/\bDate\(\)|Date\.now|gettimeofday|clock_gettime/#) }
      .map(\.path)
    #expect(clocks == ["Commands/Surroundings.swift"])
  }

  @Test func `no file is over three hundred lines`() throws {
    for folder in ["Sources", "Tests"] {
      for source in try Self.sources(in: folder) {
        #expect(source.lines.count <= 301, "\(folder)/\(source.path) has \(source.lines.count) lines")
      }
    }
  }

  @Test func `no force unwrapping try, no print in a room, no machine path`() throws {
    let printing = #/(?:^|[^.\w])(?:print|debugPrint|dump|puts|fputs|NSLog)\(/#
    for source in try Self.sources() {
      if !["Commands", "onco"].contains(source.target) { #expect(!source.code.contains(printing), "\(source.path)") }
      #expect(!source.code.contains("try! "), "\(source.path)")
      #expect(!source.code.contains("fatalError("), "\(source.path)")
      for path in ["/root/", "/home/", "/work/"] { #expect(!source.text.contains(path), "\(source.path)") }
    }
  }
}
