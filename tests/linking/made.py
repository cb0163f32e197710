"""Hand-made sentences -> claims, for the tests of linking."""

from purport.model import (
    Claim,
    Extractor,
    Kind,
    Modality,
    Party,
    Place,
    Polarity,
    Precision,
    Quantity,
    Report,
    Span,
    Time,
    Voice,
    VoiceKind,
)


def told(
    text: str, file: str, *, published: str | None = "2024-05-06", outlet: str | None = None
) -> Report:
    """Return a report."""
    return Report(text=text, file=file, published=published, outlet=outlet, language="en")


def stated(
    report: Report,
    words: str | None = None,
    *,
    kind: Kind = Kind.CONTROL,
    denied: bool = False,
    modality: Modality = Modality.ACTUAL,
    places: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
    count: tuple[float | None, float | None, str] | None = None,
    strict: bool = False,
    chain: tuple[str, ...] = (),
    unnamed: bool = False,
    actor: str | None = None,
    target: str | None = None,
    day: str | None = None,
) -> Claim:
    """Return the claim that `words` (the whole report where None) of `report` make.

    `places` are in the gazetteer, `unknown` are not; `count` is low, high and unit.
    """
    content = _span(report, words or report.text)
    return Claim(
        report_id=report.id,
        kind=kind,
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        modality=modality,
        content=(content,),
        evidence=_sentence(report, content),
        chain=tuple(
            Voice(
                _span(report, name),
                name,
                VoiceKind.UNNAMED if unnamed and name == chain[-1] else VoiceKind.ORGANISATION,
            )
            for name in chain
        ),
        actor=Party(_span(report, actor), actor) if actor else None,
        target=Party(_span(report, target), target) if target else None,
        places=tuple(_place(report, name, known=True) for name in places)
        + tuple(_place(report, name, known=False) for name in unknown),
        quantities=(Quantity(content, count[0], count[1], strict, count[2]),) if count else (),
        time=Time(content, day, day, "day") if day else None,
        framing=(),
        extractor=Extractor("hand", "1", 1.0),
    )


def _span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def _sentence(report: Report, content: Span) -> Span:
    start = max(report.text.rfind(mark, 0, content.start) + 1 for mark in ".\n")
    stops = [at for mark in ".\n" if (at := report.text.find(mark, content.end)) >= 0]
    return report.span(start, min(stops, default=len(report.text)))


def _place(report: Report, name: str, *, known: bool) -> Place:
    return Place(
        mention=_span(report, name),
        id=f"made:{name}" if known else None,
        name=name if known else None,
        precision=Precision.SETTLEMENT if known else None,
        confidence=1.0 if known else 0.0,
    )
