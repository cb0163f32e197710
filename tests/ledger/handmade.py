"""Reports and claims made by hand, for the ledger's tests."""

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

TEXT = (
    "On 3 March, the Dravnia army said its troops had seized Lower Osk, according to Radio Vale. "
    "It denied that more than 40 vehicles were lost near Osk."
)

REPORT = Report(
    text=TEXT,
    file="vale",
    title="Osk",
    outlet="Vale Herald",
    url="https://vale.example/osk",
    published="2031-03-04",
    language="en",
)


def span_in(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def claim_in(report: Report, words: str, *, kind: Kind = Kind.CONTROL, voice: str = "") -> Claim:
    """A claim with `words` as its content, on the word of `voice`, and nothing else in it."""
    chain = (Voice(span_in(report, voice), voice, VoiceKind.GROUP),) if voice else ()
    return Claim(
        report_id=report.id,
        kind=kind,
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        content=(span_in(report, words),),
        evidence=report.span(0, len(report.text)),
        chain=chain,
        actor=None,
        target=None,
        places=(),
        quantities=(),
        time=None,
        framing=(),
        extractor=Extractor("hand", "1", 1.0),
    )


# A claim in which every field holds something.
FULL_CLAIM = Claim(
    report_id=REPORT.id,
    kind=Kind.CONTROL,
    polarity=Polarity.DENIED,
    modality=Modality.HEDGED,
    content=(span_in(REPORT, "its troops had seized"), span_in(REPORT, "Lower Osk")),
    evidence=REPORT.span(0, TEXT.index(" It denied")),
    chain=(
        Voice(span_in(REPORT, "Radio Vale"), "Radio Vale", VoiceKind.OUTLET),
        Voice(
            span_in(REPORT, "the Dravnia army"),
            "Dravnia army",
            VoiceKind.ORGANISATION,
            span_in(REPORT, "said"),
        ),
    ),
    actor=Party(span_in(REPORT, "its troops"), "Dravnia army", "Dravnia"),
    target=Party(span_in(REPORT, "Lower Osk"), "Lower Osk"),
    places=(
        Place(
            mention=span_in(REPORT, "Lower Osk"),
            role=Role.AT,
            id="geonames:1",
            name="Nyzhnii Osk",
            names=("Lower Osk", "Нижній Оськ"),
            within=("Osk raion", "Vale oblast"),
            lat=49.7,
            lon=37.25,
            precision=Precision.SETTLEMENT,
            confidence=0.97,
        ),
        Place(
            mention=span_in(REPORT, "Osk"),
            role=Role.NEAR,
            candidates=(
                Candidate("x:2", "Osk", 0.5, ("Vale oblast",), 49.5, 37.0, Precision.COMMUNITY),
                Candidate("x:3", "Osk", 0.5),
            ),
            reason="2 places have this name",
        ),
    ),
    quantities=(Quantity(span_in(REPORT, "more than 40 vehicles"), 40, None, True, "vehicles"),),
    time=Time(span_in(REPORT, "On 3 March"), "2031-03-03", "2031-03-03", "day", "2031-03-04"),
    framing=(Framing(span_in(REPORT, "seized"), "loaded", "captured"),),
    extractor=Extractor("hand", "1", 0.875),
)
