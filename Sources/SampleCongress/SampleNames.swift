/// Invented people are put together from these lists; Latin and Urdu spellings belong to each other, so that a badge
/// shows the same name twice.
enum SampleNames {
  /// A name in both scripts.
  struct Part: Sendable {
    let latin: String
    let urdu: String

    init(_ latin: String, _ urdu: String) { (self.latin, self.urdu) = (latin, urdu) }
  }

  /// Given names of women.
  static let women = [
    Part("Anusheh", "انوشہ"), Part("Areeba", "اریبہ"), Part("Ayman", "ایمن"), Part("Dilruba", "دلربا"),
    Part("Fareeha", "فریحہ"), Part("Ghazala", "غزالہ"), Part("Gulnaz", "گلناز"), Part("Hareem", "حریم"),
    Part("Ismat", "عصمت"), Part("Kausar", "کوثر"), Part("Lubna", "لبنیٰ"), Part("Mehrunnisa", "مہرالنساء"),
    Part("Mahjabeen", "ماہ جبین"), Part("Naheed", "ناہید"), Part("Nosheen", "نوشین"), Part("Palwasha", "پلوشہ"),
    Part("Qurratulain", "قرۃالعین"), Part("Rukhsana", "رخسانہ"), Part("Sajida", "ساجدہ"), Part("Shahnaz", "شہناز"),
    Part("Tayyaba", "طیبہ"), Part("Urooj", "عروج"), Part("Yumna", "یمنیٰ"), Part("Zarmina", "زرمینہ"),
  ]

  /// Given names of men.
  static let men = [
    Part("Aurangzeb", "اورنگزیب"), Part("Babar", "بابر"), Part("Changez", "چنگیز"), Part("Daniyal", "دانیال"),
    Part("Ehtesham", "احتشام"), Part("Fawad", "فواد"), Part("Gohar", "گوہر"), Part("Haroon", "ہارون"),
    Part("Ijaz", "اعجاز"), Part("Jahanzeb", "جہانزیب"), Part("Kashif", "کاشف"), Part("Luqman", "لقمان"),
    Part("Mudassar", "مدثر"), Part("Noman", "نعمان"), Part("Obaidullah", "عبیداللہ"), Part("Pervaiz", "پرویز"),
    Part("Qasim", "قاسم"), Part("Rameez", "رمیز"), Part("Shahmeer", "شاہ میر"), Part("Tabish", "تابش"),
    Part("Umair", "عمیر"), Part("Waleed", "ولید"), Part("Yawar", "یاور"), Part("Zulfiqar", "ذوالفقار"),
  ]

  /// Family names.
  static let families = [
    Part("Achakzai", "اچکزئی"), Part("Al-Rashid", "الراشد"), Part("Awan", "اعوان"), Part("Bangash", "بنگش"),
    Part("Bizenjo", "بزنجو"), Part("Bugti", "بگٹی"), Part("Chandio", "چانڈیو"), Part("Cheema", "چیمہ"),
    Part("Dogar", "ڈوگر"), Part("Durrani", "درانی"), Part("Gardezi", "گردیزی"), Part("Ghauri", "غوری"),
    Part("Hashmi", "ہاشمی"), Part("Jatoi", "جتوئی"), Part("Kakar", "کاکڑ"), Part("Khakwani", "خاکوانی"),
    Part("Khosa", "کھوسہ"), Part("Leghari", "لغاری"), Part("Lodhi", "لودھی"), Part("Makhdoom", "مخدوم"),
    Part("Marwat", "مروت"), Part("Mengal", "مینگل"), Part("Nizamani", "نظامانی"), Part("Orakzai", "اورکزئی"),
    Part("Panhwar", "پنہور"), Part("Pirzada", "پیرزادہ"), Part("Qaisrani", "قیصرانی"), Part("Ranjha", "رانجھا"),
    Part("Saraiki", "سرائیکی"), Part("Tareen", "ترین"), Part("Tiwana", "ٹوانہ"), Part("Virk", "ورک"),
    Part("Wattoo", "وٹو"), Part("Yusufzai", "یوسفزئی"), Part("Zehri", "زہری"), Part("Zuberi", "زبیری"),
  ]

  /// People from abroad, in the scripts their forms arrive in.
  static let foreigners: [(first: String, last: String, country: String)] = [
    ("Anneliese", "Grünwald-Öttl", "Germany"), ("Théodore", "Lefèbvre-Noël", "France"),
    ("Siobhán", "Ní Dhomhnaill", "Ireland"), ("İpek", "Çağlayan", "Türkiye"), ("Łucja", "Żółkiewska", "Poland"),
    ("Nguyễn", "Thị Ánh", "Viet Nam"), ("Мирослава", "Тихонравова", "Kazakhstan"), ("みどり", "霧島", "Japan"),
    ("نورة", "القحطبي", "Saudi Arabia"), ("Iñaki", "Etxeberría O'Shea", "Spain"),
    ("Nqobile", "Dlamini-McAllister", "South Africa"), ("Søren", "Ærøskøbing", "Denmark"),
  ]

  /// A woman's or a man's given name.
  static func given(_ random: inout SplitMix64) -> (part: Part, isWoman: Bool) {
    let isWoman = random.oneIn(2)
    return (random.pick(isWoman ? women : men), isWoman)
  }
}
