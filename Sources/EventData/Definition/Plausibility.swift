/// Which days an import may name: what people did for a congress happened before now, and not years before it. One rule for
/// the times of forms, deposits and signatures.
public struct Plausibility: Sendable {
  private let congress: CalendarDate
  private let tomorrow: CalendarDate

  /// - Parameters:
  ///   - congress: its last day, or what else it is sent for; two years before nobody sent anything, and after it nobody
  ///     will.
  ///   - now: the present. One day more is let through, for clocks and zones that differ.
  public init(before congress: CalendarDate, now: Moment, in zone: EventZone) {
    self.congress = congress
    tomorrow = zone.day(of: now).adding(days: 1)
  }

  /// What is wrong with a day; nil when it can be meant.
  public func doubt(_ day: CalendarDate) -> String? {
    if day > tomorrow { return "\(day.long) has not come yet" }
    return day.adding(days: 730) < congress ? "\(day.long) is years too early" : nil
  }

  /// A day on which money came or a hand signed.
  ///
  /// - Throws: `ExplainedError` (refused) when it cannot be meant.
  public func require(_ day: CalendarDate) throws {
    guard let doubt = doubt(day) else { return }
    throw ExplainedError(
      .refused, "'\(day)' cannot be right: \(doubt)", remedy: "Correct the day; it is written as 2026-11-20.")
  }

  /// True when a day in the future may be a clock that is wrong, and no slip of the pen.
  fileprivate func isNear(_ day: CalendarDate) -> Bool { day > tomorrow && day <= max(congress, tomorrow) }
}

extension FormColumns {
  /// A form's time as far as it can be trusted.
  public struct Reading: Sendable, Equatable {
    /// The moment; nil when it cannot be read, or must not be taken without asking.
    public let moment: Moment?
    /// What is wrong with it, as a sentence; nil when nothing is.
    public let doubt: String?
  }

  /// Reads a form's time. One that lies years back or after the congress is not taken, nor one in the future that
  /// another order of day and month, or a calendar that counts from 1904, would bring to a plausible day: that is named,
  /// and none is guessed. Another time in the future is taken with a doubt.
  public func reading(_ text: String, within plausible: Plausibility) -> Reading {
    let shown = "'\(text.onOneLine.prefix(60))'"
    let read = moment(text)
    let day = read.map { zone.day(of: $0) }
    let doubt = day.flatMap(plausible.doubt)
    if let read, doubt == nil { return Reading(moment: read, doubt: nil) }
    let other = readings(text).first { $0.0 != read && plausible.doubt(zone.day(of: $0.0)) == nil }
    let hint = other.map { ". \($0.1) it would be \(zone.day(of: $0.0).long)" } ?? ""
    guard let day, let doubt else {
      return Reading(moment: nil, doubt: "\(shown) is no date and time in the order \(dateOrder.rawValue)\(hint)")
    }
    return Reading(
      moment: other == nil && plausible.isNear(day) ? read : nil, doubt: "\(shown) cannot be right: \(doubt)\(hint)")
  }

  /// What a text would be otherwise, and how.
  private func readings(_ text: String) -> [(Moment, String)] {
    let orders = DateOrder.allCases.filter { $0 != dateOrder }
    let days1904: Int64 = 1_462
    return orders.compactMap { order in moment(text, order).map { ($0, "In the order \(order.rawValue)") } }
      + (text.trimmed.first?.isNumber == true
        ? [moment(text)].compactMap { $0 }.map {
          ($0.advanced(bySeconds: days1904 * 86_400), "Counted from 1904, as some workbooks do,")
        } : [])
  }

  /// Refuses a file whose times are written in another order than the definition says: those that both orders can read
  /// would be swapped in silence.
  ///
  /// - Parameter column: the column of the times.
  /// - Returns: what to look at when one time alone speaks for the other order, and none for this one.
  /// - Throws: `ExplainedError` (refused) when more times fit only the other order than only this one.
  public func refuseOtherOrder(_ table: IntakeTable, column: String) throws -> [String] {
    guard dateOrder != .yearMonthDay else { return [] }
    let other: DateOrder = dateOrder == .monthDayYear ? .dayMonthYear : .monthDayYear
    let texts = table.rows.map { $0.text(column) }.filter { !$0.isEmpty }
    let own = texts.count { moment($0) != nil && moment($0, other) == nil }
    let contrary = texts.filter { moment($0) == nil && moment($0, other) != nil }
    guard contrary.count > own, let first = contrary.first else { return [] }
    if contrary.count == 1 {
      return texts.count == 1
        ? []
        : [
          "'\(first)' is in the order \(other.rawValue), and no time of the file shows that the others are not: look whether "
            + "day and month are the right way round."
        ]
    }
    throw ExplainedError(
      .refused, "The times of this file are in the order \(other.rawValue), such as '\(first)'",
      at: table.source.file, why: "The event's files say \(dateOrder.rawValue); day and month would be swapped.",
      remedy: "Set 'form.date_order' to \(other.rawValue), or export the file again; nothing was imported.")
  }

  /// Refuses a file whose times stand under a header that no column means: everybody would be taken as sending today.
  ///
  /// - Throws: `ExplainedError` (refused) that names the header.
  public func refuseUnreadTimes(_ table: IntakeTable, column: String) throws {
    guard table.rows.first?.cell(column) == nil else { return }
    let found = table.headers.enumerated().first { position, header in
      guard table.unknownHeaders.contains(header) else { return false }
      let cells = table.rows.compactMap { row in
        row.cells.indices.contains(position) ? row.cells[position].trimmed : nil
      }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy { $0.contains(":") && moment($0) != nil }
    }
    guard let header = found?.element else { return }
    throw ExplainedError(
      .refused, "The column '\(header)' holds times, and nothing says that it is when the form was sent",
      at: table.source.headerPlace, why: "Without it everybody would be taken as sending the form now.",
      remedy: "Add the header's text to 'form.columns.\(column)', or delete the column; nothing was imported.")
  }
}
