CREATE TABLE resolution (
    -- A place that a claim leaves open is this candidate in other reports of the same story.
    position INTEGER NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL,
    place_position INTEGER NOT NULL,
    gazetteer_id TEXT NOT NULL,
    FOREIGN KEY (claim_id, place_position) REFERENCES place (claim_id, position)
) STRICT;

CREATE INDEX resolution_by_claim ON resolution (claim_id);

CREATE TABLE resolution_claim (
    -- The claims that have it.
    resolution_position INTEGER NOT NULL REFERENCES resolution (position),
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (resolution_position, position)
) STRICT, WITHOUT ROWID;

-- What was linked before has none, so it is linked anew.
DELETE FROM linking;
