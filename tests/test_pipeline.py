"""The flow between the rooms, with rooms of paper: what is skipped, kept, counted and retried."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from purport import pipeline
from purport.config import Config
from purport.errors import ModelError
from purport.ledger import ClaimQuery, open_ledger
from purport.linking import link_claims
from purport.model import Claim, Failure, Links, Report
from purport.pipeline import extract, link, read_into
from tests.paper import claims_on_paper, furnish

FAILURE = Failure("scan.pdf", "looks like a PDF", "export its text")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return furnish(monkeypatch)


@pytest.fixture
def inputs(monkeypatch: pytest.MonkeyPatch) -> list[Report | Failure]:
    """Replace reading; return the list that is read."""
    given: list[Report | Failure] = []
    monkeypatch.setattr(pipeline, "read_reports", lambda *_, **__: iter(given))
    return given


def test_reports_keep_their_order_and_their_own_parse(parsed: list[str]) -> None:
    reports = [Report(text=f"Text {n}." * 300, file=str(n)) for n in range(40)]
    found = list(extract(reports, config=Config(processes=1)))
    assert found == [(report, claims_on_paper(report)) for report in reports]
    assert len(parsed) == 40


def test_extraction_streams(parsed: list[str]) -> None:
    def endless() -> Iterator[Report]:
        for n in range(10**9):
            yield Report(text=f"{n} " + "x " * pipeline.BATCH + ".", file=str(n))

    found = extract(endless(), config=Config(processes=1))
    next(found)
    next(found)
    assert len(parsed) == 2


def test_another_language_is_not_read_as_english(parsed: list[str]) -> None:
    foreign = Report(text="Бої тривають.", file="uk", language="uk")
    american = Report(text="Fighting goes on.", file="en", language="en-US")
    found = list(extract([foreign, american], config=Config()))
    assert found == [(foreign, ()), (american, claims_on_paper(american))]
    assert parsed == [american.text]


@pytest.mark.parametrize("word", ["poison", "unparseable"])
def test_a_fault_in_one_report_costs_only_that_report(parsed: list[str], word: str) -> None:
    before, bad, after = (Report(text=t, file=t) for t in ("First.", f"A {word} pill.", "Last."))
    found = list(extract([before, FAILURE, bad, after], config=Config()))
    assert found[0] == (before, claims_on_paper(before))
    assert found[1] == FAILURE
    assert isinstance(found[2], Failure)
    assert found[2].file == bad.file
    assert found[3] == (after, claims_on_paper(after))


def test_a_word_that_nobody_wrote_is_refused_before_it_costs_hours(parsed: list[str]) -> None:
    data = Report(text="Our photo: " + "a" * (pipeline.LONGEST_WORD + 1), file="data")
    chinese = Report(text="部" * (pipeline.LONGEST_WORD + 1), file="zh", language="zh")
    found = list(extract([data, chinese], config=Config()))
    assert isinstance(found[0], Failure)
    assert "1,001 characters" in found[0].reason
    assert found[1] == (chinese, ())
    assert parsed == []


def test_a_missing_model_is_no_fault_of_a_report(parsed: list[str]) -> None:
    with pytest.raises(ModelError):
        list(extract([Report(text="A modelless text.", file="a")], config=Config()))


def test_a_known_report_is_not_extracted_again(
    parsed: list[str], inputs: list[Report | Failure]
) -> None:
    seen: list[Report | Failure] = []
    inputs += [Report(text="One.", file="a"), FAILURE, Report(text="Два.", file="b", language="ru")]
    with open_ledger(None) as ledger:
        first = read_into(ledger, [Path("x")], config=Config(), on_input=seen.append)
        again = read_into(ledger, [Path("x")], config=Config(), on_input=seen.append)
        claims = tuple(ledger.claims(ClaimQuery()))
    assert (first.new, first.known, first.foreign, first.claims) == (2, 0, 1, 1)
    assert (again.new, again.known, again.foreign, again.claims) == (0, 2, 0, 0)
    assert first.failures == again.failures == (FAILURE,)
    assert parsed == ["One."]
    assert [claim.text for claim in claims] == ["One"]
    assert sorted(seen, key=str) == sorted([*inputs, *inputs], key=str)


def test_the_same_text_twice_in_one_batch_is_one_report(
    parsed: list[str], inputs: list[Report | Failure]
) -> None:
    inputs += [Report(text="One.", file="a"), Report(text="One.", file="b")]
    with open_ledger(None) as ledger:
        summary = read_into(ledger, [Path("x")], config=Config())
    assert (summary.new, summary.known, summary.claims) == (1, 1, 1)


def test_a_report_that_failed_is_tried_again(
    parsed: list[str], inputs: list[Report | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs.append(Report(text="A poison pill.", file="a"))
    with open_ledger(None) as ledger:
        assert len(read_into(ledger, [Path("x")], config=Config()).failures) == 1
        monkeypatch.setattr(
            pipeline, "extract_claims", lambda report, *_, **__: claims_on_paper(report)
        )
        assert read_into(ledger, [Path("x")], config=Config()).new == 1


def test_links_are_made_once_for_the_same_claims(
    parsed: list[str], inputs: list[Report | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Links] = []

    def counted(reports: Iterable[Report], claims: Iterable[Claim]) -> Links:
        calls.append(link_claims(reports, claims))
        return calls[-1]

    monkeypatch.setattr(pipeline, "link_claims", counted)
    inputs.append(Report(text="Troops hold the town.", file="a"))
    with open_ledger(None) as ledger:
        read_into(ledger, [Path("x")], config=Config())
        link(ledger)
        link(ledger)
        assert len(calls) == 1
        inputs.append(Report(text="The town has fallen.", file="b"))
        read_into(ledger, [Path("x")], config=Config())
        link(ledger)
        assert len(calls) == 2
        assert len(ledger.links().propositions) == 2
