-- A name as it is indexed and deposited, taken apart when it came in; `family` is empty for rows of before. A country no
-- longer stands for the city.
ALTER TABLE abstract_author ADD COLUMN given TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract_author ADD COLUMN family TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract_author ADD COLUMN suffix TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract_author ADD COLUMN degrees TEXT NOT NULL DEFAULT '';
ALTER TABLE abstract_author ADD COLUMN is_group BIGINT NOT NULL DEFAULT 0 CHECK (is_group IN (0, 1));
ALTER TABLE abstract_affiliation ADD COLUMN country TEXT NOT NULL DEFAULT '';
