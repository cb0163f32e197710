"""Link labelled claims: what the linking room does when nothing before it has erred.

    python evals/gold_links.py REPORTS GOLD.claims.jsonl CLAIMS.jsonl LINKS.jsonl

Enters: reports (a file or a folder that `purport read` takes) and their labelled claims, one a
line, with the fields that the gold's README names. Leaves: these claims and what `link_claims`
makes of them, as `purport export --format jsonl` and ``--format links`` write them, for
``score_links.py``. It refuses a quote that does not stand in its report: a figure must be about all
claims. What the labels do not have is read from the text: the sentence around a quote, where a
voice is named and what kind of voice it is, the side of a party, the areas around a place.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.attribution.voices import VoiceReader
from purport.claims.sides import side_of
from purport.config import load_config
from purport.linking import link_claims
from purport.model import (
    Claim,
    Extractor,
    Failure,
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
from purport.parsing import parse
from purport.places import Gazetteer, load_gazetteer
from purport.reading import read_reports
from purport.render.exports import claims_as_jsonl, links_as_jsonl

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LABELLED = Extractor(name="labels", version="1", score=1.0)


def main(paths: list[str]) -> None:
    """Write the labelled claims of the second path, and their links, to the third and fourth."""
    if len(paths) != 4:
        sys.exit("usage: python evals/gold_links.py REPORTS GOLD.claims.jsonl CLAIMS LINKS")
    reports, gold, claims, links = map(Path, paths)
    write_gold_links([reports], gold, claims, links)


def write_gold_links(paths: Iterable[Path], gold: Path, claims: Path, links: Path) -> None:
    """Read reports from `paths`, link the claims in `gold`, write both exports."""
    reports, found = labelled(paths, gold)
    linked = link_claims(reports, found)
    claims.write_text("".join(claims_as_jsonl(reports, found, linked)), encoding="utf-8")
    links.write_text("".join(links_as_jsonl(reports, found, linked)), encoding="utf-8")


def labelled(paths: Iterable[Path], gold: Path) -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
    """Return the reports of `paths` and the claims of `gold`, in the order of the labels."""
    config = load_config()
    reports = []
    for item in read_reports(paths, config=config):
        if isinstance(item, Failure):
            sys.exit(str(item))
        reports.append(item)
    docs = dict(
        zip((r.file for r in reports), parse(report.text for report in reports), strict=True)
    )
    by_file = {report.file: report for report in reports}
    gazetteer = load_gazetteer(config.cache)
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    claims = tuple(
        as_claim(row, by_file[row["report"]], docs[row["report"]], gazetteer) for row in rows
    )
    return tuple(reports), claims


def as_claim(row: dict[str, Any], report: Report, doc: "Doc", gazetteer: Gazetteer) -> Claim:
    """Return one labelled claim as the claims room would give it; SystemExit where it is not there.

    A label without a year ("11-20") is read as the pipeline reads such a date: in the report's.
    """
    start = report.text.find(row["quote"])
    if start < 0:
        sys.exit(f"{row['report']}#{row['claim']}: its quote does not stand in the report")
    content = report.span(start, start + len(row["quote"]))
    evidence = sentence(report, doc, content)

    def party(name: str | None) -> Party | None:
        return Party(locate(name, report, content), name, side_of(name, doc)) if name else None

    return Claim(
        report_id=report.id,
        kind=Kind(row["kind"]),
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        content=(content,),
        evidence=evidence,
        chain=tuple(voices(row, report, doc, content)),
        actor=party(row["actor"]),
        target=party(row["target"]),
        places=tuple(place(each, report, content, gazetteer) for each in row["places"]),
        quantities=quantities(row["quantity"], report, content),
        time=time(row["date"], report, content),
        framing=(),
        extractor=LABELLED,
    )


def sentence(report: Report, doc: "Doc", content: Span) -> Span:
    """Return the sentence or sentences around `content`, without blanks at the ends."""
    around = tokens(doc, content)
    start = min(content.start, around[0].sent.start_char)
    end = max(content.end, around[-1].sent.end_char)
    text = report.text[start:end]
    start += len(text) - len(text.lstrip())
    return report.span(start, start + len(text.strip()))


def tokens(doc: "Doc", span: Span) -> "Tokens":
    """Return the tokens that `span` touches."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no tokens at {span}")
    return found


def locate(name: str, report: Report, near: Span) -> Span:
    """Return where `name` stands nearest to `near`; `near` itself where it nowhere does."""
    starts = []
    at = report.text.find(name)
    while at >= 0:
        starts.append(at)
        at = report.text.find(name, at + 1)
    if not starts:
        return near
    start = min(starts, key=lambda at: abs(at - near.start))
    return report.span(start, start + len(name))


def voices(row: dict[str, Any], report: Report, doc: "Doc", content: Span) -> Iterator[Voice]:
    """Yield the chain's voices, outermost first, each of the kind that its words tell."""
    reader = VoiceReader(report, doc)
    for number, name in enumerate(row["chain"], 1):
        mention = locate(name, report, content)
        if number == len(row["chain"]) and row["unnamed"]:
            kind = VoiceKind.UNNAMED
        elif mention.text != name:
            kind = VoiceKind.ORGANISATION
        else:
            named = tokens(doc, mention)
            bounds = (named.start, named.end)
            kind = reader.read(bounds, bounds).kind
            if kind is VoiceKind.UNNAMED and number == len(row["chain"]):
                kind = VoiceKind.ORGANISATION
        yield Voice(mention, name, kind)


def place(row: dict[str, Any], report: Report, content: Span, gazetteer: Gazetteer) -> Place:
    """Return a labelled place, with what the gazetteer has of it; open where it has no name."""
    mention = locate(row["text"], report, content)
    role = Role(row["role"])
    if row["name"] is None:
        return Place(mention, role, reason="the labels leave it open")
    wanted = f"geonames:{row['geonames']}"
    for name in (row["name"], row["text"]):
        for entry in gazetteer.find(name):
            if entry.id == wanted:
                return Place(
                    mention, role, entry.id, entry.name, entry.names, entry.within,
                    entry.lat, entry.lon, Precision(entry.precision), 1.0,
                )  # fmt: skip
    if row["geonames"]:
        return Place(mention, role, wanted, row["name"], confidence=1.0)
    return Place(mention, role, None, row["name"], reason="no gazetteer has it")


def quantities(row: dict[str, Any] | None, report: Report, content: Span) -> tuple[Quantity, ...]:
    """Return the labelled quantity, at its digits where the quote has them, else at all of it."""
    if row is None:
        return ()
    bounds = {f"{row[end]:g}" for end in ("low", "high") if row[end] is not None}
    mention = content
    for number in NUMBER.finditer(content.text):
        if number.group().replace(",", "") in bounds:
            mention = report.span(content.start + number.start(), content.start + number.end())
            break
    return (Quantity(mention, row["low"], row["high"], row["strict"], row["unit"]),)


def time(day: str | None, report: Report, content: Span) -> Time | None:
    """Return the labelled day of the event or of the statement."""
    if day is None:
        return None
    year = (report.published or "-")[:4]
    start = day if len(day) == 10 else f"{year}-{day}"
    return Time(content, start, start, "day")


if __name__ == "__main__":
    main(sys.argv[1:])
