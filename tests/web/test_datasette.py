"""The ledger opens in the real Datasette, with views whose names say what they hold."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import httpx
import pytest

from purport.ledger import open_ledger
from purport.model import Decision
from purport.views.review import on_claim

ROOT = Path(__file__).parents[2]
METADATA = ROOT / "examples" / "datasette.json"
FILLED = (
    *("claims_with_their_final_voice", "propositions_by_independent_origins", "reports_by_date"),
    *("origins_behind_each_proposition", "places_by_claims", "places_left_open"),
    *("voices_by_claims", "loaded_words_beside_neutral_ones", "judgements_in_force"),
    *("contradictions_side_by_side", "claims_by_day_and_place", "what_was_likely_garbled"),
)
EMPTY = ("inputs_that_could_not_be_read",)


@pytest.fixture(scope="module")
def datasette(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = Path(shutil.copy(examples, tmp_path_factory.mktemp("datasette") / "purport.db"))
    with open_ledger(path) as ledger:
        first, *_ = ledger.claims()
        ledger.judge(on_claim(first, Decision.ACCEPT, by="ada"), seen=0)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "datasette", str(path), "-p", port]
    with subprocess.Popen(
        [*command, "--metadata", str(METADATA)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + 30
            while not _answers(address):
                assert time.monotonic() < until, process.poll()
                time.sleep(0.2)
            yield f"{address}/{path.stem}"
        finally:
            process.kill()


def _answers(address: str) -> bool:
    try:
        return httpx.get(address + "/-/versions.json").is_success
    except httpx.TransportError:
        return False


@pytest.mark.parametrize("view", [*FILLED, *EMPTY])
def test_a_view_opens_and_is_explained(datasette: str, view: str) -> None:
    answer = httpx.get(f"{datasette}/{view}.json?_shape=objects&_size=5", timeout=30)
    assert answer.status_code == 200, answer.text
    assert bool(answer.json()["rows"]) == (view in FILLED)
    page = httpx.get(f"{datasette}/{view}", timeout=30)
    assert page.status_code == 200
    assert "metadata-description" in page.text, "it says what it holds"


def test_every_view_and_table_opens(datasette: str) -> None:
    about = httpx.get(f"{datasette}.json", timeout=30).json()
    assert {each["name"] for each in about["views"]} == {
        *FILLED,
        *EMPTY,
        "claims_with_the_day_they_stand_at",
    }
    for each in about["tables"]:
        assert httpx.get(f"{datasette}/{each['name']}", timeout=30).status_code == 200, each["name"]


def test_it_changes_nothing_and_search_works(datasette: str) -> None:
    sql = (
        "select claim_id from searchable join claim_words on claim_words.rowid = number "
        "where claim_words match 'captured'"
    )
    answer = httpx.get(f"{datasette}.json", params={"sql": sql, "_shape": "array"}, timeout=30)
    assert len(answer.json()) > 0
    changed = httpx.get(f"{datasette}.json", params={"sql": "delete from claim"}, timeout=30)
    assert changed.status_code == 400
