-- The abstract book: what each published edition held, by its hash, and what was corrected afterwards.
CREATE TABLE book_edition (
  edition   TEXT NOT NULL CHECK (edition IN ('titles', 'full')),
  number    BIGINT NOT NULL CHECK (number >= 1),
  made_at   BIGINT NOT NULL,
  abstracts BIGINT NOT NULL,
  hash      TEXT NOT NULL,
  PRIMARY KEY (edition, number)
);

-- What an edition held of each abstract: the hash of what was printed, whether the text was among it, and how many
-- errata stood beside it.
CREATE TABLE book_edition_abstract (
  edition  TEXT NOT NULL,
  number   BIGINT NOT NULL,
  abstract TEXT NOT NULL REFERENCES abstract (code),
  hash     TEXT NOT NULL,
  has_text BIGINT NOT NULL CHECK (has_text IN (0, 1)),
  errata   BIGINT NOT NULL CHECK (errata >= 0),
  PRIMARY KEY (edition, number, abstract),
  FOREIGN KEY (edition, number) REFERENCES book_edition (edition, number)
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

--! guard book_edition_keeps: before update on book_edition: A published edition cannot be changed; make another.
--! guard book_edition_abstract_keeps: before update on book_edition_abstract: A published edition cannot be changed; make another.
--! guard book_number_keeps: before update on book_number: A printed number is never changed.
--! guard book_number_stays: before delete on book_number: A printed number is never taken back.
--! guard book_erratum_keeps: before update on book_erratum: A published erratum cannot be changed; add another.
--! guard book_erratum_stays: before delete on book_erratum: A published erratum cannot be removed; add another.
