-- What the call asks beside the text: the type of the abstract, whether its results are still to come, trial numbers,
-- and where the work was shown before.
ALTER TABLE abstract ADD COLUMN type TEXT NOT NULL DEFAULT 'original';
ALTER TABLE abstract ADD COLUMN stage TEXT NOT NULL DEFAULT 'final' CHECK (stage IN ('final', 'placeholder'));
ALTER TABLE abstract ADD COLUMN funding TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract ADD COLUMN table_text TEXT NOT NULL DEFAULT '';

CREATE TABLE abstract_trial (
  abstract TEXT NOT NULL REFERENCES abstract (code),
  position BIGINT NOT NULL CHECK (position >= 1),
  registry TEXT NOT NULL,
  number   TEXT NOT NULL,
  PRIMARY KEY (abstract, position)
);

CREATE INDEX abstract_trial_by_number ON abstract_trial (number);

-- An abstract shown elsewhere before: which meeting, when, under which number, and what is new.
CREATE TABLE abstract_encore (
  abstract    TEXT PRIMARY KEY REFERENCES abstract (code),
  meeting     TEXT NOT NULL,
  year        TEXT NOT NULL,
  number      TEXT NOT NULL,
  what_is_new TEXT NOT NULL
);
