"""A sheaf of made-up reports about a made-up war, for tests of pages.

Enters: words. Leaves: reports, claims and links, built by hand: `claim_in` finds the words of a
claim in its report, so that every span is the report's own.
"""

from dataclasses import dataclass

from purport.model import (
    Candidate,
    Claim,
    Extractor,
    Framing,
    Garbled,
    Garbling,
    Kind,
    Links,
    Modality,
    Origin,
    Party,
    Place,
    Polarity,
    Precision,
    Proposition,
    Quantity,
    Relation,
    RelationKind,
    Report,
    Resolution,
    Span,
    Time,
    Voice,
    VoiceKind,
)

EXTRACTOR = Extractor("hand", "1", 0.9)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Reports, their claims, and the links between them."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    links: Links


def span_in(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def claim_in(
    report: Report,
    *words: str,
    chain: tuple[tuple[str, str], ...] = (),
    kind: Kind = Kind.CONTROL,
    denied: bool = False,
    modality: Modality = Modality.ACTUAL,
    places: tuple[Place, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    time: Time | None = None,
    framing: tuple[Framing, ...] = (),
    actor: str | None = None,
    unnamed: bool = False,
) -> Claim:
    """Build a claim on `words`; `chain` holds (mention, cue), and the evidence is their line."""
    content = tuple(span_in(report, piece) for piece in words)
    start = report.text.rfind("\n", 0, content[0].start) + 1
    end = report.text.find("\n", content[-1].end)
    kinds = [VoiceKind.PERSON] * len(chain)
    if unnamed:
        kinds[-1] = VoiceKind.UNNAMED
    return Claim(
        report_id=report.id,
        kind=kind,
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        modality=modality,
        content=content,
        evidence=report.span(start, end if end > 0 else len(report.text)),
        chain=tuple(
            Voice(span_in(report, mention), mention, sort, span_in(report, cue))
            for (mention, cue), sort in zip(chain, kinds, strict=True)
        ),
        actor=Party(span_in(report, actor), actor, "Norland") if actor else None,
        target=None,
        places=places,
        quantities=quantities,
        time=time,
        framing=framing,
        extractor=EXTRACTOR,
    )


def place(report: Report, mention: str, name: str, lat: float, lon: float) -> Place:
    return Place(
        span_in(report, mention),
        id=f"made:{name}",
        name=name,
        names=(),
        within=("Oak County", "Norland"),
        lat=lat,
        lon=lon,
        precision=Precision.SETTLEMENT,
        confidence=0.9,
    )


NAMESAKES = (
    Candidate("made:Oakford Mills", "Oakford", 0.5, ("Mill County",)),
    Candidate("made:Oakford", "Oakford", 0.4, ("Oak County", "Norland")),
)


def alone(claim: Claim, name: str = "somebody") -> Proposition:
    return Proposition((claim.id,), (Origin(name, (claim.id,), "its only telling"),), "by itself")


NORTH = Report(
    text=(
        "General Ada Holm said that northern troops had liberated Oakford on 3 May.\n"
        "Shelling near the town could cut the road to Ashwyck.\n"
    ),
    file="north",
    outlet="Northern Post",
    title="Oakford",
    url="https://north.example/oakford",
    published="2031-05-04",
)
HARBOUR = Report(
    text=(
        "Northern troops hold Oakford, Holm told the council on 3 May.\n"
        "The southern command denied that Oakford had been lost.\n"
        "It spoke of “occupiers” at the gates.\n"
    ),
    file="harbour",
    outlet="Harbour Daily",
    published="2031-05-05",
)
RIVER = Report(
    text=(
        "The River channel, which cited sources in the town, wrote that Oakford is quiet.\n"
        "Most of Ashwick is in northern hands, it added.\n"
    ),
    file="river",
)

TAKEN_NORTH = claim_in(
    NORTH,
    "northern troops had liberated Oakford",
    chain=(("General Ada Holm", "said"),),
    actor="northern troops",
    places=(place(NORTH, "Oakford", "Oakford", 50.0, 36.0),),
    time=Time(span_in(NORTH, "on 3 May"), "2031-05-03", "2031-05-03", "day"),
    framing=(Framing(span_in(NORTH, "liberated"), "loaded", "taken"),),
)
ROAD = claim_in(
    NORTH,
    "Shelling near the town could cut the road to Ashwyck",
    kind=Kind.STRIKE,
    modality=Modality.PREDICTED,
    places=(place(NORTH, "Ashwyck", "Ashwick", 50.2, 36.4),),
)
TAKEN_HARBOUR = claim_in(
    HARBOUR,
    "Northern troops hold Oakford",
    chain=(("Holm", "told"),),
    places=(place(HARBOUR, "Oakford", "Oakford", 50.0, 36.0),),
)
DENIED = claim_in(
    HARBOUR,
    "Oakford had been lost",
    chain=(("The southern command", "denied"),),
    denied=True,
    places=(place(HARBOUR, "Oakford", "Oakford", 50.0, 36.0),),
)
OCCUPIERS = claim_in(
    HARBOUR,
    "“occupiers” at the gates",
    chain=(("It", "spoke of"),),
    kind=Kind.POSITION,
    framing=(Framing(span_in(HARBOUR, "occupiers"), "loaded", "troops"),),
)
QUIET = claim_in(
    RIVER,
    "Oakford is quiet",
    chain=(("The River channel", "wrote"), ("sources in the town", "cited")),
    kind=Kind.OTHER,
    unnamed=True,
    places=(
        Place(span_in(RIVER, "Oakford"), reason="two places have the name", candidates=NAMESAKES),
        Place(
            span_in(RIVER, "the town"),
            id="made:Oakford",
            name="Oakford",
            lat=50.0,
            lon=36.0,
            precision=Precision.SETTLEMENT,
        ),
    ),
)
MOST = claim_in(
    RIVER,
    "Most of Ashwick is in northern hands",
    chain=(("it", "added"),),
    places=(place(RIVER, "Ashwick", "Ashwick", 50.2, 36.4),),
    quantities=(Quantity(span_in(RIVER, "Most of"), 50, 100, True, "percent of place"),),
)
CLAIMS = (TAKEN_NORTH, ROAD, TAKEN_HARBOUR, DENIED, OCCUPIERS, QUIET, MOST)
TAKEN = Proposition(
    (TAKEN_NORTH.id, TAKEN_HARBOUR.id),
    (Origin("Ada Holm", (TAKEN_NORTH.id, TAKEN_HARBOUR.id), "both rest on Ada Holm"),),
    "place and kind agree",
)
LINKS = Links(
    (TAKEN, *(alone(claim) for claim in (ROAD, DENIED, OCCUPIERS, QUIET, MOST))),
    (
        Relation(alone(DENIED).id, TAKEN.id, RelationKind.CONTRADICTS, "asserted and denied"),
        Relation(alone(MOST).id, TAKEN.id, RelationKind.WEAKER, "half against the whole"),
        Relation(alone(ROAD).id, TAKEN.id, RelationKind.FOLLOWS, "a day later"),
    ),
    (
        Garbling(
            MOST.id, Garbled.NAME, span_in(RIVER, "Ashwick"), "Ashby",
            (TAKEN_NORTH.id, TAKEN_HARBOUR.id), "2 reports have the one, 1 report has the other",
        ),
    ),
    (Resolution(QUIET.id, 0, "made:Oakford", (TAKEN_NORTH.id, TAKEN_HARBOUR.id)),),
)  # fmt: skip
SHEAF = Sheaf((NORTH, HARBOUR, RIVER), CLAIMS, LINKS)

# A report that tries to run in a browser, to steer a terminal and to turn the reader's line.
EVIL_WORDS = "<script>alert(1)</script> [bold]fell[/bold] \x1b[2J\u202egnikrow"
EVIL = Report(
    text=f"“{EVIL_WORDS}”, said <b onclick='x()'>Mallory</b>.",
    file="evil<img src=x onerror=alert(1)>",
    outlet='Evil"><iframe src=//evil.example>',
    title="</title><script>alert(2)</script>",
    url="javascript:alert(3)",
    published="2031-05-05",
)
EVIL_CLAIM = claim_in(EVIL, EVIL_WORDS, chain=(("<b onclick='x()'>Mallory</b>", "said"),))


def many(reports: int, claims: int) -> Sheaf:
    """Return `reports` reports with `claims` claims each; the first claims of all are one."""
    texts = tuple(
        Report(
            text="".join(f"Column {number}-{line} moved on.\n" for line in range(claims)),
            file=f"r{number}",
            outlet=f"Outlet {number}",
        )
        for number in range(reports)
    )
    found = tuple(
        claim_in(report, f"Column {number}-{line} moved on")
        for number, report in enumerate(texts)
        for line in range(claims)
    )
    firsts = tuple(claim.id for claim in found[::claims])
    shared = Proposition(firsts, tuple(Origin(f"o{one}", (one,), "") for one in firsts), "alike")
    links = Links((shared, *(alone(claim) for claim in found if claim.id not in firsts)), ())
    return Sheaf(texts, found, links)
