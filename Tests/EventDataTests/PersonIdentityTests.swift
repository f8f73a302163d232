import EventData
import TestSupport
import Testing

/// Who is the same person, by name and by what else is known. All people are invented.
@Suite struct PersonIdentityTests {
  private enum Answer { case same, question, different }

  private static let names: [(String, String, Answer)] = [
    // Case, titles, degrees, brackets.
    ("Dr. Ana Ng", "Ana NG", .same), ("Dr.Ana Ng", "Ana Ng (Resident)", .same), ("Ana Ng, MBBS, FCPS", "Ana Ng", .same),
    ("Prof. Bashir Lee MD FRCS", "Bashir Lee", .same), ("ANA NG", "ana ng", .same),
    ("Omar Shah PhD", "Umar Shah", .same),
    // Initials and middle names.
    ("Ana Ng", "Ana B. Ng", .same), ("A. Ng", "Ana Ng", .question), ("A. B. Ng", "Ana Ng", .question),
    ("Ana B. Ng", "Ana C. Ng", .different), ("Ana Beth Ng", "Ana C. Ng", .different), ("B. Ng", "Ana Ng", .different),
    ("Khan A.", "A. Khan", .same), ("Khan AB", "Ahmed Bilal Khan", .question), ("M. Khan", "Khan K.", .different),
    ("Ana Beth Ng", "Ana Ng", .question), ("A. Khan", "Ali Raza Khan", .different),
    ("S.-J. Kim", "Soo-Jin Kim", .question),
    ("María José García", "M. J. Garcia", .question), ("A. Khan", "A. Malik", .different),
    // South Asian names.
    ("Muhammad Usman Khan", "Mohammad Usman Khan", .same), ("Muhammad Usman Khan", "Mohd. Usman Khan", .same),
    ("M. Usman Khan", "Muhammad Usman Khan", .same), ("Usman Khan", "Muhammad Usman Khan", .same),
    ("Imran Hussain", "Imran Husain", .same), ("Imran Hussain", "Imran Hossein", .same),
    ("Imran Hussain", "Imran Hassan", .different),
    ("Ayesha Siddiqui", "Aisha Siddiqi", .same), ("Nadeem Shaikh", "Nadim Sheikh", .same),
    ("Mehmood Qureshi", "Mahmud Qureshi", .same),
    ("Syed Faisal Rizvi", "Faisal Rizvi", .same), ("Zulfiqar ul Haq", "Zulfiqar-ul-Haq", .same),
    ("Inam Ul Haq", "Inam Haq", .same),
    ("Ali Khan", "Alia Khan", .different), ("Naeem Akhtar", "Naeema Akhtar", .different),
    ("Farid Malik", "Farida Malik", .different),
    ("Nasir Khan", "Yasir Khan", .different), ("Ali Khan", "Ali Raza Khan", .question),
    ("Muhammad Ali", "Muhammad Khan", .different),
    ("Muhammad Khan", "Ali Khan", .different), ("Ahmed Raza Khan", "Ahmed Ali Khan", .different),
    ("Sana Mirza", "Hina Malik", .different),
    ("Bilal Ahmed Chaudhry", "Bilal Ahmed", .question), ("Ali Raza", "Raza Ali", .same),
    ("Zafar, Imran", "Imran Zafar", .same),
    // Arabic names, and Arabic and Urdu letters.
    ("Abdul Rahman Saleh", "Abdur Rehman Saleh", .same), ("Abdulrahman Saleh", "Abdul Rahman Saleh", .same),
    ("Khalid al-Rashid", "Khalid Al Rashid", .same), ("Khaled Rashid", "Khalid Rashid", .same),
    ("Yousuf bin Tariq", "Yusuf Tarek", .same),
    ("محمد علي", "محمد علی", .same), ("ڈاکٹر سارہ خان", "سارہ خان", .same), ("سارہ خان", "سارہ ملک", .different),
    ("سارہ خان", "Sara Khan", .different), ("Fatimah Noor", "Fatima Nur", .same),
    // Chinese, Korean and other orders.
    ("Wang Wei", "Wei Wang", .same), ("王伟", "王 伟", .same), ("王伟", "王芳", .different),
    ("Soojin Kim", "Soo-Jin Kim", .same),
    ("Kim Soo-Jin", "Soojin Kim", .same), ("Li Xiaoming", "Xiao-Ming Li", .same), ("Li Na", "Li Wei", .different),
    // Spanish and Portuguese.
    ("José García", "Jose Garcia", .same), ("María García López", "María García", .question),
    ("Maria De La Cruz", "Maria de la Cruz", .same),
    ("Cruz, Maria De La", "Maria De La Cruz", .same), ("Daniel Pinto", "Daniela Pinto", .different),
    ("João da Silva", "Joao Silva", .same),
    // German, Dutch, Nordic, Slavic, Irish.
    ("Jürgen Müller", "Jurgen Mueller", .same), ("Jan van der Berg", "Jan Van Der Berg", .same),
    ("J. van der Berg", "Jan van den Berg", .question),
    ("Łukasz Nowak", "Lukasz Nowak", .same), ("Søren Kjær", "Soren Kjaer", .same),
    ("Hans Strauß", "Hans Strauss", .same),
    ("Sean O'Brien", "Sean O’Brien", .same), ("Mary D'Souza", "Mary D Souza", .same),
    ("Ana Smith-Jones", "Ana Smith Jones", .same),
    ("Ana Smith-Jones", "Ana Smith", .question),
    // Suffixes.
    ("John Smith", "John Smith Jr.", .question), ("John Smith Jr.", "John Smith III", .different),
    ("Downey, Robert, Jr.", "Robert Downey Jr.", .same),
    // One name, no name, slips.
    ("Suharto", "suharto", .same), ("Suharto", "Sukarno", .different), ("Shahbaz", "Shahbaz Ali", .different),
    ("", "", .different), ("A.", "Ali", .different),
    ("Rebecca Thornton", "Rebecca Thorton", .question), ("Martina Thornton", "Marlina Thorton", .different),
    ("Gonzalez Rosa", "Rosa Gonzales", .question),
  ]

