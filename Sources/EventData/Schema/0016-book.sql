-- The abstract book: what each published edition held, by its hash, and what was corrected afterwards.
CREATE TABLE book_edition (
  edition   TEXT NOT NULL,
  number    BIGINT NOT NULL CHECK (number >= 1),
  made_at   BIGINT NOT NULL,
  abstracts BIGINT NOT NULL,
  hash      TEXT NOT NULL,
  PRIMARY KEY (edition, number)
);

-- The number an abstract is printed under and cited by; given once, like its DOI.
CREATE TABLE book_number (
  abstract TEXT PRIMARY KEY REFERENCES abstract (code),
  number   TEXT NOT NULL UNIQUE
);

CREATE TABLE book_erratum (
  number   BIGINT PRIMARY KEY,
  abstract TEXT NOT NULL REFERENCES abstract (code),
  kind     TEXT NOT NULL CHECK (kind IN ('correction', 'withdrawal')),
  notice   TEXT NOT NULL,
  actor    TEXT NOT NULL,
  given_at BIGINT NOT NULL
);

--! guard book_number_keeps: before update on book_number: A printed number is never changed.
--! guard book_erratum_keeps: before update on book_erratum: A published erratum cannot be changed; add another.
--! guard book_erratum_stays: before delete on book_erratum: A published erratum cannot be removed; add another.
