import Documents
import EventData

extension ReviewForm {
  /// The sheet to fill in: what to do, then a row an abstract.
  ///
  /// Its only names are the event's and the pack's number. The properties hold no creator, and the time in them is when
  /// the pack was issued, so that the same pack gives the same bytes.
  func workbook(of pack: ReviewPack, event: EventProfile) -> WorkbookDraft {
    WorkbookDraft(
      title: "Review sheet \(pack.label)", created: pack.issued.date,
      sheets: [instructions(pack, event), answers(pack)])
  }

  /// The tab that is read when a sheet comes back.
  static let tab = "Reviews"

  private func answers(_ pack: ReviewPack) -> WorkbookDraft.Sheet {
    let headings = columns.map { WorkbookDraft.Cell(.text(heading($0)), .heading) }
    let rows = pack.entries.map { entry in
      columns.map { column in
        switch column {
        case .opaque: WorkbookDraft.Cell(.text(entry.opaque), .id)
        case .title: WorkbookDraft.Cell(.text(entry.abstract.title), .text)
        case .check: WorkbookDraft.Cell(.text(entry.check), .faint)
        case .label: WorkbookDraft.Cell(.text(pack.label), .faint)
        case .forCommittee, .forAuthors: WorkbookDraft.Cell(.blank, .longAnswer)
        default: WorkbookDraft.Cell(.blank, .answer)
        }
      }
    }
    return WorkbookDraft.Sheet(
      name: Self.tab, columns: columns.map(draft), rows: [headings] + rows, frozen: (1, 2), isProtected: true,
      opensFirst: true)
  }

  private func draft(_ column: Column) -> WorkbookDraft.Column {
    func draft(_ width: Double, _ rule: WorkbookDraft.Rule?, _ title: String, _ text: String)
      -> WorkbookDraft.Column
    {
      .init(width: width, rule: rule, hint: WorkbookDraft.Hint(title: title, text: text))
    }
    switch column {
    case .opaque: return WorkbookDraft.Column(width: 10)
    case .title: return WorkbookDraft.Column(width: 52)
    case .criterion(let index):
      let criterion = rules.criteria[index]
      let about = criterion.about.isEmpty ? "" : " \(criterion.about)"
      return draft(
        max(11, Double(criterion.name.count) + 2),
        criterion.allowsHalves ? .halves(criterion.scale) : .whole(criterion.scale), String(criterion.name.prefix(32)),
        String("\(Self.scale(criterion)).\(about)".prefix(255)))
    case .recommendation:
      return WorkbookDraft.Column(width: 17, rule: .oneOf(rules.recommendations.map(Self.word)))
    case .confidence:
      let highest = rules.highestConfidence ?? 1
      return draft(
        12, .whole(1...max(1, highest)), "How sure are you?", "1: not my field. \(highest): I know this field well.")
    case .forCommittee: return draft(40, nil, "For the committee", "The authors never see this.")
    case .forAuthors:
      return draft(40, nil, "For the authors", "May be sent to the authors. Please do not say who you are.")
    case .conflict:
      return draft(
        14, .oneOf(["no", "yes"]), "Do you know whose work this is?",
        "Choose yes when it is yours, of your institution or of people close to you, and leave the scores empty.")
    case .check: return WorkbookDraft.Column(width: 11)
    case .label: return WorkbookDraft.Column(width: 18)
    }
  }

  private func instructions(_ pack: ReviewPack, _ event: EventProfile) -> WorkbookDraft.Sheet {
    func line(_ text: String) -> [WorkbookDraft.Cell] { [WorkbookDraft.Cell(.text(text), .text)] }
    var rows = [
      [WorkbookDraft.Cell(.text("\(event.shortName): review sheet \(pack.label)"), .title)],
      line(
        "\(counted(pack.count, "abstract")). The texts are in the file \(pack.abstractsName).pdf, under the same ids."),
    ]
    if let due = rules.due { rows.append(line("Please return this workbook by \(due.long).")) }
    rows += Self.steps.enumerated().map { line("\($0.offset + 1). \($0.element)") } + [line("")]
    rows.append(["Criterion", "Points", "Counts", "Think of"].map { WorkbookDraft.Cell(.text($0), .heading) })
    rows += rules.criteria.map { criterion in
      [criterion.name, Self.scale(criterion), share(criterion), criterion.about].map {
        WorkbookDraft.Cell(.text($0), .text)
      }
    }
    return WorkbookDraft.Sheet(
      name: "What to do",
      columns: [90, 28, 12, 60].map { WorkbookDraft.Column(width: $0) }, rows: rows, isProtected: true)
  }

  private static let steps = [
    "Fill in the yellow cells of the tab '\(tab)', one row an abstract. Other cells are locked; that is only against slips.",
    "When you know or guess whose work it is, and it is yours, of your institution or of people close to you: choose 'yes' under "
      + "'I have a conflict of interest' and leave the scores empty. Somebody else will review it.",
    "Do not change ids, and do not copy rows in or out: each row carries a check. Widen columns and rows as you like.",
    "The order of the abstracts and their ids mean nothing, and are different for every reviewer.",
    "An incomplete sheet may be returned too; send it again when you have gone on. What you sent last counts.",
    "Comments for the authors may be sent to them. Please do not say there who you are.",
  ]
}
