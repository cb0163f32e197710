"""What holds for any bytes and any text."""

import json
import tempfile
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from purport.config import Config
from purport.model import Failure, Report
from purport.reading import read_reports
from purport.reading.canonical import canonical
from tests.strategies import canonical_texts, published_texts, reports

CONFIG = Config(max_bytes=2_000, max_characters=500)
# The first text read loads the models of encodings and languages: no deadline.
patiently = settings(deadline=None)
ENDINGS = (".txt", ".md", ".html", ".json", ".jsonl", "")
OPENINGS = (
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"---\ntitle: a\n---\n",
    b"<!doctype html><html><body><p>",
    b'{"text": "',
    b'<?xml version="1.0"?>',
    b"%PDF-",
)

payloads = st.builds(
    lambda opening, rest: opening + rest,
    st.sampled_from(OPENINGS),
    st.one_of(st.binary(max_size=300), published_texts.map(str.encode)),
)


def read_file(name: str, payload: bytes) -> list[Report | Failure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(payload)
        found = list(read_reports([path], config=CONFIG))
    return [
        item if isinstance(item, Report) else Failure(name, item.reason, item.remedy)
        for item in found
    ]


@patiently
@given(payloads, st.sampled_from(ENDINGS))
@example(b"<html><body><p>\x0b\x00", ".html")
@example(b"\xff\xfe\x00\xd8", ".txt")
@example(b'{"text": "\\ud800"}', ".jsonl")
def test_any_bytes_are_reports_or_failures_and_twice_the_same(payload: bytes, ending: str) -> None:
    found = read_file(f"a{ending}", payload)
    assert found
    assert found == read_file(f"a{ending}", payload)
    for item in found:
        if isinstance(item, Report):
            assert unicodedata.is_normalized("NFC", item.text)
            assert "\r" not in item.text
            assert not item.text.startswith("\ufeff")
            assert item.id == Report(text=item.text, file="b").id  # it can be hashed and stored
            assert item.span(0, len(item.text)).text == item.text
        else:
            assert item.reason
            assert item.remedy


@patiently
@given(payloads)
def test_standard_input_is_read_as_a_file_is(payload: bytes) -> None:
    piped = list(read_reports([Path("-")], config=CONFIG, stdin=BytesIO(payload)))
    filed = read_file("stdin", payload)
    for one, other in zip(piped, filed, strict=True):
        if isinstance(one, Report):
            assert one == other
        else:
            assert isinstance(other, Failure)
            assert (one.reason, one.remedy) == (other.reason, other.remedy)


@given(published_texts)
def test_canonical_text_is_canonical(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@patiently
@given(canonical_texts)
def test_canonical_text_is_taken_as_it_stands(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    (report,) = read_reports([Path("-")], config=CONFIG, stdin=BytesIO(line))
    assert isinstance(report, Report)
    assert report.text == text


@pytest.mark.parametrize("escaped", [True, False])
@patiently
@given(report=reports())
def test_a_report_survives_being_written_and_read(escaped: bool, report: Report) -> None:
    # What states that it is English is looked at, and what states another language is not.
    language = "sv" if report.language in {None, "en"} else report.language
    line = json.dumps(
        {
            "text": report.text,
            "file": report.file,
            "title": report.title,
            "outlet": report.outlet,
            "url": report.url,
            "published": report.published,
            "language": language,
        },
        ensure_ascii=escaped,
    ).encode()
    (read,) = read_reports([Path("-")], config=CONFIG, stdin=BytesIO(line))
    assert isinstance(read, Report)
    assert (read.text, read.published) == (report.text, report.published)
    assert read.language == language
    for name in ("file", "title", "outlet", "url"):
        written = getattr(report, name)
        assert getattr(read, name) == (written and unicodedata.normalize("NFC", written))
