-- What the committee decided, and what presenters answered. A decision can be taken back until its letter is queued
-- (`announced_at`). `outcome` is a code of the call's outcomes; `place` orders the reserve list.
CREATE TABLE abstract_decision (
  abstract     TEXT PRIMARY KEY REFERENCES abstract (code),
  outcome      TEXT NOT NULL,
  is_accepted  BIGINT NOT NULL CHECK (is_accepted IN (0, 1)),
  place        BIGINT CHECK (place >= 1),
  origin       TEXT NOT NULL CHECK (origin IN ('quota', 'override', 'late-breaking', 'promotion')),
  reason       TEXT NOT NULL,
  score        BIGINT,
  decided_by   TEXT NOT NULL,
  decided_at   BIGINT NOT NULL,
  announced_at BIGINT
);

CREATE INDEX abstract_decision_by_outcome ON abstract_decision (outcome);

-- What the committee wants whatever the quotas say. It stays through every new run of the selection until it is cleared.
CREATE TABLE abstract_override (
  abstract TEXT PRIMARY KEY REFERENCES abstract (code),
  outcome  TEXT NOT NULL,
  reason   TEXT NOT NULL CHECK (reason <> ''),
  actor    TEXT NOT NULL,
  given_at BIGINT NOT NULL
);

-- Each change of a decision, first to last.
CREATE TABLE abstract_decision_step (
  abstract   TEXT NOT NULL REFERENCES abstract (code),
  number     BIGINT NOT NULL CHECK (number >= 1),
  outcome    TEXT,
  origin     TEXT NOT NULL,
  reason     TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (abstract, number)
);

CREATE TABLE presenter_reply (
  abstract   TEXT PRIMARY KEY REFERENCES abstract (code),
  state      TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'declined', 'lapsed')),
  confirm_by BIGINT NOT NULL,
  asked_at   BIGINT NOT NULL,
  replied_at BIGINT,
  note       TEXT NOT NULL,
  CHECK ((state IN ('confirmed', 'declined')) = (replied_at IS NOT NULL))
);

-- Who presents instead; the latest number counts.
CREATE TABLE presenter_substitute (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  number   BIGINT NOT NULL CHECK (number >= 1),
  name     TEXT NOT NULL,
  email    TEXT NOT NULL,
  reason   TEXT NOT NULL,
  actor    TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (abstract, number)
);

--! guard abstract_decision_announced: before update of outcome on abstract_decision when OLD.announced_at IS NOT NULL AND NEW.announced_at IS NOT NULL AND NEW.outcome <> OLD.outcome AND NEW.origin <> 'override': The letter about this decision is queued; only an override with a reason changes it now.
--! guard abstract_decision_step_keeps: before update on abstract_decision_step: The history of decisions cannot be changed.
--! guard abstract_decision_step_stays: before delete on abstract_decision_step: The history of decisions cannot be shortened.
