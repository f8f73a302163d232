-- Delegates. Codes are given once and never reused; a person who withdraws stays as a cancelled row.
CREATE TABLE registration (
  code                 TEXT PRIMARY KEY,
  identity             TEXT NOT NULL UNIQUE,
  email                TEXT,
  title                TEXT NOT NULL,
  first_name           TEXT NOT NULL,
  last_name            TEXT NOT NULL,
  name_urdu            TEXT NOT NULL,
  name_folded          TEXT NOT NULL,
  gender               TEXT NOT NULL,
  pmdc_number          TEXT NOT NULL,
  national_id          TEXT NOT NULL,
  designation          TEXT NOT NULL,
  institution          TEXT NOT NULL,
  city                 TEXT NOT NULL,
  province             TEXT NOT NULL,
  mobile               TEXT,
  category             TEXT NOT NULL,
  membership_number    TEXT NOT NULL,
  payment_method       TEXT NOT NULL,
  payment_reference    TEXT NOT NULL,
  declared_minor       BIGINT,
  declared_currency    TEXT,
  dietary              TEXT NOT NULL,
  shares_contact       TEXT NOT NULL CHECK (shares_contact IN ('yes', 'no', 'unanswered')),
  fee_period           TEXT NOT NULL,
  state                TEXT NOT NULL CHECK (state IN ('active', 'cancelled')),
  epoch                BIGINT NOT NULL CHECK (epoch >= 1),
  submitted_at         BIGINT NOT NULL,
  created_at           BIGINT NOT NULL,
  changed_at           BIGINT NOT NULL,
  source_file          TEXT NOT NULL,
  source_row           BIGINT NOT NULL,
  CHECK ((declared_minor IS NULL) = (declared_currency IS NULL))
);

CREATE INDEX registration_by_email ON registration (lower(email));
CREATE INDEX registration_by_name ON registration (name_folded);

CREATE TABLE registration_workshop (
  registration TEXT NOT NULL REFERENCES registration (code),
  workshop     TEXT NOT NULL,
  PRIMARY KEY (registration, workshop)
);

-- What a delegate owes: the registration fee and each workshop, as priced at registration.
CREATE TABLE registration_due (
  registration    TEXT NOT NULL REFERENCES registration (code),
  item            TEXT NOT NULL,
  amount_minor    BIGINT NOT NULL CHECK (amount_minor >= 0),
  amount_currency TEXT NOT NULL,
  PRIMARY KEY (registration, item)
);

-- Money received, for a registration or for an invoice. A wrong entry is answered by a reversal, never edited.
CREATE TABLE payment (
  code            TEXT PRIMARY KEY,
  registration    TEXT REFERENCES registration (code),
  invoice         TEXT,
  amount_minor    BIGINT NOT NULL CHECK (amount_minor <> 0),
  amount_currency TEXT NOT NULL,
  method          TEXT NOT NULL,
  reference       TEXT NOT NULL,
  account_title   TEXT NOT NULL,
  received_on     TEXT NOT NULL,
  recorded_at     BIGINT NOT NULL,
  CHECK ((registration IS NULL) <> (invoice IS NULL))
);

CREATE INDEX payment_by_reference ON payment (method, reference);
CREATE INDEX payment_by_registration ON payment (registration);
CREATE INDEX payment_by_invoice ON payment (invoice);

--! guard payment_keeps: before update on payment: A recorded payment cannot be changed; record a reversal.
--! guard payment_stays: before delete on payment: A recorded payment cannot be removed; record a reversal.
--! guard registration_stays: before delete on registration: A registration is cancelled, never removed.
