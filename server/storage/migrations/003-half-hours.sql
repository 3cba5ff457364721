-- Minute of the hour of arrival, 0–59. Null in rows of an older program: they count in the hour's first half.
ALTER TABLE legs ADD COLUMN arrived_minute INTEGER;
