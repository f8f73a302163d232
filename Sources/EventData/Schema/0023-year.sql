-- A sponsor that was withdrawn: the day, and why.
ALTER TABLE sponsor ADD COLUMN withdrawn_on TEXT;
ALTER TABLE sponsor ADD COLUMN withdrawal_reason TEXT NOT NULL DEFAULT '';
