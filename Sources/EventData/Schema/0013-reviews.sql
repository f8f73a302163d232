-- Blind packs and the reviews that come back. `opaque` is what a reviewer knows an abstract by, another for each reviewer.
-- `number` goes up when what the pack holds has changed; `fingerprint` says what that was. The seed is given once.
CREATE TABLE review_pack (
  reviewer    TEXT PRIMARY KEY REFERENCES reviewer (code),
  number      BIGINT NOT NULL CHECK (number >= 1),
  seed        TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  issued_at   BIGINT NOT NULL
);

-- `pack` is the pack in which the text as it stands (`text_hash`) was given first.
CREATE TABLE review_pack_entry (
  reviewer  TEXT NOT NULL REFERENCES reviewer (code),
  abstract  TEXT NOT NULL REFERENCES abstract (code),
  opaque    TEXT NOT NULL UNIQUE,
  pack      BIGINT NOT NULL CHECK (pack >= 1),
  position  BIGINT NOT NULL CHECK (position >= 1),
  text_hash TEXT NOT NULL,
  PRIMARY KEY (reviewer, abstract)
);

-- What the committee decided about words that give somebody away: `hide` replaces them in packs, `keep` says that they
-- are harmless. The abstract itself is never changed.
CREATE TABLE review_redaction (
  abstract    TEXT NOT NULL REFERENCES abstract (code),
  words       TEXT NOT NULL,
  choice      TEXT NOT NULL CHECK (choice IN ('hide', 'keep')),
  replacement TEXT NOT NULL,
  actor       TEXT NOT NULL,
  given_at    BIGINT NOT NULL,
  PRIMARY KEY (abstract, words)
);

-- A review as it stands. Points are hundredths, so that 7.5 is 750; `total` is the weighted mean of the criteria, in
-- hundredths of the review form's scale, a half rounded up; NULL while a criterion is missing. `pack` is the number of
-- the pack whose sheet it came on.
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
  pack           BIGINT NOT NULL DEFAULT 1 CHECK (pack >= 1),
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

--! guard review_pack_seed: before update of seed on review_pack: The seed of a pack is given once; its ids come from it.
--! guard review_pack_opaque: before update of opaque on review_pack_entry: A reviewer knows an abstract by this id; it stays.
--! guard review_pack_stays: before delete on review_pack_entry: Ids that were given to a reviewer stay known.
--! guard review_stays: before delete on review: A review is replaced by a later sheet, never removed.
