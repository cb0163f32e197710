"""Made-up reports and their claims, for measuring how linking grows.

Enters: how many claims, and a seed. Leaves: reports with their claims, one report after another, so
that a million need not be held at once. What is drawn is what makes linking hard: stories of a few
facts that several reports tell in other words, other figures or the other side's words; passages
that outlets copy, wholly or with a word changed; denials; sources that are named, unnamed and
cited through others; and claims that have nothing to do with each other. It refuses to be tuned to:
places, names and words are drawn, and a larger ledger covers more days at the same pace.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

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

START = date(2024, 1, 1)
# Reports a day, settlements and regions of the war, outlets that tell of it.
PACE = 300
TOWNS = 6_000
REGIONS = 24
OUTLETS = 120
# Facts of a story, reports that tell it, and the claims about nothing else that each has.
FACTS = (3, 7)
TELLERS = (1, 1, 2, 3, 4, 6, 9)
NOISE = (2, 7)
# Of a story's tellings: word for word another's, and that with a word changed.
COPIED = 0.35
CHANGED = 0.1

ONSETS = "b v h d zh z k l m n p r s t kh ts ch sh kr st pr sv hl bl".split()
VOWELS = "a e y i o u".split()
ENDS = "ivka ove yne ske enko hrad pil nyky iia ets anka".split()
SIDES = (("Ukraine", "Ukrainian"), ("Russia", "Russian"))
BODIES = "General Staff|Defence Ministry|regional administration|border service|command".split("|")
UNNAMED = "local residents|a senior officer|undisclosed sources|witnesses|reports".split("|")
WHAT = "depot bridge school market hospital railway refinery barracks warehouse substation".split()
MEANS = "drones|artillery|a missile|mortars|guided bombs|an air strike".split("|")
EXTRACTOR = Extractor("made", "1", 1.0)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a telling says, in several wordings; `slots` are what the wordings are filled with."""

    kind: Kind
    wordings: tuple[str, ...]
    count: int | None = None
    unit: str = ""


FACTS_OF_A_STORY = (
    Fact(Kind.CONTROL, (
        "{side} troops captured {town}", "{town} was taken by {side} forces",
        "{town} is now under the control of {side} units", "the {side} army liberated {town}",
    )),
    Fact(Kind.STRIKE, (
        "{means} hit the {what} in {town}", "the {what} in {town} was struck by {means}",
        "{side} forces attacked the {what} of {town} with {means}",
    )),
    Fact(Kind.CASUALTIES, (
        "{count} people were killed in {town}", "at least {count} residents of {town} died",
        "the attack on {town} left {count} people dead",
    ), 1, "people"),
    Fact(Kind.CASUALTIES, (
        "{count} people were injured in {town}", "{count} residents of {town} were wounded",
    ), 1, "people"),
    Fact(Kind.LOSSES, (
        "{count} armoured vehicles were destroyed near {town}",
        "the enemy lost {count} vehicles at {town}",
    ), 1, "vehicles"),
    Fact(Kind.ADVANCE, (
        "{side} assault groups advanced toward {town}", "{side} forces moved closer to {town}",
    )),
    Fact(Kind.HUMANITARIAN, (
        "{town} was left without electricity after the {what} burned",
        "power was cut in {town} because the {what} caught fire",
    )),
    Fact(Kind.POSITION, (
        "the {side} side is responsible for the attack on the {what} in {town}",
        "{side} forces are to blame for the strike on the {what} of {town}",
    )),
)  # fmt: skip


