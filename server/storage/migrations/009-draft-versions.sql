-- Which of two tabs wrote last, and how often it was written: the older one is told instead of overwriting it.
ALTER TABLE request_drafts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE request_drafts ADD COLUMN page TEXT;
