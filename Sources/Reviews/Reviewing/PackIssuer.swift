import Abstracts
public import EventData

/// Issues blind packs: gives ids and numbers, once, and holds back what may name an author.
public struct PackIssuer {
  private let event: EventProfile
  private let call: ReviewedCall
  private let rules: ReviewRules
  private let tx: Transaction
  private let records: [String: AbstractRecord]
  private let redactions: [String: [Redaction]]
  private let trials: TrialNumbers
  private var usedIds: Set<String>
  private var findings: [String: Bool] = [:]

  /// An issuer inside a transaction.
  ///
  /// - Throws: `ExplainedError` (65) when `abstracts.yaml` has no `review`.
  public init(_ event: EventProfile, call: ReviewedCall, in tx: Transaction) throws {
    (self.event, self.call) = (event, call)
    self.tx = tx
    rules = try call.requiredReview()
    let all = try AbstractReading.records(in: tx)
    records = all.keyed(by: \.code)
    redactions = try RedactionQueries.all(in: tx)
    trials = TrialNumbers(call.trialRegistries)
    usedIds = try PackQueries.opaqueIds(in: tx)
  }

  /// Issues the packs of reviewers with something to review. A pack that holds what it held keeps its number, and its
  /// files come out byte for byte as before.
  ///
  /// - Parameters:
  ///   - codes: these reviewers; nil for all.
  ///   - allowFindings: true to issue packs whose texts may name somebody.
  ///   - newSeed: gives a new secret, once for each reviewer.
  /// - Throws: `ExplainedError` (2) when a reviewer is unknown or has nothing to review.
  public mutating func issue(
    to codes: [String]?, allowFindings: Bool, newSeed: () -> String, author: Store.Author
  ) throws -> (packs: [ReviewPack], withheld: [WithheldPack]) {
    let work = try PackQueries.work(in: tx)
    let chosen = try codes.map { try $0.map { try Reviewers.required($0, in: tx).code } }
    for code in chosen ?? [] where work[code] == nil {
      throw ExplainedError(
        .refused, "\(code) has nothing to review", at: code,
        remedy: "Give out abstracts with onco abstract assign, then make the pack.")
    }
    var packs: [ReviewPack] = []
    var withheld: [WithheldPack] = []
    for reviewer in try ReviewerQueries.reviewers(in: tx) {
      guard let abstracts = work[reviewer.code], chosen?.contains(reviewer.code) ?? true else { continue }
      let open = abstracts.filter { hasFindings($0) }
      if !open.isEmpty, !allowFindings {
        withheld.append(WithheldPack(reviewer: reviewer.code, abstracts: open))
        continue
      }
      let pack = try issue(to: reviewer, abstracts, newSeed: newSeed, now: author.now)
      if pack.isNew {
        let marks = open.isEmpty ? "" : ", with open findings in \(open.joined(separator: ", "))"
        tx.note("\(reviewer.code) pack \(pack.number) issued: \(counted(abstracts.count, "abstract"))\(marks)")
      }
      packs.append(pack)
    }
    return (packs, withheld)
  }

  private mutating func issue(to reviewer: Reviewer, _ abstracts: [String], newSeed: () -> String, now: Moment) throws
    -> ReviewPack
  {
    let last = try PackQueries.pack(of: reviewer.code, in: tx)
    let seed = last?.seed ?? newSeed()
    var entries = Dictionary(
      try PackQueries.entries(of: reviewer.code, in: tx).map { ($0.abstract, $0) }, uniquingKeysWith: { $1 })
    let texts = abstracts.compactMap { code in blind(code).map { (code, $0) } }
    let fresh = abstracts.filter { entries[$0] == nil }
      .sorted { OpaqueId.orderKey(seed: seed, abstract: $0) < OpaqueId.orderKey(seed: seed, abstract: $1) }
    var position = entries.values.map(\.position).max() ?? 0
    for code in fresh {
      position += 1
      entries[code] = PackEntry(
        abstract: code, opaque: newId(seed: seed, abstract: code), pack: 0, position: position, textHash: "")
    }
    let fingerprint = contentHash(
      ([formFingerprint] + texts.map { "\(entries[$0.0]?.opaque ?? "") \($0.1.fingerprint)" }).joined(separator: "\n"))
    let isNew = fingerprint != last?.fingerprint
    let number = (last?.number ?? 0) + (isNew ? 1 : 0)
    if isNew {
      try PackQueries.set(
        PackRow(number: number, seed: seed, fingerprint: fingerprint, issued: now), of: reviewer.code, in: tx)
      for (code, text) in texts {
        guard var entry = entries[code], entry.textHash != text.fingerprint else { continue }
        (entry.textHash, entry.pack) = (text.fingerprint, number)
        try PackQueries.set(entry, of: reviewer.code, in: tx)
      }
    }
    let prefix = event.prefix
    let rows = texts.compactMap { code, text in entries[code].map { ($0, text) } }
      .sorted { $0.0.position < $1.0.position }
      .map { entry, text in
        ReviewPack.Entry(
          opaque: entry.opaque,
          check: OpaqueId.check(
            seed: seed, event: prefix, reviewer: reviewer.code, pack: number, opaque: entry.opaque),
          abstract: text)
      }
    return ReviewPack(
      reviewer: reviewer.code, name: reviewer.name, email: reviewer.email, number: number,
      issued: isNew ? now : last?.issued ?? now, isNew: isNew, entries: rows,
      label: "\(prefix)-\(reviewer.code)-\(number)")
  }

  /// An id nobody has yet.
  private mutating func newId(seed: String, abstract: String) -> String {
    for attempt in 0..<1_000 {
      let id = OpaqueId.id(seed: seed, abstract: abstract, attempt: attempt)
      if usedIds.insert(id).inserted { return id }
    }
    return OpaqueId.id(seed: seed + abstract, abstract: abstract)
  }

  private func blind(_ code: String) -> BlindAbstract? {
    records[code].map {
      BlindAbstract($0.content, redactions: redactions[code] ?? [], call: call, trials: trials)
    }
  }

  private mutating func hasFindings(_ code: String) -> Bool {
    if let known = findings[code] { return known }
    let lint = RedactionLint(call)
    let has = records[code].map {
      !lint.findings(in: $0.content, code: code, redactions: redactions[code] ?? []).isEmpty
    }
    findings[code] = has ?? false
    return has ?? false
  }

  /// What the sheet asks: with another form a reviewer needs another sheet.
  private var formFingerprint: String {
    let criteria = rules.criteria.map {
      "\($0.code)|\($0.name)|\($0.about)|\($0.scale)|\($0.allowsHalves)|\($0.weight)"
    }
    let choices = rules.recommendations.map { ([$0.code] + $0.aliases).joined(separator: "|") }
    return contentHash(
      (criteria + choices + ["\(rules.highestConfidence ?? 0)", "\(rules.due?.description ?? "")"]).joined(
        separator: "\n"))
  }
}
