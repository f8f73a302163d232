import ArgumentParser
import Badges
import Door
import EventData

/// `onco door scan`.
struct DoorScan: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Answer what a hand scanner types, one code a line, until the input ends.",
    discussion: """
      The scanner works as a keyboard that presses Enter after each code. Every admission is on disk before it is \
      announced. Compare the name with the face. End with Control-D.
      """)

  @Option(help: "The door's name in the report.")
  var door: String = "main"
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    if door.trimmed.isEmpty || door.hasControls {
      throw ValidationError("Give the door a name, such as --door 'Hall A'.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let checkIn = try CheckIn(
      event.definition.event, categories: event.definition.registration.categories, door: door,
      store: try event.openStore())
    if context.surroundings.inputIsTerminal { context.say("Door '\(door)' is ready. Scan a badge; Control-D ends.") }
    if format.format == .csv { context.print("outcome,reason,registration") }
    var refused = 0
    while let line = context.surroundings.readLine() {
      for scanned in ScannedText.codes(in: line) {
        let now = event.clock()
        let admission = answer(scanned, checkIn: checkIn, at: now, in: context)
        if admission.refusal != nil { refused += 1 }
        announce(admission, of: scanned, at: now, in: event)
      }
    }
    return refused > 0 ? .partly : .done
  }

  /// A scan that cannot be written down is no admission, and no reason to leave the door: the next may work.
  private func answer(_ scanned: String, checkIn: CheckIn, at now: Moment, in context: CommandContext) -> Admission {
    do {
      return try checkIn.scan(scanned, at: now)
    } catch {
      context.say("\(error)")
      return .notRecorded
    }
  }

  private func announce(_ admission: Admission, of scanned: String, at now: Moment, in event: EventContext) {
    let context = event.context
    switch format.format {
    case .json: context.print(admission.json.rendered())
    case .csv:
      context.print("\(admission.outcome),\(admission.reason),\(admission.registration ?? "")")
    case .table:
      let who = [admission.registration ?? "", admission.name.printable, admission.category.printable]
        .filter { !$0.isEmpty }.joined(separator: "  ")
      if let refusal = admission.refusal {
        let bell = context.surroundings.outputIsTerminal ? "\u{07}" : ""
        let what = admission.earlier.map { "\(earlier($0, at: now, in: event)). \(Self.doubt)" } ?? refusal.instruction
        let hint = ScannedText.isOfOtherKeyboard(scanned) ? ". Set the keyboard of scanner and computer to English" : ""
        context.print("REFUSED   \(who.isEmpty ? "" : "\(who): ")\(what)\(hint).\(bell)")
      } else {
        let known = admission.earlier.map { " (\(earlier($0, at: now, in: event)): the same scan, one person)" }
        context.print("ADMITTED  \(who)\(known ?? "")")
      }
    }
  }

  private static let doubt = "Check the name; send to the registration desk if in doubt"

  /// `admitted 3 s ago at this door`, `admitted at 09:00 at door 'Hall A' with the ticket`.
  private func earlier(_ earlier: Admission.Earlier, at now: Moment, in event: EventContext) -> String {
    let seconds = now.seconds - earlier.at.seconds
    let zone = event.zone
    let time = zone.day(of: earlier.at) == zone.day(of: now) ? zone.clock(earlier.at) : zone.text(earlier.at)
    let when = (0..<60).contains(seconds) ? "\(seconds) s ago" : "at \(time)"
    let place = earlier.door == door ? "this door" : "door '\(earlier.door.printable)'"
    return "admitted \(when) at \(place)\(earlier.purpose.isEmpty ? "" : " with the \(earlier.purpose)")"
  }
}
