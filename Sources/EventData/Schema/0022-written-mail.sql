-- A mail that became a file is `written`: nobody has it, and it can still go to a server. `dated_at` is what its Date field
-- says once it has been on its way: the moment of the first sending. SQLite cannot widen a CHECK, so the tables are made
-- anew; those that refer to mails come along.
CREATE TABLE mail_message_before AS SELECT * FROM mail_message;
CREATE TABLE mail_body_before AS SELECT * FROM mail_body;
CREATE TABLE mail_attempt_before AS SELECT * FROM mail_attempt;
CREATE TABLE placement_letter_before AS SELECT * FROM placement_letter;

DROP TABLE placement_letter;
DROP TABLE mail_attempt;
DROP TABLE mail_body;
DROP TABLE mail_message;

CREATE TABLE mail_message (
  code              TEXT PRIMARY KEY,
  kind              TEXT NOT NULL CHECK (kind <> ''),
  subject_code      TEXT NOT NULL CHECK (subject_code <> ''),
  version           BIGINT NOT NULL CHECK (version >= 1),
  state             TEXT NOT NULL
    CHECK (state IN ('queued', 'sending', 'sent', 'written', 'retry', 'failed', 'unknown', 'withdrawn')),
  sender_address    TEXT NOT NULL,
  recipient_name    TEXT NOT NULL,
  recipient_address TEXT NOT NULL,
  subject           TEXT NOT NULL,
  message_id        TEXT NOT NULL UNIQUE,
  bytes_hash        TEXT NOT NULL,
  bytes_size        BIGINT NOT NULL CHECK (bytes_size > 0),
  queued_at         BIGINT NOT NULL,
  due_at            BIGINT NOT NULL,
  attempts          BIGINT NOT NULL CHECK (attempts >= 0),
  run_id            TEXT,
  claimed_at        BIGINT,
  sent_at           BIGINT,
  last_reply        TEXT NOT NULL,
  dated_at          BIGINT,
  UNIQUE (kind, subject_code, version),
  CHECK ((state = 'sending') = (run_id IS NOT NULL)),
  CHECK ((run_id IS NULL) = (claimed_at IS NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);

CREATE INDEX mail_message_by_due ON mail_message (state, due_at);

CREATE TABLE mail_body (
  code         TEXT PRIMARY KEY REFERENCES mail_message (code),
  bytes_base64 TEXT NOT NULL
);

CREATE TABLE mail_attempt (
  code    TEXT NOT NULL REFERENCES mail_message (code),
  attempt BIGINT NOT NULL CHECK (attempt >= 1),
  at      BIGINT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'written', 'retry', 'failed', 'unknown')),
  reply   TEXT NOT NULL,
  PRIMARY KEY (code, attempt)
);

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

-- What was on its way before keeps the date it was queued with.
INSERT INTO mail_message (code, kind, subject_code, version, state, sender_address, recipient_name, recipient_address,
  subject, message_id, bytes_hash, bytes_size, queued_at, due_at, attempts, run_id, claimed_at, sent_at, last_reply,
  dated_at)
SELECT code, kind, subject_code, version, state, sender_address, recipient_name, recipient_address,
  subject, message_id, bytes_hash, bytes_size, queued_at, due_at, attempts, run_id, claimed_at, sent_at, last_reply,
  CASE WHEN attempts > 0 OR state = 'sending' THEN queued_at ELSE NULL END
FROM mail_message_before;
INSERT INTO mail_body (code, bytes_base64) SELECT code, bytes_base64 FROM mail_body_before;
INSERT INTO mail_attempt (code, attempt, at, outcome, reply)
SELECT code, attempt, at, outcome, reply FROM mail_attempt_before;
INSERT INTO placement_letter (mail, abstract, is_gone, session, room, starts, ends, board, sequence)
SELECT mail, abstract, is_gone, session, room, starts, ends, board, sequence FROM placement_letter_before;

DROP TABLE placement_letter_before;
DROP TABLE mail_attempt_before;
DROP TABLE mail_body_before;
DROP TABLE mail_message_before;

--! guard mail_message_keeps: before update of code, kind, subject_code, version, sender_address, recipient_name, recipient_address, subject, message_id, bytes_hash, bytes_size, queued_at on mail_message: A queued mail cannot be changed; queue a new version.
--! guard mail_message_sent: before update of state on mail_message when OLD.state = 'sent': A sent mail stays sent.
--! guard mail_message_claimed: before update of state on mail_message when NEW.state IN ('sent', 'written') AND OLD.state <> 'sending': Only a claimed mail can become sent or written.
--! guard mail_message_dated: before update of dated_at on mail_message when OLD.dated_at <> NEW.dated_at: A mail keeps the date of its first sending.
--! guard mail_message_stays: before delete on mail_message: A mail is never removed.
--! guard mail_body_keeps: before update on mail_body: The bytes of a queued mail cannot be changed.
--! guard mail_body_stays: before delete on mail_body: The bytes of a mail are never removed.
--! guard mail_attempt_keeps: before update on mail_attempt: The mail log cannot be changed.
--! guard mail_attempt_stays: before delete on mail_attempt: The mail log cannot be shortened.

-- With what somebody came in, badge or ticket: the same one again within seconds at the same door is one scan.
ALTER TABLE scan ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
