import EventData

/// The names of the world's countries, as affiliations end with them.
enum CountryNames {
  static func contains(_ text: String) -> Bool { all.contains(folded(text)) }

  /// Folded: the English short names of ISO 3166, and what people write instead.
  private static let all = Set(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Aruba, Australia, Austria, Azerbaijan, Bahamas,
    Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bermuda, Bhutan, Bolivia, Bosnia,
    Bosnia and Herzegovina, Botswana, Brazil, Brasil, Brunei, Brunei Darussalam, Bulgaria, Burkina Faso, Burma, Burundi,
    Cabo Verde, Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chad, Chile, China, PR China,
    P.R. China, People's Republic of China, Colombia, Comoros, Congo, Costa Rica, Cote d'Ivoire, Croatia, Cuba, Curacao,
    Cyprus, Czech Republic, Czechia, DR Congo, Democratic Republic of the Congo, Denmark, Djibouti, Dominica,
    Dominican Republic, Ecuador, Egypt, El Salvador, England, Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia,
    Fiji, Finland, France, Gabon, Gambia, The Gambia, Georgia, Germany, Deutschland, Ghana, Great Britain, Greece,
    Greenland, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Holland, Honduras, Hong Kong, Hong Kong SAR,
    Hungary, Iceland, India, Indonesia, Iran, Islamic Republic of Iran, I.R. Iran, Iraq, Ireland, Israel, Italy, Italia,
    Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kingdom of Saudi Arabia, Kiribati, Korea, Korea South,
    Republic of Korea, South Korea, North Korea, Kosovo, KSA, Kuwait, Kyrgyzstan, Lao PDR, Laos, Latvia, Lebanon,
    Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macao, Macau, Macedonia, Madagascar, Malawi, Malaysia,
    Maldives, Mali, Malta, Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia,
    Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, The Netherlands, New Zealand,
    Nicaragua, Niger, Nigeria, North Macedonia, Northern Ireland, Norway, Oman, Sultanate of Oman, Pakistan, Palau,
    Palestine, State of Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, The Philippines, Poland,
    Portugal, Puerto Rico, Qatar, State of Qatar, Reunion, Romania, Russia, Russian Federation, Rwanda, Saint Lucia,
    Samoa, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovak Republic,
    Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Sudan, Spain, Espana, Sri Lanka, Sudan, Suriname,
    Swaziland, Sweden, Switzerland, Syria, Syrian Arab Republic, Taiwan, Taiwan ROC, Tajikistan, Tanzania, Thailand,
    Timor-Leste, Togo, Tonga, Trinidad and Tobago, Tunisia, Turkey, Turkiye, Turkmenistan, Tuvalu, Uganda, Ukraine,
    United Arab Emirates, UAE, U.A.E., United Kingdom, UK, U.K., United States, United States of America, USA, US,
    U.S.A., U.S., Uruguay, Uzbekistan, Vanuatu, Venezuela, Vietnam, Viet Nam, Wales, Yemen, Zambia, Zimbabwe, پاکستان,
    ایران, السعودية, مصر, 中国, 日本
    """.split { $0 == "," || $0.isNewline }.map { folded($0) }
  ).subtracting([""])
}
