-- Words may be erased of a request that nobody is known to as well; whose it is, its request says.
ALTER TABLE erasures DROP COLUMN applicant_id;
-- Days that a decision chose, the nearest first.
CREATE INDEX erasures_day ON erasures (decision, erase_on);