  private static var everyName: [String] { names.map(\.0) + names.map(\.1) }

  @Test func `two ways to write one name are known for one, and two names for two`() {
    #expect(Self.names.count >= 60)
    for (left, right, answer) in Self.names {
      let likeness = NameParts(left).likeness(to: NameParts(right))
      let found: Answer =
        likeness.rawValue <= NameLikeness.fuller.rawValue
        ? .same : likeness.rawValue <= NameLikeness.slip.rawValue ? .question : .different
      #expect(found == answer, "\(left) and \(right): \(likeness)")
    }
  }

  private typealias Person = PersonIdentity
  private static func ana(
    _ name: String = "Ana Ng", orcid: String? = nil, card: String = "", council: String = "", email: String? = nil,
    institution: String = ""
  ) -> Person {
    Person(names: [name], orcid: orcid, card: card, council: council, email: email, institutions: [institution])
  }

  private static let people: [(Person, Person, Person.Strength?)] = [
    (ana(orcid: "0000-0002-1825-0097"), ana("Ann Other", orcid: "https://orcid.org/0000-0002-1825-0097"), .certain),
    (ana(orcid: "0000-0002-1825-0097"), ana(orcid: "0000-0001-5109-3700"), .possible),
    (ana(email: "a@x.example"), ana("Ana B. Ng", email: "A@X.example"), .certain),
    (ana(email: "a@x.example"), ana("A. Ng", email: "a@x.example"), .likely),
    (ana("Ali Khan", email: "family@x.example"), ana("Alia Khan", email: "family@x.example"), .possible),
    (ana(email: "a@x.example"), ana(email: "b@x.example"), .likely),
    (ana(), ana("Ana B. Ng"), .possible), (ana(), ana("Bo Ng"), nil),
    (ana(card: "35202-1234567-1"), ana("A. Ng", card: "3520212345671"), .certain),
    (
      ana("Ali Khan", card: "35202-1234567-1", email: "a@x.example"),
      ana("Muhammad Ali Khan", card: "3520212345671.0", email: "b@x.example"), .possible
    ),
    (
      ana(card: "35202-1234567-1", email: "a@x.example"), ana("Ng Ana", card: "35202-1234567-1", email: "b@x.example"),
      .certain
    ),
    (ana(card: "35202-1234567-1"), ana(card: "٣٥٢٠٢-١٢٣٤٥٦٧-١"), .certain),
    (
      ana("Ali Khan", card: "35202-1234567-1", email: "a@x.example"),
      ana("Alia Khan", card: "35202-1234567-1", email: "b@x.example"), .possible
    ),
    (
      ana("Ali Khan", card: "12345-1234567-1", email: "a@x.example"),
      ana("Alia Khan", card: "12345-1234567-1", email: "b@x.example"), nil
    ),
    (ana("Ali Khan", card: "3.52021E+12"), ana("Ali Riaz", card: "3.52021E+12"), nil),
    (ana("Ali Khan", card: "00000-0000000-0"), ana("Omar Shah", card: "00000-0000000-0"), nil),
    (ana(card: "35202-1234567-1", email: "a@x.example"), ana(card: "35202-7654321-9", email: "a@x.example"), .possible),
    (ana(council: "41822-P"), ana("Ana B. Ng", council: "41822 p"), .certain),
    (ana(council: "41822-P"), ana(council: "51999-S"), .possible),
    (ana(institution: "Rose Hospital"), ana("Ana B. Ng", institution: "rose hospital"), .certain),
    (ana(institution: "Rose Hospital"), ana("Bo Ng", institution: "Rose Hospital"), nil),
    (ana(""), ana(""), nil), (ana("", email: "a@x.example"), ana("Ana Ng", email: "a@x.example"), .possible),
  ]

