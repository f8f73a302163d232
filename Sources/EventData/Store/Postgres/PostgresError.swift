/// What the server or libpq said went wrong.
struct PostgresError: Error, CustomStringConvertible {
  /// Where in a transaction's life it happened.
  enum Stage: Sendable {
    case connecting, working, committing
  }

  let stage: Stage
  /// The five characters of SQLSTATE; empty when the server did not speak.
  let state: String
  let message: String
  /// True when the connection is gone.
  let isLost: Bool

  init(_ stage: Stage, state: String = "", _ message: String, isLost: Bool = false) {
    self.stage = stage
    self.state = state
    self.message = message.onOneLine
    // 08: connection exceptions; 57P: the server stops, crashed, starts, or the database was dropped.
    self.isLost = isLost || state.hasPrefix("08") || state.hasPrefix("57P")
  }

  var description: String { message }

  /// True when the same work may be done again: it certainly did not happen, and the next time may fare better.
  var mayBeRepeated: Bool {
    switch stage {
    case .connecting: message.contains("starting up")
    case .working: isLost || isSerialization || message.contains("cached plan")
    case .committing: isSerialization
    }
  }

  private var isSerialization: Bool { state == "40001" || state == "40P01" }

  /// Runs what asks a server; what goes wrong comes out in words a volunteer can act on.
  static func explaining<Result>(at place: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as PostgresError { throw error.explained(at: place) }
  }

  /// The same in words a volunteer can act on.
  ///
  /// - Parameter place: the database's label, without its password.
  func explained(at place: String) -> ExplainedError {
    switch stage {
    case .connecting: connecting(place)
    case .committing where isLost:
      ExplainedError(
        .outside, "The connection broke while the change was being saved", at: place, why: message,
        remedy: "It is not known whether it was saved. Look with: onco database audit; if the last row is not yours, "
          + "run the command again.")
    case .committing, .working: working(place)
    }
  }

  private func connecting(_ place: String) -> ExplainedError {
    let remedies: [(String, String, String)] = [
      (
        "password authentication failed", "The server does not accept the login or its password",
        "Check name and password in the URL or in ~/.pgpass (mode 600)."
      ),
      (
        "no password supplied", "The server asks for a password, and none was given",
        "Put it in ~/.pgpass (mode 600) or in PGPASSWORD."
      ),
      (
        "translate host name", "The server's name is not known on this network",
        "Check the host in the URL and the network."
      ),
      (
        "root certificate file", "The file of the authority that vouches for the server is not there",
        "Check sslrootcert in the URL."
      ),
      (
        "not heeded", "The schema the URL names is not the one the server works in",
        "Check that the schema exists. If a pooler stands in between and drops the URL's options, name the schema in the "
          + "login: ALTER ROLE LOGIN SET search_path TO NAME; (docs/multi-machine.md)."
      ),
      (
        "the schema that", "The server has no such schema for this login",
        "Check search_path in the URL; a new schema: CREATE SCHEMA NAME (docs/multi-machine.md)."
      ),
      ("does not exist", "The server has no such database or login", "Check the URL; a new database: createdb NAME."),
      ("no pg_hba.conf entry", "The server does not let this machine or login in", "Ask who runs it to add a line."),
      ("timeout expired", "The server did not answer in time", "Check the host and the network, then try again."),
      (
        "Connection refused", "No server answers there",
        "Check that it runs and listens on this host and port, then try again."
      ),
      ("No such file or directory", "No server answers there", "Check that it runs and where its socket is."),
      ("certificate", "The server's certificate is not accepted", "Check sslmode and sslrootcert in the URL."),
      ("SSL", "The secure connection could not be made", "Check sslmode and sslrootcert in the URL."),
      ("too many", "The server has too many connections", "Wait a little, or raise max_connections on the server."),
      (
        "definition of service", "The service file does not name this service",
        "Check the name in the URL and ~/.pg_service.conf, or the file PGSERVICEFILE names."
      ),
      (
        "integer value", "The database's URL cannot be read",
        "Write postgres://LOGIN@HOST:5432/NAME; see docs/multi-machine.md."
      ),
      ("URI", "The database's URL cannot be read", "Write postgres://LOGIN@HOST:5432/NAME; see docs/multi-machine.md."),
      (
        "connection option", "The database's URL has an option that libpq does not know",
        "Write postgres://LOGIN@HOST:5432/NAME?sslmode=verify-full; see docs/multi-machine.md."
      ),
    ]
    let found = remedies.first { message.contains($0.0) }
    return ExplainedError(
      .outside, found?.1 ?? "The server could not be reached", at: place, why: message,
      remedy: "\(found?.2 ?? "Check the URL, the network and the server, then try again.") Nothing was changed.")
  }

  private func working(_ place: String) -> ExplainedError {
    if state.hasPrefix("23") { return .refusedChange(at: place, why: message) }
    let (what, remedy): (String, String) =
      switch state {
      case _ where isLost:
        ("The connection to the server broke", "Nothing was changed. Check server and network, then try again.")
      case "53100", "53200":
        ("The server's disk or memory is full", "Nothing was changed. Free some space on the server, then try again.")
      case "25006":
        (
          "The database can only be read here",
          "Nothing was changed. Use the URL of the main server; a standby answers reading commands only."
        )
      case "55P03":
        (
          "Another command holds the database",
          "Nothing was changed. Wait until it has finished, such as an import, then run this one again."
        )
      case "57014":
        ("The server ended a statement that took too long", "Nothing was changed. Try again when it is less busy.")
      case "25P03":
        ("The server ended a transaction that stood still", "Nothing was changed. Run the command again.")
      case "42501":
        (
          "This login may not do that",
          "Nothing was changed. Use another login, or ask the owner of the database to "
            + "grant it; docs/multi-machine.md says what each role may do."
        )
      case "42P01", "42703":
        ("The database lacks what this program needs", "Run 'onco database status' once as the owner's login.")
      case "26000", "42P05":
        (
          "A pooler between this machine and the server mixes sessions",
          "Nothing was changed. Use the pooler's session mode or the server's own port; see docs/multi-machine.md."
        )
      case "40001", "40P01":
        ("Too many commands at once wanted the same rows", "Nothing was changed. Run the command again.")
      default: ("The database failed", "Nothing was changed; try again.")
      }
    return ExplainedError(
      .outside, what, at: place, why: state.isEmpty ? message : "\(message) (SQLSTATE \(state))", remedy: remedy)
  }
}
