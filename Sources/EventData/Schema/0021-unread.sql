-- What a delegate's form said and nobody could make out: an odd telephone number, a workshop that is not offered. One
-- answer a line, as typed, so that the desk sees it.
ALTER TABLE registration ADD COLUMN not_understood TEXT NOT NULL DEFAULT '';
