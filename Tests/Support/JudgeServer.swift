public import Foundation

/// A Python server on loopback from Tests/Judges; it ends with this object, as its standard input closes.
public final class JudgeServer {
  /// Where it listens.
  public let port: Int
  /// The authority to trust; nil when it speaks no TLS.
  public let caFile: String?
  /// Where it keeps what it took.
  public let folder: TemporaryFolder
  private let process = Process()
  private let input = Pipe()

  /// Starts `script` with arguments before and after the folder it keeps things in, and waits for its first line.
  public init(_ script: String, _ before: [String] = [], _ after: [String] = []) throws {
    folder = try TemporaryFolder()
    let hello = folder.file("hello.json")
    try Data().write(to: hello)
    process.executableURL = URL(filePath: "/usr/bin/env")
    let file = PackageFolders.root.appending(path: "Tests/Judges/\(script)").path
    process.arguments = [Judges.python, file] + before + [folder.url.path] + after
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: hello)
    try process.run()
    struct Hello: Decodable {
      let port: Int
      let ca: String?
    }
    var greeting: Hello?
    while greeting == nil, process.isRunning {
      greeting = try? JSONDecoder().decode(Hello.self, from: Data(contentsOf: hello))
      usleep(5_000)
    }
    guard let greeting else {
      throw JudgeFailure(description: "\(script) did not start; scripts/setup --with-tests installs what it needs")
    }
    (port, caFile) = (greeting.port, greeting.ca)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  /// The messages it accepted, in order.
  public func accepted() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "eml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
