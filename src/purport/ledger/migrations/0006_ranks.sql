-- What makes the desk's lists quick on a large ledger, and more views to browse.

CREATE TABLE claim_day (
    -- The day on which a claim is said to have begun, else the day its report was published; of a
    -- month or a year the first. No row: nobody knows it ("--11-20" is no day).
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claim (id),
    day TEXT NOT NULL -- ISO 8601
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_day_day ON claim_day (day);

CREATE VIEW claims_with_the_day_they_stand_at AS
    SELECT id AS claim, substr(stated || substr('0000-01-01', length(stated) + 1), 1, 10) AS day
    FROM (
        SELECT id, substr(coalesce(time_start, time_end, (
            SELECT published FROM appearance WHERE report_id = claim.report_id AND position = 0
        )), 1, 10) AS stated
        FROM claim
    )
    WHERE stated >= '0';

INSERT INTO claim_day (claim_id, day) SELECT claim, day FROM claims_with_the_day_they_stand_at;

CREATE TRIGGER claim_has_its_day AFTER INSERT ON claim BEGIN
    INSERT INTO claim_day (claim_id, day)
        SELECT claim, day FROM claims_with_the_day_they_stand_at WHERE claim = new.id;
END;

CREATE TABLE story (
    -- Propositions in the order of the desk's list. Remade by every linking, as the next two are.
    rank INTEGER NOT NULL PRIMARY KEY,
    proposition_id TEXT NOT NULL UNIQUE REFERENCES proposition (id)
) STRICT;

CREATE TABLE story_kind (
    -- Of which kinds a story has claims.
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL REFERENCES story (rank),
    PRIMARY KEY (kind, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_place (
    -- Claims in the order in which to look at them, whoever has decided on them.
    rank INTEGER NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL UNIQUE REFERENCES claim (id)
) STRICT;

INSERT INTO story (rank, proposition_id)
    WITH disputed (id) AS (
        SELECT source FROM relation WHERE kind = 'contradicts'
        UNION SELECT target FROM relation WHERE kind = 'contradicts'
    )
    SELECT row_number() OVER (
        ORDER BY disputed DESC, origins DESC, reports DESC, position
    ), id
    FROM (
        SELECT
            proposition.id, proposition.position,
            proposition.id IN (SELECT id FROM disputed) AS disputed,
            (SELECT count(*) FROM origin WHERE proposition_id = proposition.id) AS origins,
            (
                SELECT count(DISTINCT report_id) FROM proposition_claim
                JOIN claim ON claim.id = claim_id WHERE proposition_id = proposition.id
            ) AS reports
        FROM proposition
    );
INSERT INTO story_kind (kind, rank)
    SELECT DISTINCT claim.kind, rank FROM story
    JOIN proposition_claim ON proposition_claim.proposition_id = story.proposition_id
    JOIN claim ON claim.id = claim_id;
INSERT INTO queue_place (rank, claim_id)
    WITH disputed (id) AS (
        SELECT source FROM relation WHERE kind = 'contradicts'
        UNION SELECT target FROM relation WHERE kind = 'contradicts'
    )
    SELECT row_number() OVER (
        ORDER BY disputed DESC, origins, extractor_score, report_id, id
    ), id
    FROM (
        SELECT
            claim.id, report_id, extractor_score,
            proposition_id IN (SELECT id FROM disputed) AS disputed,
            (
                SELECT count(*) FROM origin
                WHERE origin.proposition_id = proposition_claim.proposition_id
            ) AS origins
        FROM claim JOIN proposition_claim ON claim_id = claim.id
    );

CREATE VIEW reports_by_date AS
    SELECT
        published, outlet, title, file, report.claims, url, language, report.id AS report
    FROM report JOIN appearance ON report_id = report.id AND position = 0
    ORDER BY published DESC;

CREATE VIEW origins_behind_each_proposition AS
    -- Whom the claims of a proposition finally go back to, and what that rests on.
    SELECT
        origin.proposition_id AS proposition, origin.name AS origin, count(claim_id) AS claims,
        origin.evidence
    FROM origin
    JOIN origin_claim
        ON origin_claim.proposition_id = origin.proposition_id AND origin_position = origin.position
    GROUP BY origin.proposition_id, origin.position;

CREATE VIEW what_was_likely_garbled AS
    SELECT
        garbling.sort, garbling.text AS written, likely, evidence, garbling.claim_id AS claim
    FROM garbling;

CREATE VIEW inputs_that_could_not_be_read AS
    SELECT file, reason, remedy, recorded FROM failure ORDER BY recorded DESC;

CREATE VIEW claims_by_day_and_place AS
    SELECT
        day, coalesce(place.name, place.text) AS place, place.lat AS latitude,
        place.lon AS longitude, count(DISTINCT place.claim_id) AS claims
    FROM claim_day JOIN place ON place.claim_id = claim_day.claim_id
    GROUP BY day, coalesce(gazetteer_id, place.text) ORDER BY day DESC;
