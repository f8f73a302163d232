import Commands
import Foundation

/// The program: everything happens behind `Onco.execute`, which tests enter by too.
@main
enum Entry {
  static func main() async {
    exit(await Onco.execute(Array(CommandLine.arguments.dropFirst()), in: .live))
  }
}
