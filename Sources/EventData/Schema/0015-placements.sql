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

-- The placement presenters were told last, so that only those whose place changed get a notice.
CREATE TABLE placement_notice (
  abstract TEXT PRIMARY KEY REFERENCES abstract (code),
  session  TEXT NOT NULL,
  starts   BIGINT,
  ends     BIGINT,
  board    TEXT,
  sequence BIGINT NOT NULL CHECK (sequence >= 0),
  told_at  BIGINT NOT NULL
);
