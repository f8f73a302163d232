import EventData
import Foundation

/// How the parts of an office file point to each other (Open Packaging Conventions).
enum OfficeParts {
  /// The relations of a part, with the last word of their type and their target as a member's name.
  static func relations(_ archive: ZipArchive, of part: String, file: String) throws -> [(
    id: String, type: String, target: String
  )] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard archive.contains(name) else { return [] }
    var relations: [(id: String, type: String, target: String)] = []
    try OfficeXML.read(
      archive.member(name), part: name, file: file,
      .init(start: { element, attributes in
        guard element == "Relationship", attributes["TargetMode"] != "External" else { return }
        let target = attributes["Target"] ?? ""
        let type = (attributes["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
        relations.append((attributes["Id"] ?? "", type, member(target, from: folder)))
      }))
    return relations
  }

  /// A target as a member's name: from the root when it begins with `/`, else from the folder, with `..` resolved.
  private static func member(_ target: String, from folder: String) -> String {
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
