import EventData

/// An invented congress of any size, made from a seed: the same seed gives the same bytes on every machine.
///
/// Its files have the shape real form exports have (`Events/onco-2026` reads them), problems of every kind are planted
/// in a few rows, and the truth says where. People, companies and institutions are invented; addresses end in
/// `.example`; identity numbers, telephone prefixes and ORCID iDs lie in ranges nobody is given.
public struct SampleCongress: Sendable {
  /// The registration form's export: UTF-8 with BOM, CRLF, one row a form sent in, timestamps in Asia/Karachi.
  public let registrationsCSV: String
  /// What was planted in the registrations, by row.
  public let registrationTruth: [PlantedRow]
  /// The abstract form's export: UTF-8 with BOM, CRLF, timestamps in Asia/Karachi.
  public let abstractsCSV: String
  /// What was planted in the abstracts, by row.
  public let abstractTruth: [PlantedRow]
  /// The list of reviewers: UTF-8 with BOM, CRLF.
  public let reviewersCSV: String
  /// What was planted in the list of reviewers, by row.
  public let reviewerTruth: [PlantedRow]
  /// Money received for about four in five of the registrations that can be imported, as a table: e-mail, amount,
  /// currency, method, reference, day.
  public let paymentsCSV: String
  /// The sponsors as a table, two of which break rules; several names in a cell are joined by "; ".
  public let sponsorsCSV: String

  /// Makes a congress.
  ///
  /// - Parameters:
  ///   - seed: another seed, another congress. Each part has a stream of its own: more delegates leave the abstracts as
  ///     they are.
  ///   - delegates: rows of the registration export, forms sent twice included.
  ///   - abstracts: rows of the abstract export, copies included.
  ///   - sponsors: how many sponsors.
  ///   - reviewers: rows of the list of reviewers.
  public init(seed: UInt64, delegates: Int, abstracts: Int, sponsors: Int, reviewers: Int = 30) {
    var forms = RegistrationForms(seed: seed ^ 0x5EED_0001, count: max(0, delegates))
    forms.plant()
    registrationsCSV = ExportText.csv(header: RegistrationForms.header, rows: forms.rows)
    registrationTruth = forms.truth
    paymentsCSV = CSVWriter.text(
      header: ["Email", "Amount", "Currency", "Method", "Reference", "Received on"],
      rows: samplePayments(for: forms, seed: seed ^ 0x5EED_0002))

    var submissions = AbstractForms(seed: seed ^ 0x5EED_0003, count: max(0, abstracts))
    submissions.plant()
    abstractsCSV = ExportText.csv(header: AbstractForms.header, rows: submissions.rows)
    abstractTruth = submissions.truth

    let people = ReviewerForms(seed: seed ^ 0x5EED_0005, count: max(0, reviewers), submissions: submissions.rows)
    reviewersCSV = ExportText.csv(header: ReviewerForms.header, rows: people.rows)
    reviewerTruth = people.truth

    sponsorsCSV = CSVWriter.text(
      header: SponsorProfile.header, rows: SponsorProfile.rows(max(0, sponsors), seed: seed ^ 0x5EED_0004))
  }
}
