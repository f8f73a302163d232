/// Invented institutions in real cities.
enum SamplePlaces {
  /// Where somebody works.
  struct Institution: Sendable {
    let name: String
    let city: String
    let province: String

    init(_ name: String, _ city: String, _ province: String) {
      (self.name, self.city, self.province) = (name, city, province)
    }
  }

  /// The institutions of the sample.
  static let institutions = [
    Institution("Ravi Cancer Institute", "Lahore", "Punjab"),
    Institution("Shalimar Sample Hospital, Department of Clinical Oncology", "Lahore", "Punjab"),
    Institution("Chenab Sample Hospital", "Faisalabad", "Punjab"),
    Institution("Pothohar Teaching Hospital", "Rawalpindi", "Punjab"),
    Institution("Bahar-e-Multan Medical College", "Multan", "Punjab"),
    Institution("Cholistan Sample Hospital", "Bahawalpur", "Punjab"),
    Institution("Mehran Oncology Hospital", "Karachi", "Sindh"),
    Institution("Clifton Sands Medical College", "Karachi", "Sindh"),
    Institution("Keenjhar Institute of Radiotherapy", "Hyderabad", "Sindh"),
    Institution("Margalla Cancer Centre", "Islamabad", "ICT"),
    Institution("Rawal Lake University Hospital", "Islamabad", "ICT"),
    Institution("Khyber Sample Teaching Hospital", "Peshawar", "KPK"),
    Institution("Saiful Muluk Cancer Hospital", "Abbottabad", "KPK"),
    Institution("Bolan Sample Hospital", "Quetta", "Balochistan"),
    Institution("Neelum Valley Hospital", "Muzaffarabad", "AJK"),
    Institution("KASHIR", "Gilgit", "Gilgit-Baltistan"),
  ]

  /// The domains of sample addresses.
  static let domains = [
    "mail.example", "hospital.example", "university.example", "cancer-centre.example", "post.example",
  ]
}
