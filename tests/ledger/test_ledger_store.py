"""The ledger gives back what it was given, once, whole and in order."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purport.ledger import open_ledger
from purport.model import (
    Candidate,
    Claim,
    Extractor,
    Framing,
    Kind,
    Modality,
    Party,
    Place,
    Polarity,
    Precision,
    Quantity,
    Report,
    Role,
    Span,
    Time,
    Voice,
    VoiceKind,
)
from tests.ledger.handmade import FULL_CLAIM, REPORT

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
maybe_words = st.none() | words
maybe_number = st.none() | numbers
precisions = st.sampled_from(Precision)


def tuples(values: st.SearchStrategy, *, least: int = 0) -> st.SearchStrategy:
    return st.lists(values, min_size=least, max_size=3).map(tuple)


@st.composite
def reports_with_claims(draw: st.DrawFn) -> tuple[Report, tuple[Claim, ...]]:
    """A report of any characters, NUL and emoji too, and claims of any values in it."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60))
    report = Report(text, *draw(st.tuples(words, *[maybe_words] * 5)))

    def span(ends: tuple[int, int]) -> Span:
        start, end = sorted(ends)
        return report.span(start, end + 1)

    place_in_text = st.integers(0, len(text) - 1)
    spans = st.tuples(place_in_text, place_in_text).map(span)
    parties = st.none() | st.builds(Party, spans, words, maybe_words)
    candidates = st.builds(
        Candidate, words, words, numbers, tuples(words), maybe_number, maybe_number, precisions
    )
    claims = st.builds(
        Claim,
        report_id=st.just(report.id),
        kind=st.sampled_from(Kind),
        polarity=st.sampled_from(Polarity),
        modality=st.sampled_from(Modality),
        content=tuples(spans, least=1),
        evidence=spans,
        chain=tuples(st.builds(Voice, spans, words, st.sampled_from(VoiceKind), st.none() | spans)),
        actor=parties,
        target=parties,
        places=tuples(
            st.builds(
                Place,
                mention=spans,
                role=st.sampled_from(Role),
                id=maybe_words,
                name=maybe_words,
                names=tuples(words),
                within=tuples(words),
                lat=maybe_number,
                lon=maybe_number,
                precision=st.none() | precisions,
                confidence=numbers,
                candidates=tuples(candidates),
                reason=maybe_words,
            )
        ),
        quantities=tuples(
            st.builds(Quantity, spans, maybe_number, maybe_number, st.booleans(), words)
        ),
        time=st.none() | st.builds(Time, spans, maybe_words, maybe_words, words, maybe_words),
        framing=tuples(st.builds(Framing, spans, words, words)),
        extractor=st.builds(Extractor, words, words, numbers),
    )
    unique = st.lists(claims, max_size=4, unique_by=lambda claim: claim.id)
    return report, tuple(draw(unique))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports_with_claims())
def test_what_is_read_is_what_was_written(written: tuple[Report, tuple[Claim, ...]]) -> None:
    report, claims = written
    with open_ledger(None) as ledger:
        assert ledger.add(report, claims)
        assert ledger.reports() == (report,)
        found = ledger.claims()
        assert sorted(found, key=lambda claim: claim.id) == sorted(
            claims, key=lambda claim: claim.id
        )
        assert ledger.verify().problems == ()


def test_a_full_claim_survives_closing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add(REPORT, (FULL_CLAIM,))
    with open_ledger(tmp_path / "a.db", create=False) as ledger:
        assert ledger.claims() == (FULL_CLAIM,)
        assert ledger.claim(FULL_CLAIM.id) == FULL_CLAIM
        assert ledger.report("vale") == REPORT


def test_adding_again_changes_nothing() -> None:
    with open_ledger(None) as ledger:
        assert not ledger.has(REPORT)
        assert ledger.add(REPORT, (FULL_CLAIM,))
        assert ledger.has(REPORT)
        assert not ledger.add(REPORT, ())
        assert ledger.claims() == (FULL_CLAIM,)
        assert ledger.appearances(REPORT.id) == (REPORT,)
