import CPangoCairo
import EventData
import Foundation

extension FontSet {
  /// The fonts with those of the machine that have the letters these lack, and the letters that no font here has.
  ///
  /// Letters are looked for only when there are any to look for: a search of all fonts takes some tenths of a second.
  ///
  /// - Throws: `ExplainedError` when memory runs out.
  func completed(for text: String) throws -> (fonts: FontSet, missing: [Unicode.Scalar]) {
    var missing = Set(text.unicodeScalars.filter(Self.isDrawn))
    for file in files {
      if missing.isEmpty { break }
      var count: Int32 = 0
      guard let font = FcFreeTypeQuery(file.path, 0, nil, &count) else { continue }
      missing.subtract(Self.letters(of: missing, in: font))
      FcPatternDestroy(font)
    }
    guard !missing.isEmpty else { return (self, []) }
    guard let system = FcInitLoadConfigAndFonts() else { throw ExplainedError.memory("The fonts were not searched") }
    defer { FcConfigDestroy(system) }
    var found: [(name: String, file: URL, letters: Set<Unicode.Scalar>)] = []
    if let set = FcConfigGetFonts(system, FcSetSystem) {
      for index in 0..<Int(set.pointee.nfont) {
        guard let font = set.pointee.fonts[index], let file = Self.plainFile(of: font) else { continue }
        let letters = Self.letters(of: missing, in: font)
        if !letters.isEmpty { found.append((Self.rank(file), file, letters)) }
      }
    }
    found.sort { ($0.name, $0.file.path) < ($1.name, $1.file.path) }
    var added: [URL] = []
    for font in found where !missing.isDisjoint(with: font.letters) {
      added.append(font.file)
      missing.subtract(font.letters)
    }
    return (FontSet(files: files + added), missing.sorted())
  }

  /// True for what leaves ink and is not in every font.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate: return false
    default: return !scalar.properties.isVariationSelector
    }
  }

  private static func letters(of wanted: Set<Unicode.Scalar>, in font: OpaquePointer) -> Set<Unicode.Scalar> {
    var letters: OpaquePointer?
    guard FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) == FcResultMatch, let letters else { return [] }
    return wanted.filter { FcCharSetHasChar(letters, $0.value) != 0 }
  }

  /// The file of an upright font of usual weight; nil for others.
  private static func plainFile(of font: OpaquePointer) -> URL? {
    var path: UnsafeMutablePointer<FcChar8>?
    var (weight, slant, scalable) = (FC_WEIGHT_REGULAR, FC_SLANT_ROMAN, FcBool(1))
    guard FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path else { return nil }
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight)
    FcPatternGetInteger(font, FC_SLANT, 0, &slant)
    FcPatternGetBool(font, FC_SCALABLE, 0, &scalable)
    guard weight == FC_WEIGHT_REGULAR, slant == FC_SLANT_ROMAN, scalable != 0 else { return nil }
    return URL(filePath: String(cString: path))
  }

  /// Noto's sans before its other faces, which go with the others of a page, and those before all else.
  private static func rank(_ file: URL) -> String {
    let name = file.lastPathComponent
    return (name.hasPrefix("NotoSans") ? "0" : name.hasPrefix("Noto") ? "1" : "2") + name
  }
}
