ALTER TABLE branches ADD COLUMN municipality TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN slip_text TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN waiting_place TEXT NOT NULL DEFAULT '';
ALTER TABLE branches ADD COLUMN help_desk_id TEXT;              -- null = the first desk that gives tickets
ALTER TABLE branches ADD COLUMN call_times INTEGER NOT NULL DEFAULT 2;
ALTER TABLE branches ADD COLUMN call_form TEXT NOT NULL DEFAULT 'auto';

-- A kiosk rings until somebody answers.
CREATE TABLE help_calls (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES branches (id),
  device_id TEXT NOT NULL REFERENCES devices (id),
  at INTEGER NOT NULL,              -- epoch ms, the queue's clock
  answered_at INTEGER,
  answered_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX help_calls_open ON help_calls (branch_id) WHERE answered_at IS NULL;

-- Who asked to be walked to the counter. It says something about health: never in the log, gone with the day.
CREATE TABLE escorts (
  ticket_id TEXT PRIMARY KEY,
  stream TEXT NOT NULL
) STRICT, WITHOUT ROWID;
