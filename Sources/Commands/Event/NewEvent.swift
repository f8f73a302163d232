import EventData
import Templates

/// What is known of an event that is to be made.
struct NewEvent {
  /// The texts by their keys in event.yaml.
  let texts: [String: String]
  let number: Int
  let starts: CalendarDate
  let ends: CalendarDate
  /// The keys whose values were guessed from last year's, so that somebody must look at them.
  let guessed: Set<String>

  /// The values as YAML. A JSON string is a YAML string: quotes and colons in a name cannot break the file.
  var values: [String: String] {
    var values = texts.mapValues { JSON.text($0.onOneLine).rendered() }
    values["time_zone"] = texts["time_zone"]
    (values["number"], values["starts"], values["ends"]) = ("\(number)", "\(starts)", "\(ends)")
    return values
  }

  /// The fields of `Templates/event`.
  var fields: [String: TemplateValue] {
    let days: [String: CalendarDate] = [
      "day_before": starts.adding(days: -1), "early_until": starts.adding(days: -60),
      "call_opens": starts.adding(days: -150), "call_closes": starts.adding(days: -60),
    ]
    return values.merging(days.mapValues(\.description)) { $1 }
      .merging(["tax_from": "\(starts.year - 1)-07-01"]) { $1 }.mapValues { .text($0) }
  }
}
