-- The event's files as rows, so that compliance rules can read them. Written anew, as a whole, whenever the files
-- change; nothing here is edited by hand. A column that may be NULL means "not known yet", which is never a pass.
CREATE TABLE definition_state (
  part        TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL
);

CREATE TABLE programme_event (
  name          TEXT PRIMARY KEY,
  name_folded   TEXT NOT NULL,
  starts        TEXT NOT NULL,
  ends          TEXT NOT NULL,
  legal_name    TEXT NOT NULL,
  legal_folded  TEXT NOT NULL,
  account_title TEXT NOT NULL
);

CREATE TABLE programme_person (
  name     TEXT PRIMARY KEY,
  employer TEXT
);

CREATE TABLE programme_disclosure (
  person      TEXT PRIMARY KEY REFERENCES programme_person (name),
  signed_on   TEXT,
  period_from TEXT,
  refused     TEXT NOT NULL CHECK (refused IN ('yes', 'no'))
);

CREATE TABLE programme_relationship (
  person         TEXT NOT NULL REFERENCES programme_person (name),
  position       BIGINT NOT NULL,
  company        TEXT,
  company_folded TEXT,
  nature         TEXT,
  PRIMARY KEY (person, position)
);

CREATE TABLE programme_session (
  code              TEXT PRIMARY KEY,
  title             TEXT NOT NULL,
  title_folded      TEXT NOT NULL,
  kind              TEXT NOT NULL
    CHECK (kind IN ('scientific', 'plenary', 'workshop', 'satellite', 'ceremony', 'break')),
  room              TEXT,
  starts            BIGINT NOT NULL,
  ends              BIGINT NOT NULL,
  sponsor           TEXT,
  sponsor_folded    TEXT,
  accredited        TEXT CHECK (accredited IN ('yes', 'no')),
  credit_hundredths BIGINT NOT NULL CHECK (credit_hundredths >= 0),
  CHECK (ends > starts)
);

CREATE TABLE programme_role (
  session TEXT NOT NULL REFERENCES programme_session (code),
  person  TEXT NOT NULL REFERENCES programme_person (name),
  role    TEXT NOT NULL CHECK (role IN ('chair', 'moderator', 'speaker', 'panellist', 'reviewer', 'planner')),
  PRIMARY KEY (session, person, role)
);

CREATE TABLE programme_talk (
  session      TEXT NOT NULL REFERENCES programme_session (code),
  position     BIGINT NOT NULL,
  title        TEXT,
  title_folded TEXT,
  speaker      TEXT REFERENCES programme_person (name),
  PRIMARY KEY (session, position)
);

CREATE TABLE programme_company (
  name        TEXT PRIMARY KEY,
  name_folded TEXT NOT NULL UNIQUE,
  sector      TEXT,
  ineligible  TEXT CHECK (ineligible IN ('yes', 'no')),
  parent      TEXT
);

CREATE TABLE programme_company_term (
  company     TEXT NOT NULL REFERENCES programme_company (name),
  kind        TEXT NOT NULL CHECK (kind IN ('alias', 'brand')),
  term        TEXT NOT NULL,
  term_folded TEXT NOT NULL CHECK (term_folded <> ''),
  PRIMARY KEY (company, kind, term_folded)
);

CREATE TABLE programme_giveaway (
  code             TEXT PRIMARY KEY,
  giver            TEXT NOT NULL,
  giver_folded     TEXT NOT NULL,
  item             TEXT NOT NULL,
  item_folded      TEXT NOT NULL,
  recipient        TEXT,
  recipient_folded TEXT,
  value_minor      BIGINT,
  value_currency   TEXT,
  CHECK ((value_minor IS NULL) = (value_currency IS NULL))
);

CREATE TABLE programme_committee_member (
  committee       TEXT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('scientific', 'organising', 'finance', 'other')),
  name            TEXT NOT NULL,
  employer        TEXT,
  employer_folded TEXT,
  PRIMARY KEY (committee, name)
);
