import EventData

extension AbstractRules {
  /// Days of the call that hardly fit the congress, or one another.
  func doubtDays(_ fields: FieldReader, _ event: EventProfile) {
    event.doubt(call.closes, "the call closes", latest: event.starts, at: "closes", in: fields)
    event.doubt(
      call.lateBreaking?.finalBy, "results of late-breaking abstracts are due", latest: event.ends,
      at: "late_breaking.final_by", in: fields)
    event.doubt(call.embargo, "the embargo ends", at: "embargo", in: fields)
    event.doubt(review?.due, "reviews are due", latest: event.starts, at: "review.due", in: fields)
    event.doubt(
      selection?.confirmBy, "presenters confirm", latest: event.starts, at: "selection.confirm_by", in: fields)
    event.doubt(book?.issue.published, "the book is published", at: "book.issue.published", in: fields)
    for exception in call.exceptions {
      event.doubt(
        exception.until, "the exception for '\(exception.who)' ends", latest: event.starts, at: "exceptions", in: fields
      )
    }
    let closes = event.zone.day(of: call.closes)
    guard call.closes.seconds != 0 else { return }
    if let due = review?.due, due.dayNumber != 0, due < closes {
      fields.doubt(at: "review.due", "reviews are due on \(due), before the call closes (\(closes))")
    }
    if let day = selection?.confirmBy, let due = review?.due, day.dayNumber != 0, day < due {
      fields.doubt(at: "selection.confirm_by", "presenters confirm by \(day), before reviews are due (\(due))")
    }
  }
}
