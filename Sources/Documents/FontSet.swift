import EventData
import CPangoCairo
public import Foundation

/// The fonts that documents are set in: named files, not whatever the machine happens to offer. The pages then look the
/// same everywhere, and start in a third of the time that a search of all system fonts takes.
public struct FontSet: Sendable, Equatable {
  /// Where Debian's fonts-noto-core puts its files.
  public static let debianFolder = URL(filePath: "/usr/share/fonts/truetype/noto")

  private static let fileNames = [
    "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf",
    "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf",
  ]

  /// The font files, in a fixed order.
  public let files: [URL]

  /// Further files for long texts: a serif in four cuts, and the signs of mathematics and of lists.
  public static let bookFiles = [
    "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf",
    "NotoSerif-BoldItalic.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
  ]

  /// Looks for each font file in `folders`, the first folder that has it winning.
  ///
  /// - Parameter further: names of files beside those every document has, such as `bookFiles`.
  /// - Throws: `ExplainedError` naming every missing file, where it was looked for and the package that brings it.
  public init(folders: [URL] = [FontSet.debianFolder], further: [String] = []) throws {
    var found: [URL] = []
    var missing: [String] = []
    for name in Self.fileNames + further {
      let places = folders.map { $0.appending(path: name) }
      if let file = places.first(where: { FileManager.default.isReadableFile(atPath: $0.path) }) {
        found.append(file)
      } else {
        missing.append(name)
      }
    }
    guard missing.isEmpty else {
      throw ExplainedError(
        .outside, "Fonts are missing", at: folders.map(\.path).joined(separator: ", "),
        why: "\(missing.joined(separator: ", ")) cannot be read there.",
        remedy: "Install them with: apt-get install fonts-noto-core")
    }
    files = found
  }

  init(files: [URL]) { self.files = files }

  /// fontconfig settings that give each file of Noto Nastaliq the weight in its name: Debian's Regular and Bold both
  /// claim to be regular, and fontconfig would pick the bold one for everything.
  static let weightRules = """
    <match target="scan">
      <test name="fullname"><string>Noto Nastaliq Urdu Bold</string></test>
      <edit name="weight" mode="assign"><const>bold</const></edit>
    </match>
    """

  /// A Pango font map over these files alone. The caller unrefs it. Nothing of the process or machine is changed.
  func makeFontMap() throws -> UnsafeMutablePointer<PangoFontMap> {
    let settings = "<?xml version=\"1.0\"?><fontconfig>\(Self.weightRules)</fontconfig>"
    guard let config = FcConfigCreate() else { throw memoryError }
    defer { FcConfigDestroy(config) }
    guard FcConfigParseAndLoadFromMemory(config, settings, 0) != 0 else { throw memoryError }
    for file in files where FcConfigAppFontAddFile(config, file.path) == 0 {
      throw ExplainedError(
        .outside, "A font cannot be used", at: file.path, why: "Fontconfig does not read the file.",
        remedy: "Install it again with: apt-get install --reinstall fonts-noto-core")
    }
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else { throw memoryError }
    cpango_use_font_config(map, config)
    return map
  }

  private var memoryError: ExplainedError { .memory("The fonts were not loaded") }
}

extension ExplainedError {
  /// A C library gave nothing back.
  static func memory(_ what: String, at place: String? = nil) -> ExplainedError {
    ExplainedError(.outside, what, at: place, why: "Memory ran out.", remedy: "Close other programs and run again.")
  }
}
