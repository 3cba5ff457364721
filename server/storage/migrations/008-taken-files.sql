-- The step of its request that took a file: who may see that step may see the file. Null while nothing has taken it.
ALTER TABLE attachments ADD COLUMN taken_in INTEGER;
-- Those that were taken before this was written down: with the first step after they came that can take any, files of an
-- answer with the first that answers.
UPDATE attachments SET taken_in = (
  SELECT version FROM request_steps AS step
  WHERE step.request_id = attachments.request_id
    AND step.type IN ('registered', 'supplemented', 'registry', 'visited', 'answered', 'refused', 'interim')
    AND (attachments.kind <> 'answer' OR step.type IN ('answered', 'refused', 'interim'))
  ORDER BY step.at < attachments.at, version
  LIMIT 1
) WHERE request_id IS NOT NULL;
