-- `HMas`: tells our files from others.
PRAGMA application_id = 1213030771;

-- The queue of a branch-day is a log. Unique on (stream, version): a number or a call happens once, after a crash too.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,              -- epoch ms, the queue's clock
  actor TEXT NOT NULL,
  data TEXT NOT NULL,               -- JSON, holds ids only
  idempotency_actor TEXT,
  idempotency_key TEXT,
  idempotency_hash TEXT,
  recorded_at INTEGER NOT NULL,     -- epoch ms, the machine's clock
  UNIQUE (stream, version)
) STRICT;
CREATE INDEX events_idempotency ON events (recorded_at) WHERE idempotency_key IS NOT NULL;

CREATE TABLE days (
  stream TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL,
  day TEXT NOT NULL,                -- YYYY-MM-DD, the branch's own
  ended_at INTEGER,
  last_announcement_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX days_open ON days (branch_id, day) WHERE ended_at IS NULL;

-- Finished legs; statistics come from here. Those still open live in the queue's memory.
CREATE TABLE legs (
  ticket_id TEXT NOT NULL,
  leg INTEGER NOT NULL,
  branch_id TEXT NOT NULL,
  day TEXT NOT NULL,
  hour INTEGER NOT NULL,
  desk_id TEXT NOT NULL,
  counter_id TEXT,
  staff_id TEXT,
  outcome TEXT NOT NULL,
  wait_ms INTEGER,
  service_ms INTEGER,
  PRIMARY KEY (ticket_id, leg)
) STRICT, WITHOUT ROWID;
CREATE INDEX legs_day ON legs (branch_id, day);

-- Free text that clerks typed. The log holds the id only, so the text can be erased.
CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE branches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  language TEXT NOT NULL,
  head_start TEXT NOT NULL,         -- minutes, or 'always-first'
  language_offer_minutes INTEGER NOT NULL,
  hours TEXT,                       -- JSON; null = always open
  created_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE desks (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  name TEXT NOT NULL,
  spoken_name TEXT NOT NULL,
  description TEXT NOT NULL,
  letter TEXT,
  colour INTEGER NOT NULL,
  icon TEXT NOT NULL,
  position INTEGER NOT NULL,
  target_minutes INTEGER NOT NULL,
  no_show_calls INTEGER NOT NULL,
  no_show_after_seconds INTEGER NOT NULL,
  auto_start_seconds INTEGER,       -- null = a clerk starts the service
  hours TEXT,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX desks_letter ON desks (branch_id, letter) WHERE letter IS NOT NULL AND archived_at IS NULL;

CREATE TABLE counters (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  desk_ids TEXT NOT NULL,           -- JSON array
  helps TEXT NOT NULL,              -- JSON array of {deskId, helpAfterMinutes}
  archived_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX counters_number ON counters (branch_id, number) WHERE archived_at IS NULL;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  languages TEXT NOT NULL,          -- JSON array
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

-- Only the SHA-256 of a session's secret is kept.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  secret_hash BLOB NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  last_used_at INTEGER NOT NULL     -- epoch ms, the machine's clock
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,           -- JSON object
  pairing_hash TEXT UNIQUE,
  pairing_expires_at INTEGER,
  claimed_at INTEGER,
  secret_hash BLOB,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

-- Repeated creations of the rows above; queue commands keep their key in the log.
CREATE TABLE creations (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
