-- Who signed a report, when it was last changed, and what it answers.
ALTER TABLE appearance ADD COLUMN author TEXT;
ALTER TABLE appearance ADD COLUMN updated TEXT; -- ISO 8601 date
ALTER TABLE appearance ADD COLUMN replies_to TEXT; -- the address or the file of another report
