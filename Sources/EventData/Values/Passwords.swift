/// A text with the passwords of the URLs in it taken out: `postgres://desk:secret@host` becomes `postgres://desk@host`.
/// What goes into messages and the audit trail, where it would stand for ever.
public func withoutPasswords(_ text: String) -> String {
  text.replacing(#/([a-z]+:\/\/[^:@\/?\s]*):[^@\/\s]*@/#) { "\($0.1)@" }
    .replacing(#/(password=)[^&\s]*/#) { "\($0.1)..." }
}
