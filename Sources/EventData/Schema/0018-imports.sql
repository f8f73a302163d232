-- Every file that was imported, of whatever kind, by the hash of its bytes, and the raw rows as they came.
CREATE TABLE imported_file (
  hash        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  imported_at BIGINT NOT NULL,
  PRIMARY KEY (hash, kind)
);

CREATE TABLE imported_row (
  file_hash  TEXT NOT NULL,
  kind       TEXT NOT NULL,
  row_number BIGINT NOT NULL CHECK (row_number >= 2),
  raw        TEXT NOT NULL,
  outcome    TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'refused')),
  code       TEXT,
  PRIMARY KEY (file_hash, kind, row_number),
  FOREIGN KEY (file_hash, kind) REFERENCES imported_file (hash, kind)
);

INSERT INTO imported_file (hash, kind, name, imported_at) SELECT hash, kind, name, imported_at FROM import_file;
INSERT INTO imported_row (file_hash, kind, row_number, raw, outcome, code)
SELECT file_hash, kind, row_number, raw, outcome, code FROM import_row;

DROP TABLE import_row;
DROP TABLE import_file;
