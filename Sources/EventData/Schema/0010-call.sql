-- What the call asks beside the text: the type of the abstract, whether its results are still to come, trial numbers,
-- and where the work was shown before.
ALTER TABLE abstract ADD COLUMN type TEXT NOT NULL DEFAULT 'original';
ALTER TABLE abstract ADD COLUMN stage TEXT NOT NULL DEFAULT 'final' CHECK (stage IN ('final', 'placeholder'));
ALTER TABLE abstract ADD COLUMN funding TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract ADD COLUMN table_text TEXT NOT NULL DEFAULT '';
-- When the desk edited the version on file; NULL again once the author sends a newer one.
ALTER TABLE abstract ADD COLUMN edited_at BIGINT;
-- Why an edit was made; empty when a form replaced the version.
ALTER TABLE abstract_revision ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Other identities an abstract goes by since an edit changed its sender or title: a form's row under one of them is a
-- version of the same abstract.
CREATE TABLE abstract_identity (
  identity TEXT PRIMARY KEY,
  abstract TEXT NOT NULL REFERENCES abstract (code)
);

-- Withdrawals and revivals, first to last.
CREATE TABLE abstract_step (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  number   BIGINT NOT NULL CHECK (number >= 1),
  kind     TEXT NOT NULL CHECK (kind IN ('withdrawn', 'revived')),
  reason   TEXT NOT NULL,
  actor    TEXT NOT NULL,
  done_at  BIGINT NOT NULL,
  PRIMARY KEY (abstract, number)
);

--! guard abstract_step_keeps: before update on abstract_step: The history of an abstract cannot be changed.
--! guard abstract_step_stays: before delete on abstract_step: The history of an abstract cannot be shortened.

CREATE TABLE abstract_trial (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  registry TEXT NOT NULL,
  number   TEXT NOT NULL,
  PRIMARY KEY (abstract, position)
);

CREATE INDEX abstract_trial_by_number ON abstract_trial (number);

-- An abstract shown elsewhere before: which meeting, when, under which number, and what is new.
CREATE TABLE abstract_encore (
  abstract    TEXT PRIMARY KEY REFERENCES abstract (code),
  meeting     TEXT NOT NULL,
  year        TEXT NOT NULL,
  number      TEXT NOT NULL,
  what_is_new TEXT NOT NULL
);

-- Rows that were refused and still wait for their author: the latest of each identity. `abstract` names the one on file
-- that the row would have corrected. Settled once an acceptable row of the identity comes.
CREATE TABLE abstract_refusal (
  code         TEXT PRIMARY KEY,
  identity     TEXT NOT NULL UNIQUE,
  abstract     TEXT REFERENCES abstract (code),
  email        TEXT NOT NULL,
  presenter    TEXT NOT NULL,
  title        TEXT NOT NULL,
  mobile       TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  source_name  TEXT NOT NULL,
  source_row   BIGINT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('open', 'settled')),
  changed_at   BIGINT NOT NULL
);

CREATE TABLE abstract_refusal_problem (
  refusal  TEXT NOT NULL REFERENCES abstract_refusal (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  problem  TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
  message  TEXT NOT NULL,
  remedy   TEXT NOT NULL,
  PRIMARY KEY (refusal, position)
);

-- What authors were asked about: `subject` is an abstract's or a refusal's code, `fingerprint` the address and problems.
CREATE TABLE abstract_ask (
  subject     TEXT NOT NULL,
  number      BIGINT NOT NULL CHECK (number >= 1),
  fingerprint TEXT NOT NULL,
  asked_at    BIGINT NOT NULL,
  PRIMARY KEY (subject, number)
);
