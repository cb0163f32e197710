-- A ledger of attributed claims (purport). schema_version lists what made these tables.
PRAGMA application_id = 1886745200;

CREATE TABLE schema_version (
    version INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    applied TEXT NOT NULL -- ISO 8601, UTC
) STRICT;

CREATE TABLE report (
    -- One published text. The text never changes; id is "sha256:" and the digest of its UTF-8 bytes.
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    claims INTEGER NOT NULL, -- how many were found in it
    added TEXT NOT NULL -- ISO 8601, UTC
) STRICT;

CREATE TABLE appearance (
    -- Where a text was found. Position 0 was first; the same text from another outlet adds a row.
    report_id TEXT NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    file TEXT NOT NULL, -- the input file's name without its ending
    title TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT, -- ISO 8601 date
    language TEXT, -- ISO 639-1
    digest TEXT NOT NULL, -- SHA-256 of the row's other values, so that damage is seen
    added TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX appearance_file ON appearance (file);

CREATE TABLE claim (
    -- One proposition that a chain of voices puts forward. Spans count code points of report.text.
    id TEXT NOT NULL PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report (id),
    kind TEXT NOT NULL,
    polarity TEXT NOT NULL, -- asserted, denied
    modality TEXT NOT NULL, -- actual, hedged, conditional, planned, predicted
    text TEXT NOT NULL, -- the words of content_span, pieces joined by " … "
    evidence_span_start INTEGER NOT NULL, -- the sentence around the words
    evidence_span_end INTEGER NOT NULL,
    evidence_text TEXT NOT NULL,
    time_span_start INTEGER, -- all NULL where the claim names no time
    time_span_end INTEGER,
    time_text TEXT,
    time_start TEXT, -- ISO 8601; "--11-20" where nobody gives the year
    time_end TEXT,
    time_precision TEXT, -- day, month, year, range
    time_said TEXT, -- when it was said
    extractor_name TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    extractor_score REAL NOT NULL,
    digest TEXT NOT NULL -- SHA-256 of the claim's rows in all tables, so that damage is seen
) STRICT;

CREATE INDEX claim_report ON claim (report_id);

CREATE TABLE content_span (
    -- The verbatim words of a claim; several rows where they are interrupted.
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE voice (
    -- The chain of a claim, outermost voice at position 0. No rows: the report's own voice.
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL, -- as mentioned there: "it", "the channel"
    name TEXT NOT NULL, -- whom the words refer to
    kind TEXT NOT NULL, -- person, organisation, channel, outlet, document, group, unnamed
    cue_span_start INTEGER,
    cue_span_end INTEGER,
    cue_text TEXT,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE party (
    -- Who acts (actor) and who is acted on (target).
    claim_id TEXT NOT NULL REFERENCES claim (id),
    role TEXT NOT NULL CHECK (role IN ('actor', 'target')),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT, -- a state or an armed movement
    PRIMARY KEY (claim_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    -- What a place mention was resolved to; gazetteer_id is NULL where it stays open, for a reason.
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL, -- at, toward, near, within, from
    gazetteer_id TEXT,
    name TEXT, -- how maps call it today
    names TEXT NOT NULL, -- other spellings, a JSON list
    within TEXT NOT NULL, -- the larger areas it lies in, smallest first, a JSON list
    lat REAL, -- WGS 84 degrees
    lon REAL,
    precision TEXT, -- point, settlement, community, district, region, country
    confidence REAL NOT NULL,
    reason TEXT,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_candidate (
    -- The gazetteer entries that a place mention may mean, best first.
    claim_id TEXT NOT NULL,
    place_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    gazetteer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    within TEXT NOT NULL,
    lat REAL,
    lon REAL,
    precision TEXT NOT NULL,
    PRIMARY KEY (claim_id, place_position, position),
    FOREIGN KEY (claim_id, place_position) REFERENCES place (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantity (
    -- Numbers with their bounds; an open bound is NULL, strict excludes the bound itself.
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    low REAL,
    high REAL,
    strict INTEGER NOT NULL CHECK (strict IN (0, 1)),
    unit TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE framing (
    -- Words that take a side, beside words that do not.
    claim_id TEXT NOT NULL REFERENCES claim (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL, -- loaded, scare quotes, distancing, place name
    neutral TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE failure (
    -- Inputs that could not be read, and when that was last tried.
    file TEXT NOT NULL,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL,
    recorded TEXT NOT NULL, -- ISO 8601, UTC
    PRIMARY KEY (file, reason, remedy)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposition (
    -- What claims assert alike; evidence says what they were joined on. Remade by every linking.
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE proposition_claim (
    -- Every claim belongs to one proposition.
    proposition_id TEXT NOT NULL REFERENCES proposition (id),
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL UNIQUE REFERENCES claim (id),
    PRIMARY KEY (proposition_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
    -- The independent origins behind a proposition, and what that rests on.
    proposition_id TEXT NOT NULL REFERENCES proposition (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (proposition_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin_claim (
    -- The claims that go back to an origin.
    proposition_id TEXT NOT NULL,
    origin_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (proposition_id, origin_position, position),
    FOREIGN KEY (proposition_id, origin_position) REFERENCES origin (proposition_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    -- Proposition source is stronger than, weaker than, contradicts or follows proposition target.
    position INTEGER NOT NULL PRIMARY KEY,
    source TEXT NOT NULL REFERENCES proposition (id),
    target TEXT NOT NULL REFERENCES proposition (id),
    kind TEXT NOT NULL,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE linking (
    -- The fingerprint of the claims' ids that the propositions were last made from: no or one row.
    fingerprint TEXT NOT NULL,
    made TEXT NOT NULL -- ISO 8601, UTC
) STRICT;
