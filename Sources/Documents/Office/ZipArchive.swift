import CLibZip
import EventData
public import Foundation

/// The members of a ZIP file in memory (.xlsx and .docx are such), read within limits so that a file made to burst
/// ("zip bomb") ends in a message. Names are only looked up, never used as paths.
public final class ZipArchive {
  /// How much is read.
  public struct Limits: Sendable {
    /// The most bytes of the file.
    public var file = 32_000_000
    /// The most members.
    public var members = 2_000
    /// The most bytes of one member when inflated.
    public var member = 100_000_000
    /// The most bytes of all members read, when inflated.
    public var total = 200_000_000
    /// A member that inflates to more than a megabyte may be at most this many times as large as in the file. Deflate
    /// itself ends at 1,032; real office files stay below 100.
    public var ratio = 300
    public init() {}
  }

  let file: String
  private let limits: Limits
  private let archive: OpaquePointer
  private var inflated = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - data: its bytes.
  ///   - file: its name, for errors.
  /// - Throws: `ExplainedError` when it is too large, no ZIP file, damaged, or has too many members.
  public init(_ data: Data, file: String, limits: Limits = Limits()) throws {
    guard data.count <= limits.file else {
      throw ExplainedError(
        .refused, "The file has \(data.count / 1_000_000) MB; at most \(limits.file / 1_000_000) are read", at: file,
        remedy: "Take pictures and unneeded sheets out of it, or cut it into several files; nothing was read.")
    }
    // libzip frees the copy with the source.
    guard let copy = malloc(max(1, data.count)) else { throw Self.damaged(file, "memory is short") }
    data.copyBytes(to: copy.assumingMemoryBound(to: UInt8.self), count: data.count)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(data.count), 1, &error) else {
      free(copy)
      throw Self.damaged(file, String(cString: zip_error_strerror(&error)))
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw Self.damaged(file, String(cString: zip_error_strerror(&error)))
    }
    let count = zip_get_num_entries(opened, 0)
    guard count <= zip_int64_t(limits.members) else {
      zip_discard(opened)
      throw ExplainedError(
        .refused, "The file has \(count) parts inside; at most \(limits.members) are read", at: file,
        why: "No office program makes such a file.", remedy: "Open it and save it again; nothing was read.")
    }
    (self.file, self.limits, archive) = (file, limits, opened)
  }

  deinit { zip_discard(archive) }

  /// The members' names, in the file's order.
  public var names: [String] {
    (0..<zip_get_num_entries(archive, 0)).map { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
    }
  }

  /// True when there is such a member; case does not matter, as in office files.
  public func contains(_ name: String) -> Bool { zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

  /// A member's bytes.
  ///
  /// - Throws: `ExplainedError` when it is not there, protected by a password, damaged, or larger than the limits.
  public func member(_ name: String) throws -> Data {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { throw Self.damaged(file, "the part \(name) is missing") }
    var facts = zip_stat_t()
    zip_stat_init(&facts)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &facts) == 0 else { throw Self.damaged(file, name) }
    guard facts.encryption_method == 0 else {
      throw ExplainedError(
        .refused, "The file is protected by a password", at: file,
        remedy: "Save it without a password; nothing was read.")
    }
    let room = min(limits.member, limits.total - inflated)
    guard facts.size <= UInt64(room),
      facts.size <= 1_000_000 || facts.size / max(1, facts.comp_size) <= UInt64(limits.ratio)
    else { throw burst(name) }
    return try read(index, name, atMost: room)
  }

  private func read(_ index: zip_int64_t, _ name: String, atMost room: Int) throws -> Data {
    guard let stream = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw Self.damaged(file, String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(stream) }
    var bytes = Data()
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = zip_fread(stream, &chunk, zip_uint64_t(chunk.count))
      guard got >= 0 else { throw Self.damaged(file, "the part \(name) cannot be unpacked") }
      if got == 0 { break }
      // The size written in the file may be a lie; what comes out counts.
      guard bytes.count + Int(got) <= room else { throw burst(name) }
      bytes.append(contentsOf: chunk[..<Int(got)])
    }
    inflated += bytes.count
    return bytes
  }

  private func burst(_ name: String) -> ExplainedError {
    ExplainedError(
      .refused, "The part \(excerpted(name)) of the file would unpack to far more than any form's", at: file,
      why: "Such a file may have been made to bring a program down.",
      remedy: "Do not open it; ask the sender for the plain file again. Nothing was read.")
  }

  private func excerpted(_ name: String) -> String { "'\(name.onOneLine.prefix(60))'" }

  private static func damaged(_ file: String, _ why: String) -> ExplainedError {
    ExplainedError(
      .refused, "The file is damaged or no office file", at: file,
      why: "Reading it failed: \(why.onOneLine.prefix(120)).",
      remedy: "Open it in Word or Excel and save it again, or have it sent again; nothing was read.")
  }
}
