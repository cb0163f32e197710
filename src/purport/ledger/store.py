"""The ledger: reports, their claims and what links them, kept for good.

Enters: reports with all of their claims, failures, links. Leaves: the same values. It refuses, with
`VerifyError`, what would break its word: a span that is not in its report's text, two claims
of one report with the same words and the same chain. Whatever SQLite raises becomes a `LedgerError`
that names the file and the remedy.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from purport.errors import LedgerError, VerifyError
from purport.ledger import evidence, judgements, portions, search, spots, tables
from purport.ledger.faults import translated
from purport.ledger.links import are_current, read_links, write_links
from purport.ledger.load import rows_by_claim
from purport.ledger.portions import Named, Portion, Totals
from purport.ledger.query import ClaimQuery
from purport.ledger.rows import (
    MALFORMED,
    appearance_row,
    claim_from,
    report_from,
    rows_of,
    spans_of,
)
from purport.ledger.schema import IN_MEMORY, now, open_engine
from purport.ledger.selection import claim_ids
from purport.ledger.spots import LeftOpen, Period, Spot
from purport.ledger.verify import Verification, holds, verify
from purport.model import Claim, Failure, Judgement, Kind, Links, Original, Report

EVERYTHING = ClaimQuery()


class Ledger:
    """One open ledger; a context manager that closes it.

    Several may read one file at once, in threads and in processes, and one may write; a second
    writer waits `wait` seconds for the first.
    """

    def __init__(self, path: Path | None, *, create: bool, wait: float) -> None:
        self.name = IN_MEMORY if path is None else str(path)
        self._engine = open_engine(path, create=create, wait=wait)

    def __enter__(self) -> "Ledger":
        """Return the open ledger."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file; SQLite then folds the log beside it into it."""
        self._engine.dispose()

    def add(self, report: Report, claims: tuple[Claim, ...]) -> bool:
        """Write `report` with all of its `claims`, wholly or not at all; True where it is new.

        Where its text is there already, `claims` are left aside, and only where it was found is
        added, unless that is known too. Raises `VerifyError` where a claim does not belong to the
        report or is anchored to characters that are not in it.
        """
        rows = self._checked(report, claims)
        with self._writing() as connection:
            new = not self._has(connection, report.id)
            if new:
                row = {"id": report.id, "text": report.text, "claims": len(claims), "added": now()}
                connection.execute(insert(tables.report), row)
            self._add_appearance(connection, report)
            evidence.keep(connection, report, when=now())
            if new:
                for table in (tables.claim, *tables.OF_A_CLAIM):
                    if found := [row for each in rows for row in each[table.name]]:
                        connection.execute(insert(table), found)
        return new

    def has(self, report: Report) -> bool:
        """Whether the text of `report` is there, under whatever file."""
        with self._reading() as connection:
            return self._has(connection, report.id)

    def record(self, failure: Failure) -> None:
        """Write down an input that could not be read, and that it was now; once for each reason."""
        row = {"file": failure.file, "reason": failure.reason, "remedy": failure.remedy}
        with self._writing() as connection:
            statement = upsert(tables.failure).values(**row, recorded=now())
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=list(tables.failure.primary_key.columns),
                    set_={"recorded": statement.excluded.recorded},
                )
            )

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that could not be read, by file."""
        failure = tables.failure
        with self._reading() as connection:
            found = connection.execute(select(failure).order_by(*failure.primary_key.columns))
            return tuple(Failure(row.file, row.reason, row.remedy) for row in found)

    def reports(self) -> tuple[Report, ...]:
        """Return every report as it was first found, by file."""
        return self._found(tables.appearance.c.position == 0)

    def report(self, key: str) -> Report:
        """Return the report that `key` names, as it was first found.

        `key` is a file's name, with or without its ending and its folders, or a report's id or the
        beginning of one. Raises `LedgerError` where no report fits, or several.
        """
        appearance = tables.appearance.c
        digest = key.removeprefix("sha256:")
        path = Path(key)
        for fits in (
            appearance.file == key,
            appearance.report_id.startswith("sha256:" + (digest or "-"), autoescape=True),
            appearance.file.in_([path.name, path.stem]),
        ):
            matching = select(appearance.report_id).where(fits)
            found = self._found(appearance.position == 0, appearance.report_id.in_(matching))
            if len(found) == 1:
                return found[0]
            if found:
                raise LedgerError(
                    f"{key!r} names {len(found)} reports of the ledger {self.name}",
                    remedy="give one's id: " + ", ".join(each.id[:19] for each in found[:5]),
                )
        raise LedgerError(
            f"the ledger {self.name} has no report {key!r}",
            remedy="give a file's name or an id that purport claims lists, or read it first",
        )

    def appearances(self, report_id: str) -> tuple[Report, ...]:
        """Return the text `report_id` once for each place where it was found, the first first."""
        return self._found(tables.appearance.c.report_id == report_id)

    def claims(self, query: ClaimQuery = EVERYTHING) -> tuple[Claim, ...]:
        """Return the claims that fit `query`, by report file, then as they stand in the text."""
        report_id = None if query.report is None else self.report(query.report).id
        appearance = tables.appearance.c
        with self._reading() as connection:
            files: dict[str, str] = {
                row.report_id: row.file
                for row in connection.execute(
                    select(appearance.report_id, appearance.file).where(appearance.position == 0)
                )
            }
            chosen = claim_ids(query, report_id=report_id)
            found = [claim_from(rows) for _, rows in rows_by_claim(connection, chosen)]
        return tuple(
            sorted(
                found,
                key=lambda claim: (
                    files[claim.report_id],
                    claim.report_id,
                    claim.content,
                    claim.id,
                ),
            )
        )

    def claim(self, key: str) -> Claim:
        """Return the claim whose id begins with `key`; `LedgerError` where none or several do."""
        column = tables.claim.c.id
        beginning = "c-" + key.removeprefix("c-")
        with self._reading() as connection:
            fits = column.startswith(beginning, autoescape=True)
            found = connection.scalars(select(column).where(fits).order_by(column).limit(6)).all()
            if not found or beginning == "c-":
                raise LedgerError(
                    f"the ledger {self.name} has no claim {key!r}",
                    remedy="give an id that purport claims lists",
                )
            if len(found) > 1:
                raise LedgerError(
                    f"several claims of the ledger {self.name} begin with {key!r}",
                    remedy="give more of the id: " + ", ".join(found),
                )
            ((_, rows),) = rows_by_claim(connection, select(column).where(column == found[0]))
            return claim_from(rows)

    def claims_by_id(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these ids, in their order; what is not there is left out."""
        wanted = tuple(dict.fromkeys(ids))
        with self._reading() as connection:
            chosen = select(tables.claim.c.id).where(tables.claim.c.id.in_(wanted))
            found = {key: claim_from(rows) for key, rows in rows_by_claim(connection, chosen)}
        return tuple(found[key] for key in wanted if key in found)

    def reports_by_id(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports with these ids as they were first found, by file."""
        appearance = tables.appearance.c
        return self._found(appearance.position == 0, appearance.report_id.in_(tuple(set(ids))))

    def claims_in(self, report_id: str) -> tuple[str, ...]:
        """Return the ids of the claims of the report `report_id`."""
        chosen = select(tables.claim.c.id).where(tables.claim.c.report_id == report_id)
        with self._reading() as connection:
            return tuple(connection.scalars(chosen))

    def totals(self) -> Totals:
        """Count what there is."""
        with self._reading() as connection:
            return portions.totals(connection)

    def stories(self, *, kind: Kind | None = None, limit: int, offset: int = 0) -> Portion:
        """Return propositions' ids: contradicted ones first, then by origins, then by reports."""
        with self._reading() as connection:
            return portions.stories(connection, kind=kind, limit=limit, offset=offset)

    def shelf(self, *, limit: int, offset: int = 0) -> Portion:
        """Return reports' ids, the latest published first."""
        with self._reading() as connection:
            return portions.shelf(connection, limit=limit, offset=offset)

    def claim_counts(self, reports: Iterable[str]) -> dict[str, int]:
        """Return how many claims each of `reports`, ids, has."""
        with self._reading() as connection:
            return portions.claim_counts(connection, tuple(reports))

    def voices(self, *, limit: int, offset: int = 0) -> tuple[list[Named], int]:
        """Return voices, those with most claims first, and how many there are."""
        with self._reading() as connection:
            return portions.voices(connection, limit=limit, offset=offset)

    def places(self, *, limit: int, offset: int = 0) -> tuple[list[Named], int]:
        """Return places, those with most claims first, and how many there are."""
        with self._reading() as connection:
            return portions.places(connection, limit=limit, offset=offset)

    def claims_at(self, place: str, *, limit: int, offset: int = 0) -> Portion:
        """Return claims' ids, by date, at `place`: a gazetteer's id, or an open place's words."""
        chosen = portions.by_date(portions.at_place(place))
        with self._reading() as connection:
            return portions.cut(connection, chosen, limit=limit, offset=offset)

    def claims_of_voice(self, name: str, *, limit: int, offset: int = 0) -> Portion:
        """Return claims' ids, by date, in whose chain the voice `name` stands."""
        chosen = portions.by_date(portions.of_voice(name))
        with self._reading() as connection:
            return portions.cut(connection, chosen, limit=limit, offset=offset)

    def claims_with_words(self, typed: str, *, limit: int, offset: int = 0) -> Portion:
        """Return claims' ids, the closest first, that have the words `typed`."""
        with self._reading() as connection:
            return Portion(*search.matching_claims(connection, typed, limit=limit, offset=offset))

    def reports_with_words(self, typed: str, *, limit: int, offset: int = 0) -> Portion:
        """Return reports' ids, the closest first, that have the words `typed`."""
        with self._reading() as connection:
            return Portion(*search.matching_reports(connection, typed, limit=limit, offset=offset))

    def links_around(
        self,
        *,
        claims: Iterable[str] = (),
        propositions: Iterable[str] = (),
        neighbours: int = 0,
    ) -> Links:
        """Return the links of some claims and propositions, by id, and of a few `neighbours`.

        Neighbours are propositions that bear on one of them, contradicting ones first.
        """
        with self._reading() as connection:
            of_claims = portions.propositions_of(connection, tuple(claims))
            wanted = tuple(dict.fromkeys((*propositions, *of_claims)))
            near = portions.neighbours(connection, wanted, limit=neighbours)
            return read_links(connection, only=near)

    def judge(self, judgement: Judgement, *, seen: int) -> Judgement:
        """Append a person's judgement and return it with its number.

        `seen` is the number of the last judgement on the same claim or voice that its maker knew
        of, 0 for none. Raises `JudgementError` where somebody else has judged it since, or where it
        makes no sense.
        """
        with self._writing() as connection:
            return judgements.append(connection, judgement, seen=seen, when=now())

    def adopt(self, judgements_elsewhere: Iterable[Judgement]) -> int:
        """Append another ledger's judgements as they were made; return how many were new."""
        with self._writing() as connection:
            return judgements.adopt(connection, judgements_elsewhere)

    def queue(self, *, limit: int, offset: int = 0) -> Portion:
        """Return the claims that nobody decided on, those to look at first first."""
        with self._reading() as connection:
            return portions.queue(connection, limit=limit, offset=offset)

    def spots(self, period: Period, *, limit: int) -> tuple[tuple[Spot, ...], int]:
        """Return places with most claims in `period` first, and how many there are."""
        with self._reading() as connection:
            return spots.spots(connection, period, limit=limit)

    def left_open(self, period: Period, *, limit: int) -> tuple[tuple[LeftOpen, ...], int]:
        """Return open place mentions with most claims in `period` first, and how many there are."""
        with self._reading() as connection:
            return spots.left_open(connection, period, limit=limit)

    def days(self, *, kind: Kind | None = None) -> tuple[tuple[tuple[str, int], ...], int]:
        """Return each day with its claims that name a place, and how many such have no day."""
        with self._reading() as connection:
            return spots.days(connection, kind=kind)

    def decided(self) -> int:
        """Count the claims that somebody has accepted or rejected."""
        with self._reading() as connection:
            return portions.decided(connection)

    def judgements(
        self, *, reports: Iterable[str] | None = None, voices: Iterable[str] = ()
    ) -> tuple[Judgement, ...]:
        """Return judgements, the oldest first: all, or those on claims of `reports` or `voices`."""
        with self._reading() as connection:
            if reports is None:
                return judgements.read(connection)
            return judgements.read(connection, judgements.about(tuple(reports), tuple(voices)))

    def originals(self, report_id: str) -> tuple[Original, ...]:
        """Return the bytes that the report `report_id` was read from, the first first."""
        with self._reading() as connection:
            return evidence.originals(connection, report_id)

    def links(self) -> Links:
        """Return what the claims assert alike, as it was last written; nothing before that."""
        with self._reading() as connection:
            return read_links(connection)

    def replace_links(self, links: Links) -> None:
        """Write `links` in the place of those before, wholly or not at all."""
        with self._writing() as connection:
            write_links(connection, links, made=now())

    def state(self) -> tuple[str, int]:
        """Return when the links were made and how many reports there are: what lists go by."""
        with self._reading() as connection:
            return portions.state(connection)

    def links_are_current(self) -> bool:
        """Whether the links were made from just the claims that the ledger holds."""
        with self._reading() as connection:
            return are_current(connection)

    def verify(self) -> Verification:
        """Re-read every hash and every span; what does not hold is listed, not raised."""
        with translated(self.name):
            return verify(self._engine)

    def _found(self, *conditions: Any) -> tuple[Report, ...]:
        appearance, report = tables.appearance.c, tables.report.c
        chosen = (
            select(tables.appearance, report.text)
            .join(tables.report, report.id == appearance.report_id)
            .where(*conditions)
            .order_by(appearance.position, appearance.file, appearance.report_id)
        )
        with self._reading() as connection:
            return tuple(report_from({**row}) for row in connection.execute(chosen).mappings())

    def _has(self, connection: Connection, report_id: str) -> bool:
        return bool(connection.scalar(select(exists().where(tables.report.c.id == report_id))))

    def _add_appearance(self, connection: Connection, report: Report) -> None:
        row = appearance_row(report, report_id=report.id)
        known = tables.appearance.c
        digests = connection.scalars(select(known.digest).where(known.report_id == report.id)).all()
        if row["digest"] not in digests:
            row |= {"position": len(digests), "added": now()}
            connection.execute(insert(tables.appearance), row)

    def _checked(self, report: Report, claims: tuple[Claim, ...]) -> list[Any]:
        """The rows of `claims`; `VerifyError` where the ledger would not hold with them in it."""
        rows = []
        known: set[str] = set()
        for claim in claims:
            problem = _problem(report, claim)
            if claim.id in known:
                problem = "another claim has the same words and the same chain"
            if problem:
                raise VerifyError(
                    f"{report.file}: the claim {claim.text[:60]!r} cannot be kept: {problem}",
                    remedy="nothing of this report was written; please tell the makers of purport",
                )
            known.add(claim.id)
            with translated(self.name):
                rows.append(rows_of(claim))
        return rows

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.name), self._engine.connect() as connection:
            try:
                yield connection
            except MALFORMED as error:
                raise LedgerError(
                    f"the ledger {self.name} is damaged: {error}", remedy="run purport verify"
                ) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer = self._engine.execution_options(writes=True)
        with translated(self.name), writer.begin() as connection:
            yield connection


def _problem(report: Report, claim: Claim) -> str | None:
    if claim.report_id != report.id:
        return "it is another report's"
    if not claim.content:
        return "it has no words"
    for label, span in spans_of(claim):
        if not holds(report.text, span):
            return f"its {label} does not stand at {span.start}:{span.end}"
    numbers: list[float | None] = [claim.extractor.score]
    numbers += [bound for each in claim.quantities for bound in (each.low, each.high)]
    numbers += [value for each in claim.places for value in (each.lat, each.lon, each.confidence)]
    numbers += [
        value
        for place in claim.places
        for each in place.candidates
        for value in (each.lat, each.lon, each.score)
    ]
    if not all(value is None or isfinite(value) for value in numbers):
        return "a number in it is not finite"
    return None
