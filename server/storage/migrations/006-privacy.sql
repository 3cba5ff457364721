-- The log of looks, filtered: a page of it is read from an index, whichever page it is.
CREATE INDEX access_log_at ON access_log (at);
-- Who and what together, without looking at the rows themselves.
CREATE INDEX access_log_staff ON access_log (staff_id, at, action);
CREATE INDEX access_log_action ON access_log (action, at);

-- Requests that nobody is known to, which still have their words.
CREATE INDEX requests_nameless ON requests (kind, closed_at)
  WHERE applicant_id IS NULL AND sealed IS NOT NULL AND closed_at IS NOT NULL;
-- What was asked for and decided about one request.
CREATE INDEX erasures_request ON erasures (request_id);
