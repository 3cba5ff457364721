-- By when somebody must act next: what lies at the desk is handed over within two working days. Lists and figures go by it.
ALTER TABLE requests ADD COLUMN act_by TEXT NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN desk_escalation TEXT; -- supervisor, manager: who was told that it lies at the desk
UPDATE requests SET act_by = CASE
  WHEN status = 'received' AND forward_by IS NOT NULL AND (due_on IS NULL OR forward_by < due_on) THEN forward_by
  ELSE COALESCE(
    due_on,
    (SELECT referrals.due_on FROM referrals WHERE request_id = requests.id AND ended_at IS NULL),
    forward_by,
    date(received_at / 1000, 'unixepoch')
  ) END;
DROP INDEX requests_open;
CREATE INDEX requests_open ON requests (act_by, id) WHERE closed_at IS NULL;
DROP INDEX requests_follow_up;
CREATE INDEX requests_follow_up ON requests (directorate_id, act_by, stopped_on, status, closed_at, kind, channel)
  WHERE closed_at IS NULL;
CREATE INDEX requests_desk_escalated ON requests (desk_escalation, id)
  WHERE closed_at IS NULL AND desk_escalation IS NOT NULL;
