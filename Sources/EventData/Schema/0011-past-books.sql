-- Abstract books of earlier years, for comparing wording; and what the committee said about two works that look alike.
CREATE TABLE past_book (
  code        TEXT PRIMARY KEY,
  title       TEXT NOT NULL,
  year        BIGINT NOT NULL,
  imported_at BIGINT NOT NULL
);

CREATE TABLE past_abstract (
  book         TEXT NOT NULL REFERENCES past_book (code),
  number       TEXT NOT NULL,
  title        TEXT NOT NULL,
  authors      TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  body_folded  TEXT NOT NULL,
  PRIMARY KEY (book, number)
);

CREATE TABLE past_section (
  book     TEXT NOT NULL,
  number   TEXT NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1),
  section  TEXT NOT NULL,
  content  TEXT NOT NULL,
  PRIMARY KEY (book, number, position),
  FOREIGN KEY (book, number) REFERENCES past_abstract (book, number)
);

-- `first` is an abstract's code, `second` another's or BOOK/NUMBER of a past one.
CREATE TABLE duplicate_verdict (
  first    TEXT NOT NULL REFERENCES abstract (code),
  second   TEXT NOT NULL,
  verdict  TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'encore')),
  reason   TEXT NOT NULL,
  actor    TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (first, second)
);
