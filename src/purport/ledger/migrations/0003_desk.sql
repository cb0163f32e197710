-- What the analyst's desk needs: words to search for, people's judgements, and views to browse.

CREATE INDEX claim_kind ON claim (kind);
CREATE INDEX voice_name ON voice (name);
CREATE INDEX place_gazetteer_id ON place (gazetteer_id);
CREATE INDEX party_side ON party (side);
CREATE INDEX origin_claim_claim ON origin_claim (claim_id);
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);

CREATE TABLE searchable (
    -- The number under which claim_words and report_words know a claim (claim_id), or the report
    -- itself (claim_id NULL). The number is a key of its own because VACUUM renumbers bare rowids.
    number INTEGER NOT NULL PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report (id),
    claim_id TEXT UNIQUE REFERENCES claim (id)
) STRICT;

-- No second copy of any text is kept: these hold the words' places only (FTS5, "contentless").
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, evidence, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE report_words USING fts5 (
    text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

INSERT INTO searchable (report_id, claim_id) SELECT report_id, id FROM claim;
INSERT INTO searchable (report_id) SELECT id FROM report;
INSERT INTO claim_words (rowid, text, evidence)
    SELECT number, claim.text, evidence_text FROM searchable JOIN claim ON claim.id = claim_id;
INSERT INTO report_words (rowid, text)
    SELECT number, report.text FROM searchable JOIN report ON report.id = report_id
    WHERE claim_id IS NULL;

CREATE TRIGGER claim_is_searchable AFTER INSERT ON claim BEGIN
    INSERT INTO searchable (report_id, claim_id) VALUES (new.report_id, new.id);
    INSERT INTO claim_words (rowid, text, evidence)
        SELECT number, new.text, new.evidence_text FROM searchable WHERE claim_id = new.id;
END;
CREATE TRIGGER report_is_searchable AFTER INSERT ON report BEGIN
    INSERT INTO searchable (report_id) VALUES (new.id);
    INSERT INTO report_words (rowid, text) VALUES (last_insert_rowid(), new.text);
END;

CREATE TABLE judgement (
    -- What a person decided, in the order of writing. Nothing of it is ever changed or removed, and
    -- nothing that the machine found is changed by it. It outlives its claim: report_id and spans
    -- say which words it is about where claim_id is no longer there.
    number INTEGER NOT NULL PRIMARY KEY,
    decision TEXT NOT NULL, -- accept, reject, correct, note, grade, undo
    claim_id TEXT, -- NULL where it is about a voice
    report_id TEXT, -- no reference: the report may be read later, or into another ledger
    spans TEXT NOT NULL, -- of the claim's content when it was judged, a JSON list of pairs
    words TEXT NOT NULL, -- the content's words then
    voice TEXT, -- the name of the voice it is about; NULL where it is about a claim
    field TEXT, -- which field a correction is of
    value TEXT, -- the correction, the note, or the Admiralty grade ("B2")
    undoes INTEGER REFERENCES judgement (number), -- what an undo takes back
    made_by TEXT NOT NULL,
    made TEXT NOT NULL, -- ISO 8601, UTC
    CHECK ((claim_id IS NULL) <> (voice IS NULL))
) STRICT;

CREATE INDEX judgement_claim ON judgement (claim_id);
CREATE INDEX judgement_report ON judgement (report_id);
CREATE INDEX judgement_voice ON judgement (voice);

CREATE TRIGGER judgements_are_not_changed BEFORE UPDATE ON judgement BEGIN
    SELECT RAISE(ABORT, 'judgements are appended, never changed');
END;
CREATE TRIGGER judgements_are_not_removed BEFORE DELETE ON judgement BEGIN
    SELECT RAISE(ABORT, 'judgements are appended, never removed');
END;

CREATE VIEW claims_with_their_final_voice AS
    -- Each claim in a line: who is finally said to say it, through whom, and in which report.
    SELECT
        claim.id AS claim, claim.kind, claim.polarity, claim.modality, claim.text AS words,
        (
            SELECT name FROM voice WHERE claim_id = claim.id ORDER BY position DESC LIMIT 1
        ) AS on_the_word_of,
        (
            SELECT group_concat(name, ' > ')
            FROM (SELECT name FROM voice WHERE claim_id = claim.id ORDER BY position)
        ) AS chain_outermost_first,
        (
            SELECT group_concat(coalesce(name, text || ' (open)'), ', ')
            FROM (SELECT name, text FROM place WHERE claim_id = claim.id ORDER BY position)
        ) AS places,
        claim.time_start AS said_to_have_begun, claim.time_end AS said_to_have_ended,
        appearance.outlet, appearance.title AS report_title, appearance.published,
        claim.evidence_text AS sentence, claim.report_id AS report
    FROM claim
    JOIN appearance ON appearance.report_id = claim.report_id AND appearance.position = 0;

CREATE VIEW propositions_by_independent_origins AS
    -- What several claims assert alike, and how many origins and reports stand behind it.
    SELECT
        proposition.id AS proposition,
        (SELECT count(*) FROM origin WHERE proposition_id = proposition.id) AS independent_origins,
        count(DISTINCT claim.report_id) AS reports,
        count(*) AS claims,
        EXISTS (
            SELECT 1 FROM relation
            WHERE kind = 'contradicts' AND proposition.id IN (source, target)
        ) AS is_contradicted,
        min(claim.kind) AS kind, min(claim.text) AS words_of_one_claim, proposition.evidence
    FROM proposition
    JOIN proposition_claim ON proposition_id = proposition.id
    JOIN claim ON claim.id = claim_id
    GROUP BY proposition.id
    ORDER BY is_contradicted DESC, independent_origins DESC, reports DESC;

CREATE VIEW contradictions_side_by_side AS
    SELECT
        one.claims_words AS one_says, other.claims_words AS other_says, relation.evidence,
        relation.source AS one_proposition, relation.target AS other_proposition
    FROM relation
    JOIN (
        SELECT proposition_id, min(text) AS claims_words
        FROM proposition_claim JOIN claim ON claim.id = claim_id GROUP BY proposition_id
    ) AS one ON one.proposition_id = relation.source
    JOIN (
        SELECT proposition_id, min(text) AS claims_words
        FROM proposition_claim JOIN claim ON claim.id = claim_id GROUP BY proposition_id
    ) AS other ON other.proposition_id = relation.target
    WHERE relation.kind = 'contradicts';

CREATE VIEW places_by_claims AS
    -- Columns latitude and longitude are what map plugins look for.
    SELECT
        gazetteer_id AS place, min(name) AS name, min(lat) AS latitude, min(lon) AS longitude,
        min(precision) AS precision, count(DISTINCT claim_id) AS claims
    FROM place WHERE gazetteer_id IS NOT NULL
    GROUP BY gazetteer_id ORDER BY claims DESC;

CREATE VIEW places_left_open AS
    SELECT text AS mention, min(reason) AS reason, count(DISTINCT claim_id) AS claims
    FROM place WHERE gazetteer_id IS NULL
    GROUP BY text ORDER BY claims DESC;

CREATE VIEW voices_by_claims AS
    SELECT
        name AS voice, min(voice.kind) AS kind, count(DISTINCT claim_id) AS claims,
        count(DISTINCT report_id) AS reports
    FROM voice JOIN claim ON claim.id = claim_id
    GROUP BY name ORDER BY claims DESC;

CREATE VIEW loaded_words_beside_neutral_ones AS
    SELECT neutral, type, lower(framing.text) AS word, count(*) AS times,
        count(DISTINCT claim.report_id) AS reports
    FROM framing JOIN claim ON claim.id = claim_id
    GROUP BY neutral, type, lower(framing.text) ORDER BY times DESC;

CREATE VIEW judgements_in_force AS
    -- People's decisions that nobody has taken back.
    SELECT * FROM judgement
    WHERE decision <> 'undo'
        AND number NOT IN (SELECT undoes FROM judgement WHERE undoes IS NOT NULL);
