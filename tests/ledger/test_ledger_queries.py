"""What can be asked of a ledger: claims by place, voice, kind, date, outlet and report; lookups."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from purport.errors import LedgerError
from purport.ledger import ClaimQuery, open_ledger
from purport.ledger.store import Ledger
from purport.model import Claim, Failure, Kind, Report, Time
from tests.ledger.handmade import FULL_CLAIM, REPORT, claim_in, span_in

OTHER = Report(
    "Drones hit Карсунь in May. Karsun was quiet, the mayor said. Nobody moved.",
    file="alpha",
    outlet="ΟΔΟΣ News",
    published="2031-06-30",
)


def dated(claim: Claim, words: str, start: str | None, end: str | None = None) -> Claim:
    return replace(claim, time=Time(span_in(OTHER, words), start, end or start, "day"))


STRIKE = dated(claim_in(OTHER, "Drones hit Карсунь", kind=Kind.STRIKE), "May", "2031-05")
QUIET = claim_in(OTHER, "Karsun was quiet", kind=Kind.CLASH, voice="the mayor")
NOBODY = dated(claim_in(OTHER, "Nobody moved"), "in May", "--05-09")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger(None) as opened:
        opened.add(REPORT, (FULL_CLAIM,))
        opened.add(OTHER, (QUIET, NOBODY, STRIKE))
        yield opened


def test_claims_come_by_file_and_then_as_they_stand(ledger: Ledger) -> None:
    assert ledger.claims() == (STRIKE, QUIET, NOBODY, FULL_CLAIM)
    assert ledger.reports() == (OTHER, REPORT)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ClaimQuery(kind=Kind.STRIKE), [STRIKE]),
        (ClaimQuery(place="LOWER"), [FULL_CLAIM]),  # the mention
        (ClaimQuery(place="nyzhnii"), [FULL_CLAIM]),  # the name
        (ClaimQuery(place="НИЖНІЙ"), [FULL_CLAIM]),  # another spelling
        (ClaimQuery(place='", "'), []),  # no words of the list's own
        (ClaimQuery(voice="radio"), [FULL_CLAIM]),
        (ClaimQuery(voice="MAYOR"), [QUIET]),
        (ClaimQuery(voice="%"), []),
        (ClaimQuery(outlet="οδος"), [STRIKE, QUIET, NOBODY]),
        (ClaimQuery(outlet="nobody"), []),
        (ClaimQuery(report="vale"), [FULL_CLAIM]),
        (ClaimQuery(report=OTHER.id[:20], kind=Kind.CLASH), [QUIET]),
    ],
)
def test_a_query_finds_what_fits(ledger: Ledger, query: ClaimQuery, expected: list[Claim]) -> None:
    assert ledger.claims(query) == tuple(expected)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2031-03-03", "2031-03-03", [FULL_CLAIM]),
        ("2031-03-04", None, [STRIKE, QUIET]),  # its own day counts, not the report's
        ("2031-05-20", "2031-05-21", [STRIKE]),  # "in May" may be any day of it
        ("2031-06", "2031-06", [QUIET]),  # no time of its own: the report's day
        (None, "2031-04", [FULL_CLAIM]),
        ("2031", "2031", [STRIKE, QUIET, FULL_CLAIM]),  # a day without its year never fits
        ("2032", None, []),
    ],
)
def test_a_period_includes_its_ends(
    ledger: Ledger, since: str | None, until: str | None, expected: list[Claim]
) -> None:
    assert ledger.claims(ClaimQuery(since=since, until=until)) == tuple(expected)


@pytest.mark.parametrize("date", ["yesterday", "2031-13", "2031-1-1", "20.11.2031", ""])
def test_a_period_is_made_of_dates(date: str) -> None:
    with pytest.raises(LedgerError, match="give a date such as"):
        ClaimQuery(since=date)


@pytest.mark.parametrize(
    "key", ["alpha", "alpha.txt", "some/where/alpha.txt", OTHER.id, OTHER.id[7:15]]
)
def test_a_report_answers_to_its_names(ledger: Ledger, key: str) -> None:
    assert ledger.report(key) == OTHER


@pytest.mark.parametrize("key", ["", "sha256:", "%", "nothing", "al", "."])
def test_a_report_that_is_not_there(ledger: Ledger, key: str) -> None:
    with pytest.raises(LedgerError, match="has no report"):
        ledger.report(key)


def test_a_name_that_two_reports_share(ledger: Ledger) -> None:
    namesake = Report("Another text.", file="alpha")
    ledger.add(namesake, ())
    with pytest.raises(LedgerError, match="names 2 reports") as caught:
        ledger.report("alpha")
    assert namesake.id[:19] in caught.value.remedy
    assert ledger.report(namesake.id[:19]) == namesake


def test_a_claim_answers_to_the_beginning_of_its_id(ledger: Ledger) -> None:
    assert ledger.claim(QUIET.id[:9]) == ledger.claim(QUIET.id[2:9]) == QUIET


@pytest.mark.parametrize("key", ["", "c-", "c-zzz", "%"])
def test_a_claim_that_is_not_there(ledger: Ledger, key: str) -> None:
    with pytest.raises(LedgerError, match="has no claim"):
        ledger.claim(key)


def test_an_id_that_two_claims_begin_with() -> None:
    many = Report(" ".join(f"Word{at}." for at in range(40)), file="many")
    claims = tuple(claim_in(many, f"Word{at}.") for at in range(40))
    with open_ledger(None) as ledger:
        ledger.add(many, claims)
        (twice, *_) = [
            claim.id[:3]
            for claim in claims
            if sum(each.id[:3] == claim.id[:3] for each in claims) > 1
        ]
        with pytest.raises(LedgerError, match="give more of the id"):
            ledger.claim(twice)


def test_the_same_text_elsewhere_is_another_appearance(ledger: Ledger) -> None:
    copy = replace(OTHER, file="beta", outlet="Second Post", url="https://post.example/1")
    assert not ledger.add(copy, (QUIET,))
    assert not ledger.add(copy, ())
    assert ledger.appearances(OTHER.id) == (OTHER, copy)
    assert ledger.reports() == (OTHER, REPORT)
    assert ledger.report("beta") == OTHER
    assert ledger.claims(ClaimQuery(outlet="second")) == (STRIKE, QUIET, NOBODY)
    assert ledger.verify().problems == ()


def test_failures_are_kept_once_for_each_reason(ledger: Ledger) -> None:
    empty = Failure("b.txt", "is empty", "remove it")
    binary = Failure("a.bin", "is no text", "remove it")
    for failure in (empty, binary, empty):
        ledger.record(failure)
    assert ledger.failures() == (binary, empty)
