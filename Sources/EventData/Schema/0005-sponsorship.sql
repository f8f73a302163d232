-- Sponsors and what was agreed with them.
CREATE TABLE sponsor (
  code                 TEXT PRIMARY KEY,
  name                 TEXT NOT NULL,
  name_folded          TEXT NOT NULL UNIQUE,
  contact_name         TEXT NOT NULL,
  contact_email        TEXT NOT NULL,
  address              TEXT NOT NULL,
  province             TEXT NOT NULL,
  ntn                  TEXT NOT NULL,
  strn                 TEXT NOT NULL,
  package              TEXT NOT NULL,
  sector               TEXT NOT NULL,
  parent_company       TEXT NOT NULL,
  agreement_party      TEXT NOT NULL,
  signed_by_society_on TEXT,
  signed_by_sponsor_on TEXT,
  state                TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  created_at           BIGINT NOT NULL
);

-- Other names a sponsor is known by, and its product names. `term_folded` is what titles and employers are searched for.
CREATE TABLE sponsor_term (
  sponsor     TEXT NOT NULL REFERENCES sponsor (code),
  kind        TEXT NOT NULL CHECK (kind IN ('alias', 'brand')),
  term        TEXT NOT NULL,
  term_folded TEXT NOT NULL CHECK (term_folded <> ''),
  PRIMARY KEY (sponsor, kind, term_folded)
);

-- An invoice copies all it says at issue; nothing later may change what was sent.
CREATE TABLE invoice (
  number           TEXT PRIMARY KEY,
  series           TEXT NOT NULL,
  series_number    BIGINT NOT NULL CHECK (series_number >= 1),
  sponsor          TEXT NOT NULL REFERENCES sponsor (code),
  package          TEXT NOT NULL,
  seller_name      TEXT NOT NULL,
  seller_address   TEXT NOT NULL,
  seller_ntn       TEXT NOT NULL,
  buyer_name       TEXT NOT NULL,
  buyer_address    TEXT NOT NULL,
  buyer_ntn        TEXT NOT NULL,
  buyer_strn       TEXT NOT NULL,
  buyer_contact    TEXT NOT NULL,
  buyer_email      TEXT NOT NULL,
  issued_at        BIGINT NOT NULL,
  issued_on        TEXT NOT NULL,
  due_on           TEXT NOT NULL,
  currency         TEXT NOT NULL,
  net_minor        BIGINT NOT NULL,
  tax_minor        BIGINT NOT NULL,
  total_minor      BIGINT NOT NULL,
  previous_hash    TEXT NOT NULL,
  hash             TEXT NOT NULL UNIQUE,
  UNIQUE (series, series_number),
  CHECK (total_minor = net_minor + tax_minor)
);

CREATE TABLE invoice_line (
  invoice      TEXT NOT NULL REFERENCES invoice (number),
  position     BIGINT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('item', 'tax')),
  description  TEXT NOT NULL,
  quantity     BIGINT NOT NULL CHECK (quantity >= 1),
  rate_bp      BIGINT,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (invoice, position)
);

-- The document as it was sent: bytes in base64, with their hash.
CREATE TABLE invoice_document (
  invoice     TEXT PRIMARY KEY REFERENCES invoice (number),
  pdf_base64  TEXT NOT NULL,
  pdf_hash    TEXT NOT NULL
);

--! guard invoice_keeps: before update on invoice: An issued invoice cannot be changed; issue a credit note.
--! guard invoice_stays: before delete on invoice: An issued invoice cannot be removed; issue a credit note.
--! guard invoice_line_keeps: before update on invoice_line: An issued invoice cannot be changed; issue a credit note.
--! guard invoice_line_stays: before delete on invoice_line: An issued invoice cannot be removed; issue a credit note.
--! guard invoice_document_keeps: before update on invoice_document: A sent invoice document cannot be changed.
--! guard invoice_document_stays: before delete on invoice_document: A sent invoice document cannot be removed.
--! guard invoice_line_sealed: before insert on invoice_line when EXISTS (SELECT 1 FROM invoice_document d WHERE d.invoice = NEW.invoice): An issued invoice cannot be changed; issue a credit note.
