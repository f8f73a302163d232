-- Abstracts as submitted. A code is given once and never reused; a withdrawn abstract stays as a row.
-- `identity` says when two submissions are one abstract: sender and title. The folded columns serve search.
CREATE TABLE abstract (
  code                 TEXT PRIMARY KEY,
  identity             TEXT NOT NULL UNIQUE,
  email                TEXT NOT NULL,
  title                TEXT NOT NULL,
  presenter            TEXT NOT NULL,
  orcid                TEXT,
  track                TEXT,
  presentation         TEXT,
  body                 TEXT NOT NULL,
  conflict_of_interest TEXT NOT NULL,
  ethics               TEXT NOT NULL,
  mobile               TEXT NOT NULL,
  body_length          BIGINT NOT NULL CHECK (body_length >= 0),
  title_folded         TEXT NOT NULL,
  people_folded        TEXT NOT NULL,
  body_folded          TEXT NOT NULL,
  state                TEXT NOT NULL CHECK (state IN ('submitted', 'withdrawn', 'accepted', 'rejected')),
  decided_at           BIGINT,
  submitted_at         BIGINT NOT NULL,
  created_at           BIGINT NOT NULL,
  changed_at           BIGINT NOT NULL,
  source_file          TEXT NOT NULL,
  source_row           BIGINT NOT NULL CHECK (source_row >= 2),
  CHECK ((state IN ('accepted', 'rejected')) = (decided_at IS NOT NULL))
);

CREATE INDEX abstract_by_track ON abstract (track, state);

CREATE TABLE abstract_affiliation (
  abstract    TEXT NOT NULL REFERENCES abstract (code),
  number      BIGINT NOT NULL CHECK (number >= 1),
  institution TEXT NOT NULL,
  city        TEXT NOT NULL,
  PRIMARY KEY (abstract, number)
);

CREATE TABLE abstract_author (
  abstract     TEXT NOT NULL REFERENCES abstract (code),
  position     BIGINT NOT NULL CHECK (position >= 1),
  title        TEXT NOT NULL,
  name         TEXT NOT NULL,
  name_folded  TEXT NOT NULL,
  is_presenter BIGINT NOT NULL CHECK (is_presenter IN (0, 1)),
  PRIMARY KEY (abstract, position)
);

CREATE INDEX abstract_author_by_name ON abstract_author (name_folded);

CREATE TABLE abstract_author_affiliation (
  abstract    TEXT NOT NULL,
  author      BIGINT NOT NULL,
  position    BIGINT NOT NULL CHECK (position >= 1),
  affiliation BIGINT NOT NULL CHECK (affiliation >= 1),
  PRIMARY KEY (abstract, author, position),
  FOREIGN KEY (abstract, author) REFERENCES abstract_author (abstract, position)
);

-- The text cut at its headings; `section` is empty for what stands before the first heading.
CREATE TABLE abstract_section (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  section  TEXT NOT NULL,
  heading  TEXT NOT NULL,
  content  TEXT NOT NULL,
  PRIMARY KEY (abstract, position)
);

CREATE TABLE abstract_keyword (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  keyword  TEXT NOT NULL,
  PRIMARY KEY (abstract, position)
);

-- What was found wrong with the version on file without refusing it.
CREATE TABLE abstract_problem (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  problem  TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
  message  TEXT NOT NULL,
  remedy   TEXT NOT NULL,
  PRIMARY KEY (abstract, position)
);

CREATE INDEX abstract_problem_by_id ON abstract_problem (problem);

-- Each version that a correction replaced: the whole of it as JSON, and what changed.
CREATE TABLE abstract_revision (
  abstract    TEXT NOT NULL REFERENCES abstract (code),
  number      BIGINT NOT NULL CHECK (number >= 1),
  replaced_at BIGINT NOT NULL,
  actor       TEXT NOT NULL,
  changes     TEXT NOT NULL,
  content     TEXT NOT NULL,
  source_file TEXT NOT NULL,
  source_row  BIGINT NOT NULL,
  PRIMARY KEY (abstract, number)
);

--! guard abstract_stays: before delete on abstract: An abstract is withdrawn, never removed.
--! guard abstract_keeps: before update of title, body, presenter on abstract when OLD.state <> 'submitted': This abstract is withdrawn or decided; its text cannot be changed.
--! guard abstract_revision_keeps: before update on abstract_revision: The history of an abstract cannot be changed.
--! guard abstract_revision_stays: before delete on abstract_revision: The history of an abstract cannot be shortened.
