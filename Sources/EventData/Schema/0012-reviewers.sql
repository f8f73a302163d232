-- Reviewers, what they know, what they may not see, and who reviews what.
CREATE TABLE reviewer (
  code               TEXT PRIMARY KEY,
  identity           TEXT NOT NULL UNIQUE,
  name               TEXT NOT NULL,
  name_folded        TEXT NOT NULL,
  email              TEXT NOT NULL,
  orcid              TEXT,
  institution        TEXT NOT NULL,
  institution_folded TEXT NOT NULL,
  city               TEXT NOT NULL,
  load_lower         BIGINT CHECK (load_lower >= 0),
  load_upper         BIGINT CHECK (load_upper >= 0),
  state              TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  created_at         BIGINT NOT NULL,
  changed_at         BIGINT NOT NULL
);

CREATE TABLE reviewer_track (
  reviewer TEXT NOT NULL REFERENCES reviewer (code),
  track    TEXT NOT NULL,
  PRIMARY KEY (reviewer, track)
);

-- Days on which a reviewer cannot review; both days included.
CREATE TABLE reviewer_absence (
  reviewer TEXT NOT NULL REFERENCES reviewer (code),
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  PRIMARY KEY (reviewer, first_day)
);

-- People and institutions a reviewer declared to be close to.
CREATE TABLE reviewer_declared (
  reviewer    TEXT NOT NULL REFERENCES reviewer (code),
  position    BIGINT NOT NULL CHECK (position >= 1),
  name        TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  PRIMARY KEY (reviewer, position)
);

CREATE TABLE reviewer_bid (
  reviewer TEXT NOT NULL REFERENCES reviewer (code),
  abstract TEXT NOT NULL REFERENCES abstract (code),
  bid      TEXT NOT NULL CHECK (bid IN ('want', 'can', 'rather-not', 'no')),
  PRIMARY KEY (reviewer, abstract)
);

-- The conflict ledger: each finding is confirmed or dismissed once and stays so, however often it is found again. Open
-- findings count as conflicts. A finding is one reviewer, one abstract, one kind and one evidence: what was dismissed
-- for one reason says nothing about another.
CREATE TABLE reviewer_conflict (
  reviewer   TEXT NOT NULL REFERENCES reviewer (code),
  abstract   TEXT NOT NULL REFERENCES abstract (code),
  kind       TEXT NOT NULL CHECK (kind IN ('same-person', 'institution', 'co-author', 'declared', 'bid', 'by-hand')),
  evidence   TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
  reason     TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT,
  found_at   BIGINT NOT NULL,
  PRIMARY KEY (reviewer, abstract, kind, evidence),
  CHECK ((state = 'open') = (decided_at IS NULL))
);

-- Pairs set by hand: `fixed` must review, `forbidden` must not.
CREATE TABLE assignment_rule (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  reviewer TEXT NOT NULL REFERENCES reviewer (code),
  rule     TEXT NOT NULL CHECK (rule IN ('fixed', 'forbidden')),
  reason   TEXT NOT NULL,
  actor    TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (abstract, reviewer)
);

-- Who reviews what. A pair that is taken back stays as `released`.
CREATE TABLE assignment (
  abstract    TEXT NOT NULL REFERENCES abstract (code),
  reviewer    TEXT NOT NULL REFERENCES reviewer (code),
  affinity    BIGINT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('assigned', 'released')),
  assigned_at BIGINT NOT NULL,
  released_at BIGINT,
  PRIMARY KEY (abstract, reviewer),
  CHECK ((state = 'released') = (released_at IS NOT NULL))
);

CREATE INDEX assignment_by_reviewer ON assignment (reviewer, state);
