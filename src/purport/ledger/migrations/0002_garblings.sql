ALTER TABLE relation ADD COLUMN differs TEXT NOT NULL DEFAULT 'detail';

CREATE TABLE garbling (
    -- Where a claim has the words of the span, other tellings of the same statement have likely.
    position INTEGER NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id),
    sort TEXT NOT NULL, -- name, number, unit
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    likely TEXT NOT NULL,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE garbling_claim (
    -- The claims that have what is likely.
    garbling_position INTEGER NOT NULL REFERENCES garbling (position),
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (garbling_position, position)
) STRICT, WITHOUT ROWID;

-- What was linked before has neither, so it is linked anew.
DELETE FROM linking;
