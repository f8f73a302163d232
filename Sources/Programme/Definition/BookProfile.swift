public import EventData

/// `book` in `abstracts.yaml`: the journal's supplement the abstracts are printed in.
public struct BookProfile: Sendable {
  /// The title of the book.
  public let title: String
  /// The language of the abstracts, such as `en`.
  public let language: String
  /// The journal.
  public let journal: Journal
  /// Volume, issue and supplement.
  public let issue: Issue
  /// How DOIs and addresses are made.
  public let doi: DOIRule
  /// Who holds the rights.
  public let copyright: Copyright
  /// The licence; nil when none is granted.
  public let licence: Licence?
  /// Who deposits at Crossref; nil when nobody does.
  public let depositor: Depositor?
  /// The moment from which the texts of late-breaking abstracts may be public; nil when they are published with the
  /// others. Until when nothing may be public says the call's `embargo`.
  public let lateBreakingEmbargo: Moment?
  /// Printed numbers: an abstract type or an outcome, and a pattern such as `P-000`. `other` serves the rest.
  public let numbers: [(key: String, pattern: String)]
  /// How the abstracts are put in order.
  public let sort: Sort
  /// What is printed of the presenting author's address.
  public let correspondence: Correspondence
  /// What the book knows of the call's trial registries: addresses and Crossref ids.
  public let registries: [Registry]
  /// Last words of author names that are groups and not people, folded: `group`, `consortium`.
  public let groupWords: Set<String>
  /// What stands in front of the abstracts; nil for nothing.
  public let foreword: Foreword?

  /// The journal a supplement belongs to.
  public struct Journal: Sendable {
    /// The full title.
    public let title: String
    /// The abbreviated title, as it is cited.
    public let shortTitle: String
    /// The numbers of the printed and the electronic serial, checked; at least one is there.
    public let printISSN: Issn?, electronicISSN: Issn?
    /// The publisher.
    public let publisher: String
    /// Where the publisher sits; empty when the file does not say.
    public let place: String
  }

  /// Which part of the journal the book is.
  public struct Issue: Sendable {
    /// The volume.
    public let volume: String
    /// The issue; empty when the volume has none.
    public let number: String
    /// The supplement as it is cited, such as `Suppl 1`; at most 15 characters, as Crossref's schema has it.
    public let supplement: String
    /// The day of publication.
    public let published: CalendarDate
  }

  /// How DOIs and addresses are made. `{number}` stands for the printed number, `{code}` for the abstract's code.
  public struct DOIRule: Sendable {
    /// The registrant's prefix, such as `10.5555`.
    public let prefix: String
    /// The rest, such as `onco26.{number}`.
    public let suffix: String
    /// The page a DOI leads to, such as `https://example.org/abstracts/{number}`.
    public let landing: String
  }

  /// Who holds the rights.
  public struct Copyright: Sendable {
    /// The holder.
    public let holder: String
    /// The year.
    public let year: Int
  }

  /// The licence the abstracts are published under.
  public struct Licence: Sendable {
    /// The sentence printed.
    public let text: String
    /// The licence's address.
    public let url: String
  }

  /// Who deposits at Crossref.
  public struct Depositor: Sendable {
    /// The name of the depositor.
    public let name: String
    /// Where Crossref reports to.
    public let email: String
    /// The organisation that owns the DOIs.
    public let registrant: String
  }

  /// How the abstracts are put in order.
  public enum Sort: String, Sendable, CaseIterable {
    /// By session, and in it by time.
    case session
    /// By session, posters in it by board.
    case board
    /// By track, and in it by printed number.
    case track
  }

  /// What is printed of the presenting author's address.
  public enum Correspondence: String, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// The name.
    case name
    /// The name and the e-mail address. Only where the call asked for consent.
    case email
  }

  /// A register of trials.
  public struct Registry: Sendable {
    /// The code in `trial_registries`, such as `nct`.
    public let code: String
    /// The registry's id at Crossref (10.18810/...); empty when Crossref knows none.
    public let crossref: String
    /// A trial's page, with `{number}`; empty when there is none.
    public let url: String
  }

  /// What stands in front of the abstracts.
  public struct Foreword: Sendable {
    /// The heading.
    public let title: String
    /// Paragraphs, with empty lines between.
    public let text: String
    /// Who signs it; empty for nobody.
    public let signed: String
  }
}
