-- What the house tells many who asked for something; no message about a request of theirs.
CREATE TABLE bulletins (
  id TEXT PRIMARY KEY,
  sent_at INTEGER NOT NULL,
  sent_by TEXT NOT NULL,
  audience TEXT NOT NULL,           -- JSON: period, neighbourhood, topic, open only
  sealed BLOB NOT NULL,             -- its words, by language
  opted_out INTEGER NOT NULL,       -- telephones that were left out because they want none
  parts INTEGER NOT NULL            -- text messages that are paid for, all together
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletins_sent ON bulletins (sent_at, id);

-- Which message of the outbox is a bulletin to whom. Written before the bulletin itself, slice by slice.
CREATE TABLE bulletin_messages (
  outbox_id TEXT PRIMARY KEY,
  bulletin_id TEXT NOT NULL,
  phone_hash BLOB                   -- keyed; null once erased
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletin_messages_bulletin ON bulletin_messages (bulletin_id);
CREATE INDEX bulletin_messages_phone ON bulletin_messages (phone_hash) WHERE phone_hash IS NOT NULL;

-- What the link in a bulletin opens: whose wish may be changed with it.
CREATE TABLE bulletin_codes (
  code_hash BLOB PRIMARY KEY,       -- keyed
  phone_hash BLOB NOT NULL UNIQUE   -- keyed
) STRICT, WITHOUT ROWID;

-- Telephones that want no bulletins.
CREATE TABLE bulletin_opt_outs (
  phone_hash BLOB PRIMARY KEY,      -- keyed
  at INTEGER NOT NULL,
  how TEXT NOT NULL,                -- link, staff
  staff_id TEXT
) STRICT, WITHOUT ROWID;

-- Bulletins wait for everything else: what is due is read without them first.
CREATE INDEX outbox_due_event ON outbox (state, channel, next_at, event);
