public import EventData
public import Foundation

/// The outside world as a command sees it: the only door to clock, environment, files' folders and terminal. Tests make
/// their own.
public struct Surroundings: Sendable {
  /// Environment variables.
  public var environment: [String: String]
  /// The folder relative paths start from.
  public var currentFolder: URL
  /// The program's own file, to find what was installed beside it.
  public var executable: URL?
  /// The login name, for the audit trail.
  public var login: String
  /// The present moment.
  public var now: @Sendable () -> Moment
  /// Writes results.
  public var write: @Sendable (String) -> Void
  /// Writes messages and progress.
  public var say: @Sendable (String) -> Void
  /// The next line typed or scanned; nil at the end.
  public var readLine: @Sendable () -> String?
  /// A new secret of 128 random bits in hexadecimal, from the system's generator. Tests give fixed ones.
  public var newSeed: @Sendable () -> String
  /// True when results go to a terminal.
  public var outputIsTerminal: Bool
  /// The columns of that terminal; nil elsewhere.
  public var outputColumns: Int?
  /// True when messages go to a terminal.
  public var messagesAreTerminal: Bool
  /// True when a person can be asked.
  public var inputIsTerminal: Bool
  public init(
    environment: [String: String], currentFolder: URL, executable: URL?, login: String,
    now: @escaping @Sendable () -> Moment,
    write: @escaping @Sendable (String) -> Void, say: @escaping @Sendable (String) -> Void,
    readLine: @escaping @Sendable () -> String?, outputIsTerminal: Bool = false, messagesAreTerminal: Bool = false,
    inputIsTerminal: Bool = false, outputColumns: Int? = nil,
    newSeed: @escaping @Sendable () -> String = Surroundings.randomSeed
  ) {
    self.environment = environment
    // A base without a final slash would lose its last part when a relative path is seen from it.
    self.currentFolder = URL(filePath: currentFolder.path, directoryHint: .isDirectory)
    self.executable = executable
    self.login = login
    self.now = now
    self.write = write
    self.say = say
    self.readLine = readLine
    self.outputIsTerminal = outputIsTerminal
    self.outputColumns = outputColumns
    self.messagesAreTerminal = messagesAreTerminal
    self.inputIsTerminal = inputIsTerminal
    self.newSeed = newSeed
  }

  /// 128 bits of the system's random generator in hexadecimal.
  public static let randomSeed: @Sendable () -> String = {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in String(generator.next() as UInt64, radix: 16).padded(to: 16) }.joined()
  }

  /// The real world.
  public static var live: Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment,
      currentFolder: URL(filePath: FileManager.default.currentDirectoryPath),
      executable: Bundle.main.executableURL?.resolvingSymlinksInPath(),
      login: NSUserName(),
      now: { Moment(seconds: Int64(Date().timeIntervalSince1970)) },
      write: { send($0, to: STDOUT_FILENO) },
      say: { send($0, to: STDERR_FILENO) },
      readLine: { InputLines.standard.next() },
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, messagesAreTerminal: isatty(STDERR_FILENO) == 1,
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputColumns: terminalColumns)
  }

  private static var terminalColumns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Writes all of a text at once, unbuffered: what was announced at the door has left the program. When the reader has
/// gone, as after `| head`, the program ends quietly.
private func send(_ text: String, to descriptor: Int32) {
  var rest = ArraySlice(text.utf8)
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written < 0 && errno == EINTR { continue }
    guard written > 0 else {
      if errno != EPIPE, descriptor == STDOUT_FILENO {
        send("Error: The output could not be written (\(String(cString: strerror(errno)))).\n", to: STDERR_FILENO)
        exit(69)
      }
      exit(141)
    }
    rest = rest.dropFirst(written)
  }
}
