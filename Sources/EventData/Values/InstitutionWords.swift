/// The words by which a text is known for the name of an institution or of a part of one; folded.
public enum InstitutionWords {
  /// What institutions are called.
  public static let institutions: Set<String> = [
    "hospital", "hospitals", "university", "institute", "college", "centre", "center", "clinic", "clinics", "infirmary",
    "foundation", "academy", "hospitalier", "universidad", "universite", "universitat", "klinikum", "krankenhaus",
    "ospedale", "hopital", "polyclinic", "sanatorium",
  ]

  /// What parts of institutions are called.
  public static let departments: Set<String> = [
    "department", "departments", "dept", "division", "section", "unit", "ward", "faculty", "programme", "program",
  ]

  /// Those that are nobody's name, as Ward may be.
  public static let ofPlaces = institutions.union(["department", "departments", "dept", "unit"])
}
