import EventData

/// Applies the society's waivers to findings on one day, and tells of those that are about to end or cover nothing.
struct WaiverReview {
  let waivers: [CompliancePolicy.Waiver]
  let today: CalendarDate
  private var used: Set<CompliancePolicy.Waiver> = []
  private(set) var notes: [ComplianceReport.Note] = []

  /// A waiver that ends within this many days is announced.
  private static let noticeDays = 30

  init(_ waivers: [CompliancePolicy.Waiver], on today: CalendarDate) {
    (self.waivers, self.today) = (waivers, today)
  }

  /// The finding as it stands after the waivers. A pass needs none, and a broken rule cannot be waived away.
  mutating func judge(_ finding: Finding) -> Finding {
    guard [.fail, .unknown].contains(finding.outcome),
      let waiver = waivers.first(where: { $0.rule == finding.rule.id && $0.subject.onOneLine == finding.subject })
    else { return finding }
    let isFirstUse = used.insert(waiver).inserted
    if today < waiver.approvedOn { return finding.noting("waiver not in force before \(waiver.approvedOn)") }
    let left = waiver.expires.dayNumber - today.dayNumber
    if left < 0 { return finding.noting("waiver expired \(counted(-left, "day")) ago, on \(waiver.expires)") }
    if left <= Self.noticeDays, isFirstUse {
      let when = left == 0 ? "today" : "in \(counted(left, "day"))"
      note(.info, waiver, "ends \(when), on \(waiver.expires); settle the finding or decide anew.")
    }
    return finding.waived(by: waiver)
  }

  /// Notes the waivers that met no finding.
  mutating func close(subjects: [String: [String]], book: RuleBook, packs: [String]) {
    for waiver in waivers where !used.contains(waiver) {
      if let pack = book.rule(waiver.rule)?.pack, !packs.contains(pack) {
        note(.warning, waiver, "is not used: the pack '\(pack)' is not in force; remove it or add the pack.")
      } else if subjects[waiver.rule]?.contains(waiver.subject.onOneLine) == true {
        note(.warning, waiver, "is not used: there is nothing left to waive; remove it.")
      } else {
        let near = nearest(to: waiver.subject, in: subjects[waiver.rule] ?? [])
        let hint = near.map { "; did you mean '\($0)'?" } ?? "; correct the subject or remove it."
        note(.warning, waiver, "is not used: the rule has no such subject\(hint)")
      }
    }
  }

  private mutating func note(_ severity: Severity, _ waiver: CompliancePolicy.Waiver, _ words: String) {
    notes.append(
      ComplianceReport.Note(
        severity: severity, rule: waiver.rule, subject: waiver.subject.onOneLine,
        text: "The waiver of \(waiver.rule) for '\(waiver.subject.onOneLine)' \(words)"))
  }
}
