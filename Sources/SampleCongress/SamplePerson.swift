/// One invented delegate.
struct SamplePerson {
  let isForeign: Bool
  let title: String
  let first: String
  let last: String
  /// The name in Urdu for about a third, else empty.
  let urdu: String
  let gender: String
  let email: String
  /// A number like that of an identity card or passport, unique in the file.
  let identity: String
  let institution: String
  let city: String
  /// Province, or country for people from abroad.
  let province: String
  let mobile: String

  /// - Parameter index: the row's number from 0; address and identity number hold it and are unique so.
  init(index: Int, random: inout SplitMix64) {
    isForeign = random.oneIn(25)
    if isForeign {
      let name = random.pick(SampleNames.foreigners)
      (first, last, province) = (name.first, name.last, name.country)
      (urdu, gender, institution, city) = ("", random.pick(["Female", "Male"]), "", "")
      title = random.pick(["Dr.", "Prof."])
      email = "delegate\(index)@abroad.example"
      identity = "Z\(1_000_000 + index)"
      mobile = "+44 7700 900\(100 + index % 900)"  // kept free for fiction by the British regulator
    } else {
      let (given, isWoman) = SampleNames.given(&random)
      let family = random.pick(SampleNames.families)
      (first, last) = (given.latin, family.latin)
      urdu = random.oneIn(3) ? "\(given.urdu) \(family.urdu)" : ""
      gender = isWoman ? "Female" : "Male"
      title = random.pick(["Dr.", "Dr", "Prof.", isWoman ? "Ms." : "Mr.", "Prof. Dr."])
      let local = "\(first).\(last)".lowercased().filter { $0 != "-" }
      email = "\(local)\(index)@\(random.pick(SamplePlaces.domains))"
      identity = "9\(random.digits(4))-\(1_000_000 + index)-\(random.below(10))"  // no real card begins with 9
      let place = random.pick(SamplePlaces.institutions)
      (institution, city, province) = (place.name, place.city, place.province)
      mobile = Self.mobile(&random)
    }
  }

  /// A Pakistani mobile number in one of the forms people type; the prefix 0399 is given to nobody.
  static func mobile(_ random: inout SplitMix64) -> String {
    let digits = random.digits(7)
    return random.pick([
      "0399\(digits)", "0399-\(digits)", "+92 399 \(digits)", "92399\(digits)", "0092-399-\(digits)",
    ])
  }
}
