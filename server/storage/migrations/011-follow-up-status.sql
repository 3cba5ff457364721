-- What is decided is due no more: the figures look at how a request stands too.
DROP INDEX requests_follow_up;
CREATE INDEX requests_follow_up ON requests (directorate_id, due_on, stopped_on, status, closed_at, kind, channel)
  WHERE closed_at IS NULL;
