/// `programme.yaml`: sessions, rooms, times, the people on them, giveaways, and companies that are no sponsors.
public struct Programme: Sendable {
  /// The sessions, in file order.
  public let sessions: [Session]
  /// Everyone with a part in the programme.
  public let people: [Person]
  /// What companies hand out.
  public let giveaways: [Giveaway]
  /// Companies to be known by name that sponsor nothing, such as an owner or an employer.
  public let companies: [Company]

  /// A session of the programme.
  public struct Session: Sendable {
    /// The code people say, such as `SCI-101`.
    public let code: String
    /// The printed title.
    public let title: String
    /// What sort of session it is.
    public let kind: Kind
    /// The code of its hall; nil while not placed.
    public let room: String?
    /// Begin and end.
    public let starts: Moment, ends: Moment
    /// The company behind it; nil for none.
    public let sponsor: String?
    /// Whether it earns credit; nil while not decided.
    public let isAccredited: Bool?
    /// Credit in hundredths of a point: 150 is 1.50.
    public let creditHundredths: Int
    /// Who does what.
    public let roles: [Role]
    /// The talks, in order.
    public let talks: [Talk]
    /// What it takes of the accepted abstracts; nil when it takes none.
    public let abstracts: AbstractSlots?

    /// The kinds of session; a satellite is a company's own.
    public enum Kind: String, CaseIterable, Sendable {
      case scientific, plenary, workshop, satellite, ceremony, `break`
    }
  }

  /// A person's part in a session.
  public struct Role: Hashable, Sendable {
    /// The person's name, as in `people`.
    public let person: String
    /// The part.
    public let part: Part

    /// The parts there are; all of them have a say in the content.
    public enum Part: String, CaseIterable, Sendable {
      case chair, moderator, speaker, panellist, reviewer, planner

      /// True for who leads the session.
      public var leads: Bool { self == .chair || self == .moderator }
      /// True for who must be in the room.
      public var attends: Bool { self != .planner && self != .reviewer }
    }
  }

  /// A talk inside a session.
  public struct Talk: Sendable {
    /// The title; nil while to be announced.
    public let title: String?
    /// The speaker's name; nil while to be announced.
    public let speaker: String?
  }

  /// Someone with a part in the programme.
  public struct Person: Sendable {
    /// The name, as printed.
    public let name: String
    /// Employer; nil when not declared.
    public let employer: String?
    /// The disclosure form; nil when none has come in.
    public let disclosure: Disclosure?
  }

  /// A disclosure of financial relationships.
  public struct Disclosure: Sendable {
    /// The day on the form; nil when it bears none.
    public let signedOn: CalendarDate?
    /// The first day the form looks back to.
    public let periodFrom: CalendarDate?
    /// True when the person declined to disclose.
    public let isRefused: Bool
    /// What was disclosed; empty means "nothing to disclose".
    public let relationships: [Relationship]
  }

  /// A disclosed relationship.
  public struct Relationship: Sendable {
    /// The company.
    public let company: String?
    /// Its nature, such as `consultant`.
    public let nature: String?
  }

  /// Something a company gives away.
  public struct Giveaway: Sendable {
    /// The code waivers name it by, such as `GIV-1`.
    public let code: String
    /// The company that gives.
    public let company: String
    /// What it is.
    public let item: String
    /// A person's name, or a group such as `all delegates`; nil when not stated.
    public let recipient: String?
    /// The value of one piece; nil when not stated.
    public let unitValue: Money?
  }

  /// A company that is known by name without being a sponsor.
  public struct Company: Sendable {
    /// The name.
    public let name: String
    /// What it does; nil when not known.
    public let sector: Sector?
    /// Whether it makes, markets, sells or distributes healthcare products used by or on patients (the ACCME
    /// Standards' "ineligible company"); nil when not known.
    public let isIneligible: Bool?
    /// The owner's name; nil when none is known.
    public let parent: String?
    /// Other names.
    public let aliases: [String]
    /// Product names.
    public let brands: [String]

    /// The sectors rules compare with. A sponsor's sector is one of these too.
    public enum Sector: String, CaseIterable, Sendable {
      case pharmaceutical, medicalDevice = "medical-device", diagnostics, nutrition, infantFormula = "infant-formula",
        feedingBottles = "feeding-bottles", tobacco, nicotine, hospital, university, publisher, software, bank,
        insurance, food, travel, nonProfit = "non-profit", other
    }
  }
}
