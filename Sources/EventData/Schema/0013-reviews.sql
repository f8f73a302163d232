-- Blind packs and the reviews that come back. `opaque` is what a reviewer knows an abstract by, another for each reviewer.
CREATE TABLE review_pack (
  reviewer  TEXT PRIMARY KEY REFERENCES reviewer (code),
  number    BIGINT NOT NULL CHECK (number >= 1),
  seed      TEXT NOT NULL,
  issued_at BIGINT NOT NULL
);

CREATE TABLE review_pack_entry (
  reviewer TEXT NOT NULL REFERENCES reviewer (code),
  abstract TEXT NOT NULL REFERENCES abstract (code),
  opaque   TEXT NOT NULL,
  pack     BIGINT NOT NULL CHECK (pack >= 1),
  position BIGINT NOT NULL CHECK (position >= 1),
  PRIMARY KEY (reviewer, abstract),
  UNIQUE (reviewer, opaque)
);

-- A review as it stands. Points are hundredths, so that 7.5 is 750; `total` is the weighted mean of the criteria, in
-- hundredths of the review form's scale; NULL while a criterion is missing.
CREATE TABLE review (
  abstract       TEXT NOT NULL REFERENCES abstract (code),
  reviewer       TEXT NOT NULL REFERENCES reviewer (code),
  state          TEXT NOT NULL CHECK (state IN ('complete', 'incomplete', 'declined')),
  total          BIGINT,
  recommendation TEXT,
  confidence     BIGINT,
  for_committee  TEXT NOT NULL,
  for_authors    TEXT NOT NULL,
  received_at    BIGINT NOT NULL,
  changed_at     BIGINT NOT NULL,
  source_file    TEXT NOT NULL,
  source_row     BIGINT NOT NULL,
  PRIMARY KEY (abstract, reviewer),
  CHECK (state <> 'complete' OR total IS NOT NULL)
);

CREATE INDEX review_by_reviewer ON review (reviewer);

CREATE TABLE review_score (
  abstract  TEXT NOT NULL,
  reviewer  TEXT NOT NULL,
  criterion TEXT NOT NULL,
  points    BIGINT NOT NULL,
  PRIMARY KEY (abstract, reviewer, criterion),
  FOREIGN KEY (abstract, reviewer) REFERENCES review (abstract, reviewer)
);
