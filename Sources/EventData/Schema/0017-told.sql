-- When a substitute was told that the abstract is accepted; NULL while the letter is still to come.
ALTER TABLE presenter_substitute ADD COLUMN told_at BIGINT;
UPDATE presenter_substitute SET told_at =
  (SELECT d.announced_at FROM abstract_decision d WHERE d.abstract = presenter_substitute.abstract);

-- What an entry of the published calendar said, so that one which is gone can be called off.
ALTER TABLE calendar_entry ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE calendar_entry ADD COLUMN starts BIGINT;
ALTER TABLE calendar_entry ADD COLUMN ends BIGINT;
ALTER TABLE calendar_entry ADD COLUMN is_cancelled BIGINT NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1));

-- What can still be reviewed and corrected: neither withdrawn nor decided. Who waits on the reserve list is decided.
CREATE VIEW abstract_in_review AS
  SELECT a.code AS code FROM abstract a
  WHERE a.state = 'submitted' AND NOT EXISTS (SELECT 1 FROM abstract_decision d WHERE d.abstract = a.code);
