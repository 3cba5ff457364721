-- Whom requests are referred to: directorates of the house and outside institutions.
CREATE TABLE directorates (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,               -- directorate, institution
  name TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
  id TEXT PRIMARY KEY,
  desk_id TEXT REFERENCES desks (id), -- null = at every desk
  name TEXT NOT NULL,
  kind TEXT,                        -- what it usually is; null = asked each time
  directorate_id TEXT REFERENCES directorates (id),
  documents TEXT NOT NULL DEFAULT '',
  standard_days INTEGER,            -- working days; null = the house's own
  position INTEGER NOT NULL,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhoods (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_days (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,               -- holiday, half-day, leave, closure
  name TEXT NOT NULL,
  UNIQUE (day, kind)
) STRICT, WITHOUT ROWID;

-- An officer sees what was referred to their directorate.
ALTER TABLE staff ADD COLUMN directorate_id TEXT REFERENCES directorates (id);

-- A desk that says something about health: a request keeps no link to it.
ALTER TABLE desks ADD COLUMN tells_health INTEGER NOT NULL DEFAULT 0;
UPDATE desks SET tells_health = 1 WHERE icon = 'accessibility';

-- What is known of a person, sealed with a key that is not in this file. One row a request: erased without a trace in others.
CREATE TABLE applicants (
  id TEXT PRIMARY KEY,
  sealed BLOB,                      -- null once erased
  phone_hash BLOB,                  -- keyed
  national_id_hash BLOB,            -- keyed
  notice_version TEXT,              -- which privacy notice was shown; null when there is nothing to reach them by
  notice_at INTEGER,
  created_at INTEGER NOT NULL,
  erase_on TEXT,                    -- YYYY-MM-DD, set when the request is closed
  erased_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX applicants_phone ON applicants (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX applicants_national_id ON applicants (national_id_hash) WHERE national_id_hash IS NOT NULL;
CREATE INDEX applicants_erase ON applicants (erase_on) WHERE erase_on IS NOT NULL AND erased_at IS NULL;

CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  version INTEGER NOT NULL,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  desk_id TEXT,
  ticket_id TEXT,                   -- forgotten when the day ends
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  external_reference TEXT,
  topic_id TEXT,
  directorate_id TEXT,              -- who has it now
  assignee_id TEXT,
  applicant_id TEXT REFERENCES applicants (id),
  neighbourhood TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  forward_by TEXT,
  due_on TEXT,
  stopped_on TEXT,                  -- the clock stands since then: nothing is late meanwhile
  state TEXT NOT NULL,              -- JSON of domain/requests/state.ts, without free text
  sealed BLOB,                      -- the text, the address, the answer: they name people
  closed_at INTEGER,
  created_by TEXT NOT NULL,
  UNIQUE (year, serial)
) STRICT;
-- Two systems number once and for all; institutions begin anew every year, and each has a number 1.
CREATE UNIQUE INDEX requests_reference_once ON requests (channel, external_reference)
  WHERE external_reference IS NOT NULL AND channel IN ('cimer', 'acik-kapi');
CREATE INDEX requests_reference ON requests (external_reference, channel) WHERE external_reference IS NOT NULL;
CREATE INDEX requests_applicant ON requests (applicant_id) WHERE applicant_id IS NOT NULL;
CREATE INDEX requests_received ON requests (received_at, id);
CREATE INDEX requests_topic ON requests (topic_id, received_at);
CREATE INDEX requests_neighbourhood ON requests (neighbourhood, received_at);
CREATE INDEX requests_directorate ON requests (directorate_id, received_at);
CREATE INDEX requests_open ON requests (due_on, id) WHERE closed_at IS NULL;
-- All that the figures ask for: nothing else of the open ones is read.
CREATE INDEX requests_follow_up ON requests (directorate_id, due_on, stopped_on, closed_at, kind, channel)
  WHERE closed_at IS NULL;
CREATE INDEX requests_status ON requests (status) WHERE closed_at IS NULL;
CREATE INDEX requests_ticket ON requests (ticket_id) WHERE ticket_id IS NOT NULL;

-- Each hand-over. One that is open has no end.
CREATE TABLE referrals (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  hop INTEGER NOT NULL,
  round INTEGER NOT NULL,           -- rises when a silent one is issued again
  directorate_id TEXT NOT NULL REFERENCES directorates (id),
  due_on TEXT NOT NULL,
  referred_at INTEGER NOT NULL,
  referred_by TEXT NOT NULL,
  received_at INTEGER,
  received_by TEXT,
  reminders INTEGER NOT NULL,
  reminded_at INTEGER,
  escalation TEXT,                  -- supervisor, manager
  ended_at INTEGER,
  outcome TEXT,
  sealed BLOB,                      -- why, and what was asked back
  UNIQUE (request_id, hop, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX referrals_escalated ON referrals (escalation, request_id) WHERE ended_at IS NULL AND escalation IS NOT NULL;
CREATE INDEX referrals_open ON referrals (directorate_id, due_on, id) WHERE ended_at IS NULL;
CREATE INDEX referrals_ended ON referrals (directorate_id, ended_at) WHERE ended_at IS NOT NULL;

-- What happened to a request, one row a change. Nobody can change it.
CREATE TABLE request_steps (
  request_id TEXT NOT NULL REFERENCES requests (id),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL,               -- JSON, ids and dates only
  sealed BLOB,                      -- what was written with it
  PRIMARY KEY (request_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER request_steps_stand BEFORE DELETE ON request_steps BEGIN
  SELECT RAISE(ABORT, 'what happened cannot be removed');
END;
-- Only the sealed words may change: with a new key, or gone by an erasure.
CREATE TRIGGER request_steps_stay BEFORE UPDATE OF request_id, version, at, actor, type, data ON request_steps BEGIN
  SELECT RAISE(ABORT, 'what happened cannot be changed');
END;

-- What is being typed. Belongs to its clerk and its ticket; gone when it became a request.
CREATE TABLE request_drafts (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL,
  branch_id TEXT NOT NULL,
  ticket_id TEXT,
  updated_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_drafts_staff ON request_drafts (staff_id, updated_at);

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  request_id TEXT REFERENCES requests (id),
  draft_id TEXT,
  referral_id TEXT,
  kind TEXT NOT NULL,               -- photo, photo-before, photo-after, scan, answer
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  uploaded_by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_request ON attachments (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX attachments_draft ON attachments (draft_id) WHERE draft_id IS NOT NULL;

-- What must be told to somebody: written in the transaction of the change itself.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  request_id TEXT,
  event TEXT NOT NULL,
  channel TEXT NOT NULL,            -- sms, email, call, hand, webhook
  language TEXT NOT NULL,
  sealed BLOB,                      -- to whom and what; null once erased
  created_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER,
  state TEXT NOT NULL,              -- waiting, sent, given-up, cancelled
  sent_at INTEGER,
  reference TEXT,
  done_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (state, next_at);
CREATE INDEX outbox_request ON outbox (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX outbox_created ON outbox (created_at, id);
CREATE INDEX outbox_state ON outbox (state, created_at, id);
CREATE INDEX outbox_channel ON outbox (channel, created_at, id);

CREATE TABLE outbox_attempts (
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  attempt INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,                     -- sent, failed, unknown, reached, not-reached
  problem TEXT,
  by TEXT,
  PRIMARY KEY (outbox_id, attempt)
) STRICT, WITHOUT ROWID;

-- A manager's own words for a message; without a row the catalogue's are used.
CREATE TABLE message_templates (
  event TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (event, language)
) STRICT, WITHOUT ROWID;

-- Every look at a person's data. Ids, never content; the reason is sealed. Nobody can change it.
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL,
  action TEXT NOT NULL,             -- opened, unlocked, searched, attachment, exported, erasure-asked, erased …
  request_id TEXT,
  subject TEXT,                     -- the id of what was looked at; of a search a keyed hash
  sealed BLOB
) STRICT;
CREATE INDEX access_log_request ON access_log (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX access_log_searched ON access_log (subject) WHERE request_id IS NULL AND subject IS NOT NULL;
CREATE TRIGGER access_log_stands BEFORE DELETE ON access_log BEGIN
  SELECT RAISE(ABORT, 'a look cannot be removed');
END;
CREATE TRIGGER access_log_stays BEFORE UPDATE OF id, at, staff_id, action, request_id, subject ON access_log BEGIN
  SELECT RAISE(ABORT, 'a look cannot be changed');
END;

-- Asked for, decided, recorded.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  applicant_id TEXT NOT NULL REFERENCES applicants (id),
  request_id TEXT NOT NULL REFERENCES requests (id),
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  decision TEXT,                    -- granted, refused, later
  erase_on TEXT                     -- YYYY-MM-DD: the record's period must end first
) STRICT, WITHOUT ROWID;

-- Programs of others. Only the SHA-256 of a key's secret is kept.
CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  scopes TEXT NOT NULL,             -- JSON array
  directorate_id TEXT REFERENCES directorates (id),
  per_minute INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  sealed BLOB NOT NULL,             -- the secret it is signed with
  directorate_id TEXT REFERENCES directorates (id), -- null = every request
  created_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

-- How text messages and e-mails leave the house: one row, with the passwords of the gateways.
CREATE TABLE gateways (
  id TEXT PRIMARY KEY,              -- house
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE escort_tasks (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  staff_id TEXT NOT NULL,
  ticket_id TEXT,                   -- forgotten when the day ends
  destination TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