class War:
    """The names and words that reports are made of, and a stream of reports."""

    def __init__(self, seed: int) -> None:
        self.randomness = random.Random(seed)
        listed = files("purport.linking").joinpath("commonness.txt").read_text(encoding="utf-8")
        self.words = [word for word in listed.split()[200:9000] if word.isalpha() and len(word) > 3]
        regions = [f"{self._name()} region" for _ in range(REGIONS)]
        self.towns = [(f"made:{n}", self._name(), regions[n % REGIONS]) for n in range(TOWNS)]
        self.outlets = [
            f"{self._name()} {'News Post Times Wire'.split()[n % 4]}" for n in range(OUTLETS)
        ]
        self.people = [f"{self._name()} {self._name()}" for _ in range(400)]

    def reports(self, claims: int) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield reports until they have `claims` claims between them."""
        made = number = 0
        drawn = self.randomness
        while made < claims:
            day = START + timedelta(days=number // PACE)
            passages = self._story(day)
            told: list[tuple[Draft, ...]] = []
            for _ in range(drawn.choice(TELLERS)):
                if told and drawn.random() < COPIED:
                    drafts = drawn.choice(told)
                    if drawn.random() < CHANGED:
                        drafts = tuple(draft.changed(drawn.choice(self.words)) for draft in drafts)
                else:
                    drafts = tuple(
                        self._telling(fact, slots)
                        for fact, slots in passages
                        if drawn.random() < 0.8
                    )
                told.append(drafts)
                noise = tuple(self._noise() for _ in range(drawn.randint(*NOISE)))
                report, found = self._report(
                    number, (*drafts, *noise), day + timedelta(drawn.randint(0, 2))
                )
                number += 1
                made += len(found)
                yield report, found
                if made >= claims:
                    return

    def _name(self) -> str:
        drawn = self.randomness
        middle = "".join(
            drawn.choice(ONSETS) + drawn.choice(VOWELS) for _ in range(drawn.randint(1, 2))
        )
        return (middle + drawn.choice(ONSETS) + drawn.choice(ENDS)).capitalize()

    def _story(self, day: date) -> list[tuple[Fact, dict[str, str]]]:
        drawn = self.randomness
        town = drawn.randrange(len(self.towns))
        nation = drawn.choice(SIDES)
        slots = {
            "side": nation[1], "state": nation[0], "what": drawn.choice(WHAT),
            "means": drawn.choice(MEANS), "day": day.isoformat(),
        }  # fmt: skip
        found = []
        for fact in drawn.sample(FACTS_OF_A_STORY, drawn.randint(*FACTS)):
            near = min(len(self.towns) - 1, town + drawn.randint(0, 2))
            found.append((fact, slots | {"town": str(near), "count": str(drawn.randint(2, 90))}))
        return found

    def _telling(self, fact: Fact, slots: dict[str, str]) -> "Draft":
        drawn = self.randomness
        town = self.towns[int(slots["town"])]
        if fact.count and drawn.random() < 0.15:
            slots = slots | {"count": str(int(slots["count"]) + drawn.randint(1, 20))}
        if drawn.random() < 0.08:
            other = next(side for side in SIDES if side[1] != slots["side"])
            slots = slots | {"side": other[1], "state": other[0]}
        wording = drawn.choice(fact.wordings).format_map(slots | {"town": town[1]})
        denied = fact.kind in (Kind.CONTROL, Kind.POSITION) and drawn.random() < 0.1
        if denied:
            wording = f"it is not true that {wording}"
        return Draft(
            lead=f"On {slots['day']} " if drawn.random() < 0.3 else "",
            words=wording, tail=self._tail(), kind=fact.kind, denied=denied, town=town,
            count=int(slots["count"]) if fact.count else None, unit=fact.unit,
            actor=f"{slots['side']} forces", side=slots["state"],
            chain=self._chain(slots["side"]), day=slots["day"],
        )  # fmt: skip

    def _chain(self, side: str) -> tuple[tuple[str, VoiceKind], ...]:
        drawn = self.randomness
        sort = drawn.random()
        if sort < 0.3:
            return ()
        if sort < 0.45:
            return ((drawn.choice(UNNAMED), VoiceKind.UNNAMED),)
        if sort < 0.6:
            return ((drawn.choice(self.people), VoiceKind.PERSON),)
        body = (f"the {side} {drawn.choice(BODIES)}", VoiceKind.ORGANISATION)
        if sort < 0.75:
            return ((drawn.choice(self.outlets), VoiceKind.OUTLET), body)
        return (body,)

    def _tail(self) -> str:
        drawn = self.randomness
        return " ".join(drawn.choice(self.words) for _ in range(drawn.randint(0, 6)))

    def _noise(self) -> "Draft":
        drawn = self.randomness
        words = " ".join(drawn.choice(self.words) for _ in range(drawn.randint(6, 14)))
        town = drawn.choice(self.towns) if drawn.random() < 0.5 else None
        side = drawn.choice(SIDES)
        kind = drawn.choice(
            (Kind.POSITION, Kind.OTHER, Kind.DIPLOMACY, Kind.CLASH, Kind.HUMANITARIAN)
        )
        return Draft(
            lead="", words=f"{words} in {town[1]}" if town else words, tail=self._tail(), kind=kind,
            denied=False, town=town, count=None, unit="", actor=f"{side[1]} forces", side=side[0],
            chain=self._chain(side[1]), day="",
        )  # fmt: skip

    def _report(
        self, number: int, drafts: tuple["Draft", ...], day: date
    ) -> tuple[Report, tuple[Claim, ...]]:
        outlet = self.randomness.choice(self.outlets)
        head = f"{outlet}, edition {number}."
        lines, starts, at = [head], [], len(head) + 1
        for draft in drafts:
            starts.append(at)
            lines.append(draft.sentence)
            at += len(draft.sentence) + 1
        report = Report(
            text="\n".join(lines), file=f"made-{number}", outlet=outlet,
            published=day.isoformat(), language="en",
        )  # fmt: skip
        return report, tuple(
            draft.claim(report, start) for draft, start in zip(drafts, starts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence of a report, and what it claims."""

    lead: str
    words: str
    tail: str
    kind: Kind
    denied: bool
    town: tuple[str, str, str] | None
    count: int | None
    unit: str
    actor: str
    side: str
    chain: tuple[tuple[str, VoiceKind], ...]
    day: str

    @property
    def said(self) -> str:
        """The words of who says it, in front."""
        if not self.chain:
            return ""
        if len(self.chain) == 1:
            return f"{self.chain[0][0]} said that "
        return f"{self.chain[0][0]} cited {self.chain[1][0]} as saying that "

    @property
    def sentence(self) -> str:
        """The sentence as it stands in the report."""
        return f"{self.lead}{self.said}{self.words} {self.tail}".strip() + "."

    def changed(self, word: str) -> "Draft":
        """Return the same with another tail, as a copy that was worked over."""
        return Draft(
            self.lead, self.words, f"{self.tail} {word}".strip(), self.kind, self.denied, self.town,
            self.count, self.unit, self.actor, self.side, self.chain, self.day,
        )  # fmt: skip

    def claim(self, report: Report, start: int) -> Claim:
        """Return the claim of this sentence, which begins at `start` of `report`."""
        evidence = report.span(start, start + len(self.sentence))

        def span(words: str) -> Span:
            at = evidence.text.index(words)
            return report.span(start + at, start + at + len(words))

        content = span(f"{self.words} {self.tail}".strip())
        place = () if self.town is None else (
            Place(
                span(self.town[1]), id=self.town[0], name=self.town[1], within=(self.town[2],),
                lat=48.0, lon=37.0, precision=Precision.SETTLEMENT, confidence=1.0,
            ),
        )  # fmt: skip
        number = str(self.count)
        return Claim(
            report_id=report.id,
            kind=self.kind,
            polarity=Polarity.DENIED if self.denied else Polarity.ASSERTED,
            modality=Modality.ACTUAL,
            content=(content,),
            evidence=evidence,
            chain=tuple(Voice(span(name), name, kind) for name, kind in self.chain),
            actor=Party(content, self.actor, self.side),
            target=None,
            places=place,
            quantities=(Quantity(span(number), self.count, self.count, False, self.unit),)
            if self.count is not None
            else (),
            time=Time(content, self.day, self.day, "day") if self.lead else None,
            framing=(),
            extractor=EXTRACTOR,
        )
