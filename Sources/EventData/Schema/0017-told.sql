-- When a substitute was told that the abstract is accepted; NULL while the letter is still to come.
ALTER TABLE presenter_substitute ADD COLUMN told_at BIGINT;
UPDATE presenter_substitute SET told_at =
  (SELECT d.announced_at FROM abstract_decision d WHERE d.abstract = presenter_substitute.abstract);

-- Each letter about a place: what it told to whom, or that it is theirs no longer. What a person knows is in the last of
-- them that was not taken back. `sequence` counts the versions of the calendar entry.
CREATE TABLE placement_letter (
  mail     TEXT PRIMARY KEY REFERENCES mail_message (code),
  abstract TEXT NOT NULL REFERENCES abstract (code),
  is_gone  BIGINT NOT NULL CHECK (is_gone IN (0, 1)),
  session  TEXT NOT NULL,
  room     TEXT,
  starts   BIGINT,
  ends     BIGINT,
  board    TEXT,
  sequence BIGINT NOT NULL CHECK (sequence >= 0)
);

CREATE INDEX placement_letter_by_abstract ON placement_letter (abstract, sequence);

INSERT INTO placement_letter (mail, abstract, is_gone, session, room, starts, ends, board, sequence)
SELECT m.code, n.abstract, 0, n.session, n.room, n.starts, n.ends, n.board, n.sequence
FROM placement_notice n JOIN mail_message m ON m.kind = 'abstract-placement' AND m.subject_code = n.abstract
WHERE n.session <> '' AND m.version = (
  SELECT max(x.version) FROM mail_message x
  WHERE x.kind = m.kind AND x.subject_code = m.subject_code AND x.state <> 'withdrawn');

DROP TABLE placement_notice;

-- Rows of answer forms that were taken, so that an export which holds them again overrides nothing newer.
CREATE TABLE presenter_answer (
  fingerprint TEXT PRIMARY KEY,
  abstract    TEXT NOT NULL REFERENCES abstract (code),
  taken_at    BIGINT NOT NULL
);

-- What an entry of the published calendar said, so that one which is gone can be called off.
ALTER TABLE calendar_entry ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE calendar_entry ADD COLUMN starts BIGINT;
ALTER TABLE calendar_entry ADD COLUMN ends BIGINT;

-- What can still be reviewed and corrected: neither withdrawn nor decided. Who waits on the reserve list is decided.
CREATE VIEW abstract_in_review AS
  SELECT a.code AS code FROM abstract a
  WHERE a.state = 'submitted' AND NOT EXISTS (SELECT 1 FROM abstract_decision d WHERE d.abstract = a.code);
