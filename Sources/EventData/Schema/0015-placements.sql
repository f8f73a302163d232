-- Where accepted abstracts are presented: orals in a session of programme.yaml, posters on a board.
CREATE TABLE placement (
  abstract  TEXT PRIMARY KEY REFERENCES abstract (code),
  session   TEXT NOT NULL,
  position  BIGINT NOT NULL CHECK (position >= 1),
  starts    BIGINT,
  ends      BIGINT,
  board     TEXT UNIQUE,
  is_fixed  BIGINT NOT NULL CHECK (is_fixed IN (0, 1)),
  placed_at BIGINT NOT NULL,
  CHECK ((starts IS NULL) = (ends IS NULL)),
  CHECK (ends IS NULL OR ends > starts)
);

CREATE INDEX placement_by_session ON placement (session, position);

-- The placement presenters were told last, so that only those whose place changed get a notice. `session` is empty when
-- the abstract has left the programme since.
CREATE TABLE placement_notice (
  abstract TEXT PRIMARY KEY REFERENCES abstract (code),
  session  TEXT NOT NULL,
  room     TEXT,
  starts   BIGINT,
  ends     BIGINT,
  board    TEXT,
  sequence BIGINT NOT NULL CHECK (sequence >= 0),
  told_at  BIGINT NOT NULL
);

-- Each entry of the published calendar as it went out last: a changed one counts its sequence up, an equal one does not.
CREATE TABLE calendar_entry (
  item       TEXT PRIMARY KEY,
  hash       TEXT NOT NULL,
  sequence   BIGINT NOT NULL CHECK (sequence >= 0),
  changed_at BIGINT NOT NULL
);
