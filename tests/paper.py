"""Rooms made of paper, for tests of what lies between them: each sentence is one claim.

Enters: pytest's monkeypatch. Leaves: a pipeline that needs no models. A sentence that begins with
``Name:`` is Name's word, other sentences are the report's own voice. Three words make trouble:
"unparseable" stops the parse, "poison" the extraction, "modelless" says that a model is missing.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from purport import pipeline
from purport.errors import ModelError
from purport.model import (
    Claim,
    Extractor,
    Kind,
    Modality,
    Polarity,
    Report,
    Voice,
    VoiceKind,
)

SENTENCE = re.compile(r"(?:(?P<voice>\w+): )?(?P<content>[^.\s][^.]*)\.")


def claims_on_paper(report: Report) -> tuple[Claim, ...]:
    """Return one claim a sentence."""
    return tuple(_claim(report, match) for match in SENTENCE.finditer(report.text))


def _claim(report: Report, match: re.Match[str]) -> Claim:
    chain: tuple[Voice, ...] = ()
    if match["voice"]:
        mention = report.span(*match.span("voice"))
        chain = (Voice(mention, mention.text, VoiceKind.PERSON),)
    return Claim(
        report_id=report.id,
        kind=Kind.CONTROL if "hold" in match["content"] else Kind.OTHER,
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        content=(report.span(*match.span("content")),),
        evidence=report.span(*match.span()),
        chain=chain,
        actor=None,
        target=None,
        places=(),
        quantities=(),
        time=None,
        framing=(),
        extractor=Extractor("paper", "1", 1.0),
    )


def furnish(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put paper in the place of the rooms that need models; return the texts that are parsed."""
    texts: list[str] = []

    def parse(given: Iterable[str]) -> Iterator[str]:
        for text in given:
            if "unparseable" in text:
                raise RuntimeError("no parse")
            texts.append(text)
            yield text

    def extract_claims(report: Report, doc: str, *_: object, **__: object) -> tuple[Claim, ...]:
        if doc != report.text:
            raise AssertionError(f"{report.file} was given the parse of another report")
        if "poison" in doc:
            raise IndexError("out of range")
        if "modelless" in doc:
            raise ModelError("the model is missing", remedy="install it")
        return claims_on_paper(report)

    monkeypatch.setattr(pipeline, "parse", parse)
    monkeypatch.setattr(pipeline, "extract_claims", extract_claims)
    monkeypatch.setattr(pipeline, "find_attributions", lambda *_, **__: ())
    monkeypatch.setattr(pipeline, "resolve_places", lambda *_: ())
    monkeypatch.setattr(pipeline, "load_gazetteer", lambda _: object())
    return texts
