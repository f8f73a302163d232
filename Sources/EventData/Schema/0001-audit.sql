-- Counters give codes and invoice numbers: one row a series, raised inside the transaction that needs the number.
CREATE TABLE counter (
  series TEXT PRIMARY KEY,
  last   BIGINT NOT NULL CHECK (last >= 1)
);

-- Who changed what and when. Each row holds the hash of the row before it; rows are never changed or removed.
CREATE TABLE audit_entry (
  number        BIGINT PRIMARY KEY,
  at            BIGINT NOT NULL,
  actor         TEXT NOT NULL,
  command       TEXT NOT NULL,
  changes       TEXT NOT NULL,
  previous_hash TEXT NOT NULL UNIQUE,
  hash          TEXT NOT NULL UNIQUE
);

-- Every file that was imported, by the hash of its bytes, and the raw rows as they came.
CREATE TABLE import_file (
  hash        TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('abstract', 'registration')),
  name        TEXT NOT NULL,
  imported_at BIGINT NOT NULL,
  PRIMARY KEY (hash, kind)
);

CREATE TABLE import_row (
  file_hash TEXT NOT NULL,
  kind      TEXT NOT NULL,
  row_number BIGINT NOT NULL CHECK (row_number >= 2),
  raw       TEXT NOT NULL,
  outcome   TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'refused')),
  code      TEXT,
  PRIMARY KEY (file_hash, kind, row_number),
  FOREIGN KEY (file_hash, kind) REFERENCES import_file (hash, kind)
);

--! guard audit_entry_keeps: before update on audit_entry: The audit trail cannot be changed.
--! guard audit_entry_stays: before delete on audit_entry: The audit trail cannot be shortened.
