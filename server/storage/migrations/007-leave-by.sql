-- A message that must have left by then: quiet hours that would end later do not hold it back. Most have none.
ALTER TABLE outbox ADD COLUMN leave_by INTEGER;
CREATE INDEX outbox_leave_by ON outbox (channel, leave_by) WHERE leave_by IS NOT NULL;

-- A later message of a request waits for the earlier ones: they are looked for by request, channel and time.
DROP INDEX outbox_request;
CREATE INDEX outbox_request ON outbox (request_id, channel, created_at) WHERE request_id IS NOT NULL;
