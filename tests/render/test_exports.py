"""The exports keep their promised form, escape what strangers wrote, and are always the same."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from purport.errors import OutputError
from purport.model import (
    Claim,
    Difference,
    Garbled,
    Garbling,
    Links,
    Origin,
    Party,
    Place,
    Precision,
    Proposition,
    Quantity,
    Relation,
    RelationKind,
    Report,
    Resolution,
    Time,
)
from purport.render.exports import (
    claims_as_csv,
    claims_as_geojson,
    claims_as_jsonl,
    claims_as_jsonld,
    claims_as_parquet,
    links_as_jsonl,
)
from tests.ledger.handmade import FULL_CLAIM, REPORT, claim_in, span_in

SHARED = Path(__file__).parents[3] / "shared"

OTHER = Report('=HYPERLINK("x") fell, "all" of it,\nsaid Moy.', file="alpha", outlet="@Post")
FORMULA = claim_in(OTHER, '=HYPERLINK("x") fell')
CALM = claim_in(OTHER, "all", voice="Moy")

PAIR = Proposition(
    (FULL_CLAIM.id, FORMULA.id),
    (
        Origin("Dravnia army", (FULL_CLAIM.id,), "its own word"),
        Origin("own voice", (FORMULA.id,), "nobody is cited"),
    ),
    "same words",
)
ALONE = Proposition((CALM.id,), (Origin("Moy", (CALM.id,), "his own word"),), "alone")
LINKS = Links(
    (PAIR, ALONE),
    (Relation(ALONE.id, PAIR.id, RelationKind.CONTRADICTS, "polarity differs", Difference.STATUS),),
    (
        Garbling(
            FULL_CLAIM.id, Garbled.NAME, REPORT.span(56, 65), "Louver Osk", (CALM.id,), "both lists"
        ),
    ),
    (Resolution(FULL_CLAIM.id, 1, "x:3", (CALM.id,)),),
)
REPORTS = (REPORT, OTHER)
CLAIMS = (FULL_CLAIM, CALM, FORMULA)

Export = Callable[[Iterable[Report], Iterable[Claim], Links], Iterator[str]]
EXPORTS: tuple[Export, ...] = (
    *(claims_as_jsonl, claims_as_csv, claims_as_geojson, claims_as_jsonld, links_as_jsonl),
)


def lines(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(REPORTS, CLAIMS, LINKS)]


def rows(*claims: Claim, report: Report = REPORT) -> list[dict[str, str]]:
    text = "".join(claims_as_csv((report,), claims, LINKS))
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize("export", EXPORTS)
def test_the_order_of_the_input_does_not_matter(export: Export) -> None:
    turned = replace(LINKS, propositions=LINKS.propositions[::-1])
    assert "".join(export(REPORTS, CLAIMS, LINKS)) == "".join(
        export(REPORTS[::-1], CLAIMS[::-1], turned)
    )


@pytest.mark.parametrize("export", EXPORTS)
def test_one_piece_is_made_at_a_time(export: Export) -> None:
    pieces = list(export(REPORTS, CLAIMS, LINKS))
    assert len(pieces) >= 2
    assert "".join(pieces).endswith("\n")


@pytest.mark.parametrize("export", EXPORTS)
def test_nothing_makes_an_empty_export(export: Export) -> None:
    text = "".join(export((), (), Links((), ())))
    if export is claims_as_csv:
        assert text.startswith("claim,report,")
        assert text.count("\n") == 1
    elif export is claims_as_geojson:
        assert json.loads(text)["features"] == []
    elif export is claims_as_jsonld:
        assert json.loads(text)["@graph"] == []
    else:
        assert text == ""


def test_json_lines_have_the_keys_of_the_contract() -> None:
    first, second, third = lines(claims_as_jsonl)
    assert [first["id"], second["id"], third["id"]] == [FORMULA.id, CALM.id, FULL_CLAIM.id]
    assert third == {
        "id": FULL_CLAIM.id,
        "report": {
            "id": REPORT.id,
            "file": "vale",
            "title": "Osk",
            "outlet": "Vale Herald",
            "url": "https://vale.example/osk",
            "published": "2031-03-04",
            "language": "en",
        },
        "kind": "control",
        "polarity": "denied",
        "modality": "hedged",
        "content": {
            "text": "its troops had seized … Lower Osk",
            "spans": [[34, 55], [56, 65]],
        },
        "evidence": {"text": REPORT.text[:91], "span": [0, 91]},
        "chain": [
            {
                "text": "Radio Vale",
                "name": "Radio Vale",
                "kind": "outlet",
                "span": [80, 90],
                "cue": None,
                "cue_span": None,
            },
            {
                "text": "the Dravnia army",
                "name": "Dravnia army",
                "kind": "organisation",
                "span": [12, 28],
                "cue": "said",
                "cue_span": [29, 33],
            },
        ],
        "actor": {
            "text": "its troops",
            "name": "Dravnia army",
            "side": "Dravnia",
            "span": [34, 44],
        },
        "target": {"text": "Lower Osk", "name": "Lower Osk", "side": None, "span": [56, 65]},
        "places": [
            {
                "text": "Lower Osk",
                "span": [56, 65],
                "role": "at",
                "id": "geonames:1",
                "name": "Nyzhnii Osk",
                "names": ["Lower Osk", "Нижній Оськ"],
                "within": ["Osk raion", "Vale oblast"],
                "lat": 49.7,
                "lon": 37.25,
                "precision": "settlement",
                "confidence": 0.97,
                "candidates": [],
                "reason": None,
                "elsewhere": None,
            },
            {
                "text": "Osk",
                "span": [62, 65],
                "role": "near",
                "id": None,
                "name": None,
                "names": [],
                "within": [],
                "lat": None,
                "lon": None,
                "precision": None,
                "confidence": 0,
                "candidates": [
                    {
                        "id": "x:2",
                        "name": "Osk",
                        "within": ["Vale oblast"],
                        "lat": 49.5,
                        "lon": 37.0,
                        "precision": "community",
                        "score": 0.5,
                    },
                    {
                        "id": "x:3",
                        "name": "Osk",
                        "within": [],
                        "lat": None,
                        "lon": None,
                        "precision": "settlement",
                        "score": 0.5,
                    },
                ],
                "reason": "2 places have this name",
                "elsewhere": {"id": "x:3", "in_claims": [CALM.id]},
            },
        ],
        "quantities": [
            {
                "text": "more than 40 vehicles",
                "span": [107, 128],
                "low": 40,
                "high": None,
                "strict": True,
                "unit": "vehicles",
            }
        ],
        "time": {
            "text": "On 3 March",
            "span": [0, 10],
            "start": "2031-03-03",
            "end": "2031-03-03",
            "precision": "day",
            "said": "2031-03-04",
        },
        "framing": [{"text": "seized", "span": [49, 55], "type": "loaded", "neutral": "captured"}],
        "proposition": PAIR.id,
        "extractor": {"name": "hand", "version": "1", "score": 0.875},
        "garblings": [
            {
                "text": "Lower Osk",
                "span": [56, 65],
                "sort": "name",
                "likely": "Louver Osk",
                "in_claims": [CALM.id],
                "evidence": "both lists",
            }
        ],
    }


def test_json_lines_are_one_line_each_in_every_script() -> None:
    (line,) = claims_as_jsonl((OTHER,), (replace(CALM, evidence=OTHER.span(0, 40)),), LINKS)
    assert line.count("\n") == 1
    assert "Нижній" in "".join(claims_as_jsonl((REPORT,), (FULL_CLAIM,), LINKS))


def test_a_claim_that_is_not_linked_has_no_proposition() -> None:
    (line,) = claims_as_jsonl((REPORT,), (FULL_CLAIM,), Links((), ()))
    assert json.loads(line)["proposition"] is None


def test_links_have_the_keys_of_the_contract() -> None:
    assert lines(links_as_jsonl) == [
        {
            "id": PAIR.id,
            "claims": [FORMULA.id, FULL_CLAIM.id],
            "evidence": "same words",
            "origins": [
                {"name": "own voice", "claims": [FORMULA.id], "evidence": "nobody is cited"},
                {"name": "Dravnia army", "claims": [FULL_CLAIM.id], "evidence": "its own word"},
            ],
            "relations": [],
        },
        {
            "id": ALONE.id,
            "claims": [CALM.id],
            "evidence": "alone",
            "origins": [{"name": "Moy", "claims": [CALM.id], "evidence": "his own word"}],
            "relations": [
                {
                    "to": PAIR.id,
                    "relation": "contradicts",
                    "differs": "status",
                    "evidence": "polarity differs",
                }
            ],
        },
    ]


def test_csv_is_one_claim_a_row() -> None:
    (row,) = rows(FULL_CLAIM)
    assert row["content"] == "its troops had seized … Lower Osk"
    assert row["chain"] == "Radio Vale > Dravnia army"
    assert row["chain_kinds"] == "outlet > organisation"
    assert row["places"] == "Nyzhnii Osk | "
    assert row["place_mentions"] == "Lower Osk | Osk"
    assert row["quantities"] == "(40, ) vehicles"
    assert row["framing"] == "seized (captured)"
    assert (row["actor"], row["target_side"], row["proposition"]) == ("Dravnia army", "", PAIR.id)


def test_no_cell_is_a_formula() -> None:
    for start in ("=", "+", "-", "@", "\t", "\r", "＝"):
        report = Report(f"{start}1+1", file=f"{start}file", outlet=f"{start}outlet")
        claim = replace(
            claim_in(report, report.text),
            actor=Party(report.span(0, 2), f"{start}name"),
            time=Time(report.span(0, 2), "--03-03", None, "day"),
        )
        (row,) = rows(claim, report=report)
        wanted = [row[name] for name in ("report", "outlet", "content", "evidence", "actor")]
        assert wanted == [f"'{start}{rest}" for rest in ("file", "outlet", "1+1", "1+1", "name")]
        assert row["time_start"] == "'--03-03"


def test_numbers_in_csv_stay_numbers() -> None:
    place = Place(span_in(REPORT, "Osk"), id="x:1", name="Osk", lat=-33.5, lon=-70.0)
    (row,) = rows(replace(FULL_CLAIM, places=(place,)))
    assert (float(row["lats"]), float(row["lons"])) == (-33.5, -70.0)


@pytest.mark.parametrize(
    ("low", "high", "strict", "interval"),
    [(15, 15, False, "[15, 15] x"), (None, 9, True, "(, 9) x"), (0.5, 2, False, "[0.5, 2] x")],
)
def test_quantities_in_csv_are_intervals(
    low: float | None, high: float | None, strict: bool, interval: str
) -> None:
    quantity = Quantity(span_in(REPORT, "40"), low, high, strict, "x")
    (row,) = rows(replace(FULL_CLAIM, quantities=(quantity,)))
    assert row["quantities"] == interval


def test_geojson_is_valid_and_leaves_open_places_out() -> None:
    found = json.loads("".join(claims_as_geojson(REPORTS, CLAIMS, LINKS)))
    assert set(found) == {"type", "features", "open_places"}
    (feature,) = found["features"]
    assert set(feature) == {"type", "id", "geometry", "properties"}
    assert (found["type"], feature["type"]) == ("FeatureCollection", "Feature")
    assert feature["id"] == f"{FULL_CLAIM.id}/0"
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.25, 49.7]}
    properties = feature["properties"]
    assert properties["chain"] == ["Radio Vale", "Dravnia army"]
    assert (properties["place"], properties["mention"]) == ("Nyzhnii Osk", "Lower Osk")
    assert found["open_places"] == {
        "count": 1,
        "mentions": [
            {
                "mention": "Osk",
                "reason": "2 places have this name",
                "report": "vale",
                "claims": [FULL_CLAIM.id],
            }
        ],
    }


def test_geojson_counts_places_without_coordinates_as_open() -> None:
    known = Place(span_in(REPORT, "Osk"), id="x:1", name="Osk", precision=Precision.SETTLEMENT)
    on_map = replace(known, lat=0.0, lon=0.0)
    claim = replace(FULL_CLAIM, places=(known, on_map, on_map))
    found = json.loads("".join(claims_as_geojson((REPORT,), (claim,), LINKS)))
    assert [each["id"] for each in found["features"]] == [f"{claim.id}/1", f"{claim.id}/2"]
    (left,) = found["open_places"]["mentions"]
    assert left["reason"] == "no coordinates are known for it"


def test_a_claim_without_its_report_is_refused() -> None:
    with pytest.raises(KeyError):
        list(claims_as_jsonl((OTHER,), (FULL_CLAIM,), LINKS))


def test_the_scorers_read_the_exports(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the scorers are not there: {SHARED}")
    gold = [
        {"report": "vale", "claim": 1, "quote": "troops had seized Lower Osk", "kind": "control"}
        | {"polarity": "denied", "modality": "hedged", "chain": ["Radio Vale", "army"]}
        | {"unnamed": False, "places": [{"text": "Lower Osk", "name": "Nyzhnii Osk"}]}
        | {"quantity": {"low": 40, "high": None}, "date": "03-03"},
        {"report": "alpha", "claim": 1, "quote": "HYPERLINK x fell", "kind": "control"}
        | {"polarity": "asserted", "modality": "actual", "chain": [], "places": []},
    ]
    group = {"claims": ["vale#1", "alpha#1"], "independent_origins": 2}
    files = {
        "gold.jsonl": "\n".join(map(json.dumps, gold)),
        "gold.json": json.dumps({"same_proposition": [group], "relations": []}),
        "claims.jsonl": "".join(claims_as_jsonl(REPORTS, CLAIMS, LINKS)),
        "links.jsonl": "".join(links_as_jsonl(REPORTS, CLAIMS, LINKS)),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(scorer: str, *names: str) -> dict[str, Any]:
        command = [sys.executable, str(SHARED / "tools" / scorer), *names, "--json"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        figures: dict[str, Any] = json.loads(done.stdout)
        return figures

    figures = run("score_ledger.py", "gold.jsonl", "claims.jsonl")
    assert {name: each["share"] for name, each in figures.items()} == {
        "predicted that match": pytest.approx(2 / 3, abs=0.001),
        **dict.fromkeys(
            ["recall", "recall of must", "kind", "polarity", "modality", "final source"], 1.0
        ),
        **dict.fromkeys(["whole chain", "unnamed", "quantity", "date", "place"], 1.0),
    }
    figures = run("score_links.py", "gold.jsonl", "gold.json", "claims.jsonl", "links.jsonl")
    assert (figures["pair F1"], figures["origins"]) == (1.0, 1.0)


def graph(*reports: Report) -> list[dict[str, Any]]:
    found = json.loads("".join(claims_as_jsonld(reports or REPORTS, CLAIMS, LINKS)))
    assert found["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = found["@graph"]
    return nodes


def test_json_ld_has_a_claim_for_each_proposition_and_where_it_appears() -> None:
    shared, alone = graph()
    assert [shared["@type"], shared["@id"]] == ["Claim", f"urn:purport:{PAIR.id}"]
    assert shared["text"] == FORMULA.text
    assert shared["author"] == [{"@type": "Organization", "name": "Dravnia army"}]
    assert [one["identifier"] for one in shared["about"]] == ["geonames:1"]
    first, second = shared["appearance"]
    assert first["publisher"] == {"@type": "Organization", "name": "@Post"}
    assert "datePublished" not in first
    assert second["datePublished"] == "2031-03-04"
    assert second["hasPart"] == [
        {
            "@type": "Quotation",
            "@id": f"urn:purport:{FULL_CLAIM.id}",
            "identifier": FULL_CLAIM.id,
            "text": FULL_CLAIM.evidence.text,
        }
    ]
    assert shared["firstAppearance"] == {"@id": second["@id"]}
    assert "firstAppearance" not in alone, "nobody knows when it was published"


def test_json_ld_rates_nothing() -> None:
    text = json.dumps(graph())
    for word in ("ating", "ClaimReview", "reviewed", "truth"):
        assert word not in text


def test_of_several_appearances_the_one_published_first_is_first() -> None:
    earlier = replace(OTHER, published="2031-03-01")
    assert graph(REPORT, earlier)[0]["firstAppearance"] == {"@id": f"urn:purport:{OTHER.id}"}


def test_parquet_holds_what_json_lines_hold() -> None:
    pieces = list(claims_as_parquet(REPORTS, CLAIMS, LINKS))
    table = pq.read_table(BytesIO(b"".join(pieces)))
    assert table.to_pylist() == lines(claims_as_jsonl)
    assert pieces == list(claims_as_parquet(REPORTS[::-1], CLAIMS[::-1], LINKS))
    empty = pq.read_table(BytesIO(b"".join(claims_as_parquet((), (), LINKS))))
    assert empty.schema.equals(table.schema)


def test_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'purport\[parquet\]'"):
        next(claims_as_parquet(REPORTS, CLAIMS, LINKS))
