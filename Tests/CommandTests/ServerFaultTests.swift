import EventData
import Foundation
import TestSupport
import Testing

/// A server that cannot be reached, stops, or is full: exit code 69, a remedy, and nothing half written. Runs the built
/// program against a server of this suite's own.
@Suite(.serialized, .enabled(if: TestServer.isPossible)) final class ServerFaultTests {
  // The suite's tests come one after another.
  private nonisolated(unsafe) static let server = Result { try TestServer() }
  private let server: TestServer
  private let congress: Congress
  private let schema: (name: String, url: String)

  init() throws {
    server = try Self.server.get()
    congress = try Congress()
    schema = try server.schema()
  }

  private func run(_ arguments: [String], on url: String, _ environment: [String: String] = [:]) throws -> Ended {
    var onco = congress.onco
    onco.environment.merge(environment) { $1 }
    onco.environment["ONCO_DATABASE"] = url
    return try onco.run(arguments)
  }

  private func expectFault(_ ended: Ended, says words: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(ended.code == 69, "\(ended.output)\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.output == "", sourceLocation: sourceLocation)
    #expect(ended.errors.contains(words), "\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains("\n  Do: "), "\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains("othing was changed"), "\(ended.errors)", sourceLocation: sourceLocation)
    #expect(!ended.errors.contains("secret-word"), "\(ended.errors)", sourceLocation: sourceLocation)
  }

  @Test func `a wrong URL, host, port, database or schema is said in words`() throws {
    let tcp = "postgres://onco:secret-word@localhost:\(server.port)"
    _ = try server.rows("ALTER ROLE onco PASSWORD 'secret-word'")
    for (url, words) in [
      ("postgres://onco:secret-word@no-such-host.invalid/x", "The server's name is not known on this network"),
      ("postgres://onco:secret-word@127.0.0.1:1/x", "No server answers there"),
      ("postgres://onco@/x?host=/no/such/folder", "No server answers there"),
      ("\(tcp)/x?no_such_option=1", "The database's URL cannot be read"),
      ("postgres://onco:secret-word@localhost:port/x", "The database's URL cannot be read"),
      ("\(tcp)/no_such_database", "The server has no such database or login"),
      ("\(tcp)/postgres?options=-csearch_path%3Dnone", "The server has no such schema for this login"),
    ] {
      expectFault(try run(["event", "status"], on: url), says: words)
    }
  }

  @Test func `passwords come from the URL, PGPASSWORD or a private .pgpass, and a wrong one is said to be wrong`()
    throws
  {
    let login = "desk_\(schema.name.suffix(8))"
    _ = try server.rows(
      "CREATE ROLE \(login) LOGIN PASSWORD 'secret-word'; ALTER SCHEMA \(schema.name) OWNER TO \(login)")
    func url(_ password: String = "") -> String {
      "postgres://\(login)\(password)@localhost:\(server.port)/postgres?options=-csearch_path%3D\(schema.name)"
    }
    let wrong = "The server does not accept the login or its password"
    expectFault(try run(["event", "status"], on: url(":secret-words")), says: wrong)
    expectFault(try run(["event", "status"], on: url()), says: "The server asks for a password, and none was given")
    expectFault(try run(["event", "status"], on: url(), ["PGPASSWORD": "other"]), says: wrong)
    #expect(try run(["event", "status"], on: url(":secret-word")).code == 0)
    #expect(try run(["event", "status"], on: url(), ["PGPASSWORD": "secret-word"]).code == 0)

    let pass = try congress.folder.write("localhost:\(server.port):*:\(login):secret-word\n", to: "pgpass")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: pass.path)
    #expect(try run(["event", "status"], on: url(), ["PGPASSFILE": pass.path]).code == 0)
    // pg_dump finds its way too.
    let backup = try run(["database", "backup"], on: url(), ["PGPASSFILE": pass.path])
    #expect(backup.code == 0, "\(backup.errors)")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: pass.path)
    expectFault(
      try run(["event", "status"], on: url(), ["PGPASSFILE": pass.path]),
      says: "The server asks for a password, and none was given")
  }

  @Test func `a line is protected as the URL demands, and a stranger's certificate is refused`() throws {
    _ = try server.rows("ALTER ROLE onco PASSWORD 'secret-word'")
    let stranger = server.certificate.deletingLastPathComponent().appending(path: "stranger.crt")
    func url(_ settings: String) -> String {
      "postgres://onco:secret-word@/postgres?port=\(server.port)&options=-csearch_path%3D\(schema.name)&\(settings)"
    }
    let trusted = "sslrootcert=\(server.certificate.path)"
    for settings in [
      "host=localhost&sslmode=require", "host=localhost&sslmode=verify-full&\(trusted)",
      "host=127.0.0.1&sslmode=verify-ca&\(trusted)",
    ] {
      let ended = try run(["event", "status"], on: url(settings))
      #expect(ended.code == 0, "\(settings): \(ended.errors)")
    }
    for (settings, words) in [
      ("host=localhost&sslmode=verify-full&sslrootcert=\(stranger.path)", "The server's certificate is not accepted"),
      (
        "host=localhost&sslmode=verify-full&sslrootcert=/no/such/file",
        "The file of the authority that vouches for the server is not there"
      ),
      // Its certificate is another name's.
      (
        "host=db.society.example&hostaddr=127.0.0.1&sslmode=verify-full&\(trusted)",
        "The server's certificate is not accepted"
      ),
      ("host=localhost&sslmode=disable", "The server does not let this machine or login in"),
    ] {
      expectFault(try run(["event", "status"], on: url(settings)), says: words)
    }
  }

  @Test func `a service file names the server, for backup and restore too`() throws {
    _ = try server.rows("ALTER ROLE onco PASSWORD 'secret-word'")
    _ = try server.rows("CREATE DATABASE service_test")
    let file = try congress.folder.write(
      """
      [congress]
      host=localhost
      port=\(server.port)
      dbname=service_test
      user=onco
      password=secret-word
      sslmode=verify-full
      sslrootcert=\(server.certificate.path)

      """, to: "services.conf")
    let environment = ["PGSERVICEFILE": file.path]
    let url = "postgres://?service=congress"
    let status = try run(["database", "status", "--format", "json"], on: url, environment)
    #expect(status.output.contains("/service_test\""), "\(status.output)\(status.errors)")
    let archive = congress.folder.file("a.pgdump").path
    #expect(try run(["database", "backup", "--out", archive], on: url, environment).code == 0)
    let database = server.url.replacing("/postgres?", with: "/service_test?")
    _ = try Judges.run("psql", ["-X", "-q", "-d", database, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public"])
    let restored = try run(["database", "restore", archive], on: url, environment)
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(restored.output.contains("/service_test and checked"))
    expectFault(
      try run(["event", "status"], on: "postgres://?service=other", environment),
      says: "The service file does not name this service")
  }

  @Test func `a server whose disk is full says so, and nothing of the import is there`() throws {
    guard let disk = server.smallDisk else { try Test.cancel("NOT TESTED: no small disk can be made here; root can") }
    _ = try server.rows("CREATE TABLESPACE small LOCATION '\(disk)'")
    let schema = try server.schema("%20-cdefault_tablespace%3Dsmall")
    let status = try run(["event", "status"], on: schema.url)
    #expect(status.code == 0, "\(status.errors)")
    let form = try congress.sampleInput(delegates: 400).appending(path: "registrations.csv").path
    expectFault(try run(["registration", "import", form], on: schema.url), says: "The server's disk or memory is full")
    #expect(try server.rows("SELECT count(*) FROM \(schema.name).registration") == [["0"]])
    #expect(try run(["database", "verify"], on: schema.url).code == 0)
    // Else the server would meet the full disk again when it next recovers.
    _ = try server.rows("DROP SCHEMA \(schema.name) CASCADE")
    _ = try server.rows("DROP TABLESPACE small")
  }

  @Test func `a server that stops in the middle of an import has kept nothing of it, and the import runs again`() throws
  {
    let form = try congress.sampleInput(delegates: 400).appending(path: "registrations.csv").path
    #expect(try run(["event", "status"], on: schema.url).code == 0)
    var onco = congress.onco
    onco.environment["ONCO_DATABASE"] = schema.url
    // The key is made in a transaction before the import's own; let that be over.
    try onco(
      "registration", "import", congress.folder.write("Email,First Name,Last Name,Category\n", to: "none.csv").path)
    let desk = try onco.start(["registration", "import", form])
    let writing = """
      SELECT 1 FROM pg_locks l JOIN pg_namespace n ON n.oid = l.objid
      WHERE l.locktype = 'advisory' AND l.granted AND n.nspname = '\(schema.name)'
      """
    while desk.isRunning, try server.rows(writing).isEmpty { usleep(5_000) }
    usleep(100_000)
    #expect(desk.isRunning)
    try server.stop()
    expectFault(try desk.end(), says: "No server answers there")
    expectFault(try run(["registration", "list"], on: schema.url), says: "No server answers there")
    try server.start()
    #expect(try server.rows("SELECT count(*) FROM \(schema.name).registration") == [["0"]])
    #expect(try run(["registration", "import", form], on: schema.url).code == 1)
    #expect(try run(["database", "verify"], on: schema.url).code == 0)
  }
}
