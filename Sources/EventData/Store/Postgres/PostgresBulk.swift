import CPostgres

extension PostgresConnection {
  /// Sends rows that have the same columns by COPY, which takes one question and answer for all of them.
  func copyIn(_ rows: [Row], into table: String) throws {
    guard let columns = rows.first?.columns else { return }
    let begun = PQexec(handle, "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
    guard PQresultStatus(begun) == PGRES_COPY_IN else {
      _ = try answer(begun, .working)
      return
    }
    PQclear(begun)
    for row in rows {
      let isTaken = CopyText.line(row).utf8CString.withUnsafeBufferPointer {
        PQputCopyData(handle, $0.baseAddress, Int32($0.count - 1))
      }
      guard isTaken == 1 else { break }  // the answer below says why
    }
    PQputCopyEnd(handle, nil)
    var failure: (any Error)?
    while let result = PQgetResult(handle) {
      do { _ = try answer(result, .working) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
    guard PQstatus(handle) == CONNECTION_OK else {
      throw PostgresError(.working, String(cString: PQerrorMessage(handle)), isLost: true)
    }
  }
}
