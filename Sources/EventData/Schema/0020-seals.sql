-- What the program wrote, so that what is changed behind its back shows. One row a transaction (or five hundred of the
-- rows it changed), with a line for each of them: the hash of its columns' values, how many columns that were, table and
-- key. A hash of `-` says that the row was removed. Each seal's own hash covers the seal before it.
CREATE TABLE seal (
  number  BIGINT PRIMARY KEY,
  entries TEXT NOT NULL,
  hash    TEXT NOT NULL
);

--! guard seal_keeps: before update on seal: What the program wrote cannot be changed afterwards.
--! guard seal_stays: before delete on seal: What the program wrote cannot be forgotten.

-- Which columns the invoice's own hash covers: a column that is added later belongs to a later version.
ALTER TABLE invoice ADD COLUMN seal_version BIGINT NOT NULL DEFAULT 1 CHECK (seal_version >= 1);
