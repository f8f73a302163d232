import EventData
public import Templates

/// The forms a book is written in.
public enum BookForm: String, Sendable, CaseIterable {
  /// A page for the web, which is also what the PDF is made of.
  case html
  /// For print.
  case pdf
  /// JATS 1.3, a file an abstract.
  case jats
  /// A deposit for Crossref.
  case crossref
  /// A table.
  case csv
  /// For programs.
  case json
}

extension Book {
  /// The files of a form by their names below the folder of the results. A PDF is made from the page by the caller.
  ///
  /// Throws `ExplainedError`: 65 when nobody is named who deposits at Crossref; 2 when a proof is to be deposited;
  /// `ExplainedError` when the page's template is wrong.
  public func files(_ form: BookForm, templates: TemplateLibrary) throws -> [(name: String, text: String)] {
    switch form {
    case .html, .pdf:
      return [("\(baseName).html", try templates.render("pages/abstract-book", with: pageFields, as: .html))]
    case .csv: return [("\(baseName).csv", csv)]
    case .json: return [("\(baseName).json", json.rendered(pretty: true) + "\n")]
    case .jats: return jats
    case .crossref: return [("\(baseName)-crossref.xml", try deposit)]
    }
  }

  /// `onco26-abstracts-full`, with `-EMBARGOED` for a proof.
  public var baseName: String {
    "\(event.prefix.lowercased())-abstracts-\(edition.rawValue)\(isProof ? "-EMBARGOED" : "")"
  }

  private var jats: [(name: String, text: String)] {
    let folder = "\(baseName)-jats"
    let writer = JATSArticle(book: self)
    let articles = chapters.flatMap { chapter in
      chapter.entries.map { ("\(folder)/\($0.number).xml", writer.document($0, chapter: chapter.title)) }
    }
    let errata = entries.flatMap { entry in
      entry.errata.map { ("\(folder)/erratum-\($0.number).xml", writer.document($0, of: entry)) }
    }
    return articles + errata
  }

  private var deposit: String {
    get throws {
      guard let depositor = profile.depositor else {
        throw ExplainedError(
          .definition, "The event's files name nobody who deposits at Crossref", at: "abstracts.yaml",
          remedy: "Write 'book.crossref' with depositor, email and registrant, or leave crossref out of --to.")
      }
      if isProof {
        throw ExplainedError(
          .refused, "A proof is not deposited at Crossref", why: "What is deposited is public at once, embargo or not.",
          remedy: "Leave crossref out of --to; deposit the titles edition, or the full one when the embargo has ended.")
      }
      return CrossrefDeposit(book: self, depositor: depositor).document()
    }
  }
}
