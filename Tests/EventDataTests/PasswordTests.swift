import EventData
import Testing

@Suite struct PasswordTests {
  @Test(arguments: [
    (
      "badge make --database postgres://desk:se:cret@db.example/onco",
      "badge make --database postgres://desk@db.example/onco"
    ),
    ("mail send --via smtp://me:pw@mail.example:587", "mail send --via smtp://me@mail.example:587"),
    (
      "x --database postgres://h/d?password=abc&sslmode=require y",
      "x --database postgres://h/d?password=...&sslmode=require y"
    ),
    ("registration import http://no.example:80/a@b.csv", "registration import http://no.example:80/a@b.csv"),
    ("event status", "event status"),
  ]) func `no password of a URL reaches a message or the audit trail`(typed: String, kept: String) {
    #expect(withoutPasswords(typed) == kept)
  }
}