  @Test func `what is known beside the name makes it surer or less sure`() {
    for (left, right, strength) in Self.people {
      let evidence = left.match(right)
      #expect(evidence?.strength == strength, "\(evidence?.text ?? "nothing"): \(left) \(right)")
    }
    let text = Self.ana(council: "41822-P", email: "a@x.example").match(
      Self.ana("A. Ng", council: "51999-S", email: "a@x.example"))?.text
    #expect(text == "the same e-mail address, a name with initials; but another council number")
  }

  @Test func `placeholders and damaged numbers identify nobody`() {
    for none in [
      "", "n/a", "Not available", "00000-0000000-0", "12345-1234567-1", "11111-1111111-1", "3.52021E+12", "3,52021E+12",
      "123456789", "98765", "1234", "1234512345671.0", "۱۲۳۴۵-۱۲۳۴۵۶۷-۱", "99999-9999999-9",
    ] {
      #expect(PersonIdentity.number(none, digits: 5) == nil, "\(none)")
    }
    #expect(PersonIdentity.number("35202-1234567-1", digits: 5) == "3520212345671")
    #expect(PersonIdentity.number("AB 3910277", digits: 5) == "ab3910277")
    #expect(PersonIdentity.number("E1234568", digits: 5) == "e1234568")
  }

  @Test func `the answer is the same from either side, and everybody is who they are`() {
    var random = Dice(seed: 20_261)
    let words = Array(Set(Self.everyName.flatMap { $0.split(separator: " ").map(String.init) }))
      .sorted()
    let people =
      Self.everyName
      + (0..<300).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(
          separator: " ")
      }
    let signs = people.map { name in
      Person(
        names: [name],
        council: Bool.random(using: &random) ? ["41822", "51999"].randomElement(using: &random) ?? "" : "",
        email: Bool.random(using: &random) ? ["a@x.example", "b@x.example"].randomElement(using: &random) : nil)
    }
    for (index, one) in signs.enumerated() {
      let name = NameParts(people[index])
      if !name.isEmpty { #expect(name.likeness(to: name) == .same, "\(people[index])") }
      for _ in 0..<60 {
        let other = signs.randomElement(using: &random) ?? one
        #expect(one.match(other) == other.match(one))
      }
    }
  }

  @Test func `an index finds whoever a comparison of all with all finds`() {
    let people = Self.everyName.map { Self.ana($0) } + Self.people.map(\.0) + Self.people.map(\.1)
    for strictness in [Person.Strictness.worthAQuestion, .identifies(.likely), .identifies(.certain)] {
      let index = PersonIndex(people, strictness)
      for person in people {
        let all = people.indices.filter { people[$0].match(person, strictness) != nil }
        let found = index.matches(person).map(\.index)
        #expect(found == all, "\(person): \(Set(all).subtracting(found).map { people[$0] })")
      }
    }
  }

  @Test func `people are counted once, and nobody is put with one of two namesakes`() {
    let one = "0000-0002-1825-0097", other = "0000-0001-5109-3700"
    let people = [
      Self.ana(), Self.ana(orcid: one), Self.ana("Dr. Ana Ng"), Self.ana(orcid: other), Self.ana("Bo Ek", orcid: one),
      Self.ana("Cy Oz"), Self.ana("Cy Oz"),
    ]
    #expect(PersonIndex.groups(people, .identifies(.likely)) == [[0, 2], [1, 4], [3], [5, 6]])
    #expect(PersonIndex.groups([Self.ana(), Self.ana(orcid: one)], .identifies(.likely)) == [[0, 1]])
    #expect(PersonIndex.groups(people, .identifies(.certain)) == [[0], [1, 4], [2], [3], [5], [6]])
    let nobody = Array(repeating: Self.ana(""), count: 5_000)
    #expect(PersonIndex.groups(nobody, .identifies(.certain)).count == 5_000)
    let crowd = (0..<5_000).map { Self.ana("Ali Khan", card: "\(1_000_003 * ($0 + 17))", email: "a@x.example") }
    #expect(PersonIndex.groups(crowd, .identifies(.certain)).count == 5_000)
  }
}
