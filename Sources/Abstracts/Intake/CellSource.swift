import EventData

/// Where the typed answers of a submission come from: a row of a form's export, or a desk's edit.
protocol CellSource {
  /// What was typed for a column, without surrounding space; empty when nothing was.
  func text(_ column: AbstractColumn) -> String
}

extension IntakeTable.Row: CellSource {
  func text(_ column: AbstractColumn) -> String { text(column.rawValue) }
}

extension CallForAbstracts {
  /// Whether a text of a type has its results.
  func stage(of parts: [AbstractPart], type: AbstractType) -> AbstractContent.Stage {
    isPlaceholder(type) { code in
      let own = parts.filter { $0.section == code }.map(\.text)
      return own.isEmpty ? nil : own.joined(separator: " ")
    } ? .placeholder : .final
  }
}
