"""The API: what the pages hold as JSON, judgements from programs, files to download."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest

from purport.desk.access import add_user
from purport.ledger import open_ledger
from tests.desk.opened import Opened, make_ledger, opened
from tests.views.sheaf import EVIL, HARBOUR, NORTH, TAKEN, TAKEN_NORTH

PASSWORD = "a long enough password"
ADDRESSES = {
    "/api/stories": "stories",
    "/api/stories?kind=control&page=1": "totals",
    f"/api/propositions/{TAKEN.id}": "card",
    f"/api/reports/{NORTH.id}": "paragraphs",
    f"/api/claims/{TAKEN_NORTH.id}": "row",
    "/api/place?key=made%3AOakford": "site",
    "/api/voice?name=Holm": "through",
    "/api/search?words=liberated": "rows",
    f"/api/compare?report={NORTH.id}&report={HARBOUR.id}": "shared",
    "/api/reports": "lines",
    "/api/places": "lines",
    "/api/voices": "lines",
    "/api/queue": "orphans",
    "/api/map?since=2031-05-05": "sites",
}
MISSING = (
    "/api/propositions/p-0",
    "/api/reports/0",
    "/api/claims/c-0",
    "/api/place?key=Nowhere",
    "/api/voice?name=Nobody",
    "/api/compare?report=a",
    "/api/files/secrets.txt",
)
NONSENSE: tuple[dict[str, Any], ...] = (
    {},
    {"decision": "believe", "claim": TAKEN_NORTH.id},
    {"decision": "accept", "claim": "c-0"},
    {"decision": "accept", "voice": "Holm"},
    {"decision": "accept", "claim": TAKEN_NORTH.id, "voice": "Holm"},
    {"decision": "grade", "voice": "Holm", "value": "Z9"},
    {"decision": "note", "voice": "Holm", "value": "x" * 100_000},
    {"decision": "note", "voice": "Holm", "value": "\ud800"},
    {"decision": "undo", "claim": TAKEN_NORTH.id, "undoes": 7},
    {"decision": "undo", "claim": TAKEN_NORTH.id, "undoes": 10**30},
    {"decision": "accept", "claim": TAKEN_NORTH.id, "by": "eve"},
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Opened]:
    """A desk on a ledger that the test may write to."""
    with opened(make_ledger(tmp_path / "own.db"), "--reviewer", "ada") as desk:
        yield desk


def post(desk: Opened, body: Any, **headers: str) -> httpx.Response:
    return httpx.post(
        desk.address + "/api/judgements",
        content=json.dumps(body),
        headers={"Origin": desk.address, "Content-Type": "application/json", **headers},
        timeout=20,
    )


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_is_there_as_json(desk: Opened, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "application/json"
    assert ADDRESSES[path] in answer.json()


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_404(desk: Opened, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_a_report_as_json_has_every_word_of_it(desk: Opened) -> None:
    page = desk.get(f"/api/reports/{EVIL.id}").json()
    words = "\n".join("".join(one["text"] for one in each) for each in page["paragraphs"])
    assert words.replace("\n", "") == EVIL.text.replace("\n", "")


def test_everything_is_described(desk: Opened) -> None:
    described = desk.get("/api/openapi.json").json()
    paths = set(described["paths"])
    assert described["openapi"].startswith("3.1")
    assert {path.partition("?")[0] for path in ADDRESSES} - paths == {
        f"/api/propositions/{TAKEN.id}", f"/api/reports/{NORTH.id}", f"/api/claims/{TAKEN_NORTH.id}"
    }  # fmt: skip
    assert all(path.startswith("/api/") for path in paths)
    for methods in described["paths"].values():
        for each in methods.values():
            assert each.get("description"), each


def test_a_judgement_is_appended_and_the_later_one_is_told(own: Opened) -> None:
    accept = {"decision": "accept", "claim": TAKEN_NORTH.id}
    answer = post(own, accept)
    assert answer.status_code == 201, answer.text
    written = answer.json()
    assert (written["by"], written["number"], written["words"]) == ("ada", 1, TAKEN_NORTH.text)
    with open_ledger(own.ledger, create=False) as ledger:
        (judgement,) = ledger.judgements()
        ledger.judge(
            type(judgement)(
                judgement.decision, "bo", judgement.claim, judgement.report, judgement.spans
            ),
            seen=1,
        )
    late = post(own, {**accept, "decision": "reject", "seen": 1})
    assert late.status_code == 409
    assert "bo judged the same meanwhile" in late.json()["detail"]
    assert post(
        own, {"decision": "undo", "claim": TAKEN_NORTH.id, "undoes": 1, "seen": 2}
    ).is_success
    found = own.get(f"/api/judgements?claim={TAKEN_NORTH.id}").json()
    assert [(one["decision"], one["by"]) for one in found] == [
        ("accept", "ada"), ("accept", "bo"), ("undo", "ada")
    ]  # fmt: skip


def test_a_judgement_that_makes_no_sense_is_refused(own: Opened) -> None:
    for body in NONSENSE:
        assert post(own, body).status_code == 422, body
    with closing(sqlite3.connect(own.ledger)) as connection:
        assert connection.execute("SELECT count(*) FROM judgement").fetchone() == (0,)


def test_the_guard_stands_before_the_api(own: Opened, tmp_path: Path) -> None:
    accept = {"decision": "accept", "claim": TAKEN_NORTH.id}
    assert post(own, accept, Origin="http://evil.example").status_code == 403
    assert httpx.post(own.address + "/api/judgements", json=accept).status_code == 403
    assert own.get("/api/stories", Host="evil.example").status_code == 403
    add_user(tmp_path / "users", "ada", PASSWORD)
    with opened(own.ledger, "--users", str(tmp_path / "users")) as guarded:
        for path in ("/api/stories", "/api/openapi.json", "/api/files/claims.csv"):
            assert guarded.get(path).status_code == 401
        assert post(guarded, accept).status_code == 401
        with httpx.Client(base_url=guarded.address, headers={"Origin": guarded.address}) as client:
            client.post("/login", data={"name": "ada", "password": PASSWORD})
            assert client.post("/api/judgements", json=accept).json()["by"] == "ada"


def test_files_are_what_export_writes(desk: Opened) -> None:
    table = desk.get("/api/files/claims.csv")
    assert table.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    rows = list(csv.DictReader(StringIO(table.text, newline="")))
    assert TAKEN_NORTH.id in {row["claim"] for row in rows}
    assert json.loads(desk.get("/api/files/claims.geojson").text)["type"] == "FeatureCollection"
    assert json.loads(desk.get("/api/files/claims.jsonld").text)["@context"] == "https://schema.org"
    lines = desk.get("/api/files/claims.jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["claim"] for row in rows]
    assert pq.read_table(BytesIO(desk.get("/api/files/claims.parquet").content)).num_rows == len(
        rows
    )
    brief = desk.get("/api/files/brief.html").text
    assert "<!doctype html>" in brief.lower()
    assert "<script" not in brief


def test_files_can_be_kept_to_what_was_accepted(own: Opened) -> None:
    post(own, {"decision": "accept", "claim": TAKEN_NORTH.id})
    rows = list(csv.DictReader(StringIO(own.get("/api/files/claims.csv?reviewed=1").text)))
    assert [row["claim"] for row in rows] == [TAKEN_NORTH.id]
    (link,) = own.get("/api/files/links.jsonl?reviewed=1").text.splitlines()
    assert json.loads(link)["id"] == TAKEN.id
    assert "Northern" in own.get("/api/files/brief.html?reviewed=1").text
