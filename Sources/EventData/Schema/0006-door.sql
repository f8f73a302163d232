-- Every scan, admitted or not. Append-only: this log is its own trail. `slot` says what one admission uses up, such
-- as the day; a badge has at most one admission a slot, whatever number of doors ask at once.
CREATE TABLE scan (
  number       BIGINT PRIMARY KEY,
  at           BIGINT NOT NULL,
  door         TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('admitted', 'refused')),
  reason       TEXT NOT NULL,
  registration TEXT,
  slot         TEXT NOT NULL,
  CHECK (outcome = 'refused' OR registration IS NOT NULL)
);

CREATE UNIQUE INDEX scan_one_admission ON scan (registration, slot) WHERE outcome = 'admitted';
CREATE INDEX scan_by_door ON scan (door, at);

-- The public halves of the badge signing keys. The secret halves are files on the desk.
CREATE TABLE badge_key (
  id         BIGINT PRIMARY KEY CHECK (id >= 1 AND id <= 255),
  public_key TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

--! guard scan_keeps: before update on scan: The door log cannot be changed.
--! guard scan_stays: before delete on scan: The door log cannot be shortened.
