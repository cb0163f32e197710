-- The bytes that reports were read from, just as they came, and how they came.

CREATE TABLE original (
    -- Kept once, however many reports were read from them: a feed, an export, an archive's file.
    id TEXT NOT NULL PRIMARY KEY, -- "sha256:" and the digest of the bytes as they came
    size INTEGER NOT NULL, -- bytes, as they came
    packed TEXT NOT NULL CHECK (packed IN ('zlib', 'as they came')), -- how content holds them
    content BLOB NOT NULL
) STRICT;

CREATE TABLE retrieval (
    -- How a report's text was got: out of which bytes, where and when. The first time for each
    -- place; reports of ledgers that are older than this table have none.
    report_id TEXT NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    original_id TEXT NOT NULL REFERENCES original (id),
    name TEXT NOT NULL, -- of the input: a path, an address, the way into an archive
    way TEXT NOT NULL, -- file, standard input, archive, letter, web archive, web
    address TEXT,
    retrieved TEXT NOT NULL, -- ISO 8601, UTC
    digest TEXT NOT NULL, -- SHA-256 of the row, so that damage is seen
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX retrieval_original ON retrieval (original_id);
