import CXlsxWriter

/// What may be typed into a column, as the spreadsheet's own data validation: a wrong entry is refused on the spot, with
/// words.
enum CellRules {
  /// Puts a column's rule on its cells.
  ///
  /// - Throws: `ExplainedError` when a list or message is longer than XLSX allows (255 characters).
  static func apply(
    _ column: WorkbookDraft.Column, at index: Int, rows: ClosedRange<Int>, to page: UnsafeMutablePointer<lxw_worksheet>
  ) throws {
    guard column.rule != nil || column.hint != nil else { return }
    var rule = lxw_data_validation()
    rule.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    var formula = ""
    var words: [String] = []
    switch column.rule {
    case .whole(let scale):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      (rule.minimum_number, rule.maximum_number) = (Double(scale.lowerBound), Double(scale.upperBound))
    case .halves(let scale):
      // A list of 1, 1.5, 2 ... would hold texts that a computer with a decimal comma takes for no numbers.
      let cell = "\(letters(index))\(rows.lowerBound + 1)"
      rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      formula =
        "=AND(ISNUMBER(\(cell)),\(cell)>=\(scale.lowerBound),\(cell)<=\(scale.upperBound),\(cell)*2=INT(\(cell)*2))"
    case .oneOf(let choices):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      words = choices
    case nil: break
    }
    let texts = [formula, column.hint?.title ?? "", column.hint?.text ?? "", "Not on this form", refusal(column.rule)]
    try withTexts(texts) { texts in
      if !formula.isEmpty { rule.value_formula = texts[0] }
      if column.hint != nil { (rule.input_title, rule.input_message) = (texts[1], texts[2]) }
      if column.rule != nil { (rule.error_title, rule.error_message) = (texts[3], texts[4]) }
      try withTexts(words) { words in
        var list = words + [nil]
        try list.withUnsafeMutableBufferPointer { list in
          if words.count > 0 { rule.value_list = list.baseAddress }
          let (first, last) = (lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
          try WorkbookWriter.check(
            worksheet_data_validation_range(page, first, lxw_col_t(index), last, lxw_col_t(index), &rule),
            "what may be typed in column \(index + 1)")
        }
      }
    }
  }

  private static func refusal(_ rule: WorkbookDraft.Rule?) -> String {
    switch rule {
    case .whole(let scale): "Please type a whole number from \(scale.lowerBound) to \(scale.upperBound)."
    case .halves(let scale):
      "Please type a number from \(scale.lowerBound) to \(scale.upperBound); halves are allowed."
    case .oneOf: "Please choose one of the words of the list, or leave the cell empty."
    case nil: ""
    }
  }

  /// `A`, `Z`, `AA`: how spreadsheets name a column.
  static func letters(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? last : letters(index / 26 - 1) + last
  }

  private static func withTexts(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Void,
    from: [UnsafeMutablePointer<CChar>?] = []
  ) throws {
    guard from.count < texts.count else { return try body(from) }
    try WorkbookWriter.withText(texts[from.count]) { try withTexts(texts, body, from: from + [$0]) }
  }
}
