import Commands
import Foundation

/// The program: everything happens behind `Onco.execute`, which tests enter by too.
@main
enum Entry {
  static func main() async {
    umask(0o077)  // personal data and working entry codes are for this user alone
    exit(await Onco.execute(Array(CommandLine.arguments.dropFirst()), in: .live))
  }
}
