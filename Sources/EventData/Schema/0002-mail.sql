-- The outbox. One row a logical mail: the same fact (kind, what it is about, version) is queued once.
--   queued  -> waiting for its time          sending -> claimed by a run, on its way
--   sent    -> accepted by the relay         retry   -> refused for now, due again later
--   failed  -> refused for good              unknown -> nobody can tell; sent again only by a person's choice
--   withdrawn -> a newer version took its place before it went
CREATE TABLE mail_message (
  code              TEXT PRIMARY KEY,
  kind              TEXT NOT NULL CHECK (kind <> ''),
  subject_code      TEXT NOT NULL CHECK (subject_code <> ''),
  version           BIGINT NOT NULL CHECK (version >= 1),
  state             TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'retry', 'failed', 'unknown', 'withdrawn')),
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
  UNIQUE (kind, subject_code, version),
  CHECK ((state = 'sending') = (run_id IS NOT NULL)),
  CHECK ((run_id IS NULL) = (claimed_at IS NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);

CREATE INDEX mail_message_by_due ON mail_message (state, due_at);

-- The composed bytes, apart from the row that changes state: an update would rewrite them each time.
-- Base64, since a byte column is BLOB on one engine and BYTEA on the other.
CREATE TABLE mail_body (
  code         TEXT PRIMARY KEY REFERENCES mail_message (code),
  bytes_base64 TEXT NOT NULL
);

-- Every attempt that came to an end, with the server's own words.
CREATE TABLE mail_attempt (
  code    TEXT NOT NULL REFERENCES mail_message (code),
  attempt BIGINT NOT NULL CHECK (attempt >= 1),
  at      BIGINT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'failed', 'unknown')),
  reply   TEXT NOT NULL,
  PRIMARY KEY (code, attempt)
);

--! guard mail_message_keeps: before update of code, kind, subject_code, version, sender_address, recipient_name, recipient_address, subject, message_id, bytes_hash, bytes_size, queued_at on mail_message: A queued mail cannot be changed; queue a new version.
--! guard mail_message_sent: before update of state on mail_message when OLD.state = 'sent': A sent mail stays sent.
--! guard mail_message_claimed: before update of state on mail_message when NEW.state = 'sent' AND OLD.state <> 'sending': Only a claimed mail can become sent.
--! guard mail_message_stays: before delete on mail_message: A mail is never removed.
--! guard mail_body_keeps: before update on mail_body: The bytes of a queued mail cannot be changed.
--! guard mail_body_stays: before delete on mail_body: The bytes of a mail are never removed.
--! guard mail_attempt_keeps: before update on mail_attempt: The mail log cannot be changed.
--! guard mail_attempt_stays: before delete on mail_attempt: The mail log cannot be shortened.
