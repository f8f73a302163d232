import EventData
import TestSupport
import Testing

@testable import Registration

/// What a form's answers may say, without regard to case, blanks and punctuation.
struct FormWordingsTests {
  private let rules: RegistrationRules
  private let wordings: FormWordings

  init() throws {
    rules = try SampleEvent.definition().registration
    wordings = FormWordings(rules)
  }

  @Test(arguments: [
    " consultant (PSCO Member) ", "CONSULTANT - PSCO MEMBER", "consultant-member",
  ]) func `a category is known by code, name and alias, however it is typed`(answer: String) {
    #expect(wordings.categories[folded(answer)]?.code == "consultant-member")
  }

  @Test func `every wording of the committee means its own category, and a stranger's means none`() {
    for category in rules.categories {
      for wording in [category.code, category.name] + category.aliases {
        #expect(wordings.categories[folded(wording)]?.code == category.code, "\(wording)")
      }
    }
    #expect(wordings.categories[folded("Astronaut")] == nil)
    #expect(wordings.categories[folded("")] == nil)
  }
}
