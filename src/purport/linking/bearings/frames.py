"""Statements -> frames: what kind of event each tells of, and where in its report it stands.

Enters: statements and their reports. Leaves: one `Frame` for each. It refuses to guess from the
whole report what a sentence says itself: "the attack" is the event of the sentence before it, or
else the one that the title tells of, and nothing more is inherited.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from purport.linking.facets import Spot
from purport.linking.folding import words
from purport.linking.statements import Statement
from purport.linking.wording import word_set
from purport.model import Report

# By what an event is done, in folded words of reports. `ground` alone says little.
MEANS: dict[str, str] = {
    "gas": "gas chemical chemicals sarin chlorine poison poisonous toxic nerve phosphorus "
    "asphyxiation suffocation organophosphorus",
    "missile": "missile missiles tomahawk tomahawks rocket rockets iskander himars",
    "air": "airstrike airstrikes raid raids aircraft warplane warplanes plane planes jet jets "
    "bomber bombers sukhoi f16s aerial sortie sorties barrel bombardment bombing bombings bombed "
    "bombs bomb",
    "blast": "suicide explosion explosions blast blasts detonated detonate explosives",
    "shell": "shelling shells shelled artillery mortar mortars howitzer",
    "ground": "clash clashes clashed battle battles battled battling fighting offensive offensives "
    "assault assaults counteroffensive counterattack operation operations fought ambush",
    "drone": "drone drones uav uavs",
    "helicopter": "helicopter helicopters",
    "convoy": "convoy aid trucks truck warehouse",
    "mine": "mine mines ied",
}
_MEANS = {word: name for name, listed in MEANS.items() for word in word_set(listed)}
_VAGUE = frozenset({"ground"})

_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
# What points back to an event that the report has told of.
_BACK = re.compile(
    r"(?i)\b(?:the|this|that|these|those|such|its|their)\s+(?:\w+\s+){0,2}(?:attacks?|strikes?|"
    r"bombings?|raids?|airstrikes?|incidents?|assault|offensive|shelling|massacre|explosions?|"
    r"blasts?|battles?|crime|operation)\b"
)
# Characters over which "the attack" is that of the statement before, and a report's opening.
BEFORE = 300
OPENING = 700
LEAD = 400


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement as it is set beside others of its story.

    `means` are those of its event, `named` those that its own words name, `inherited` says that
    they are taken from what stands before it; `main` are those of the report's main event.
    `past` are years before publication that its sentence names; `back` says that it points back to
    an event told before. `spots` are its places, or the scene's.
    """

    statement: Statement
    means: frozenset[str]
    named: frozenset[str]
    inherited: bool
    main: frozenset[str]
    past: frozenset[int]
    back: bool
    opening: bool
    spots: tuple[Spot, ...]


def means_of(text: str) -> frozenset[str]:
    """Return the means that `text` names.

    >>> sorted(means_of("Warplanes dropped chlorine on the town"))
    ['air', 'gas']
    """
    return frozenset(_MEANS[word] for word in words(text) if word in _MEANS)


def view_frames(statements: Sequence[Statement], reports: Sequence[Report]) -> tuple[Frame, ...]:
    """Return the frames of `statements`, in their order; `reports` are those they number."""
    by_report: dict[int, list[int]] = defaultdict(list)
    for position, statement in enumerate(statements):
        by_report[statement.report].append(position)
    frames: dict[int, Frame] = {}
    for number, positions in by_report.items():
        report = reports[number]
        main = means_of(report.title or "") or means_of(report.text[:LEAD])
        before: Frame | None = None
        for position in sorted(positions, key=lambda n: (statements[n].order, n)):
            before = frames[position] = _frame(statements[position], report, main, before)
    return tuple(frames[position] for position in range(len(statements)))


def _frame(
    statement: Statement, report: Report, main: frozenset[str], before: Frame | None
) -> Frame:
    text, sentence = statement.claim.text, statement.claim.evidence.text
    named, around = means_of(text), means_of(sentence)
    back = bool(_BACK.search(text))
    close = before is not None and statement.order - before.statement.order <= BEFORE
    told_before = before.means if before is not None and close and before.means else main
    inherited = False
    if named and not (back and named <= _VAGUE):
        means = named
    elif not back and around and not (_BACK.search(sentence) and around <= _VAGUE):
        means = around
    else:
        means, inherited = told_before, True
    back = back or bool(_BACK.search(sentence))
    year = (report.published or "")[:4]
    past = frozenset(int(each) for each in _YEAR.findall(sentence) if not year or each < year)
    if not past and back and close and before is not None:
        past = before.past
    return Frame(
        statement=statement,
        means=means or main,
        named=named,
        inherited=inherited,
        main=main,
        past=past,
        back=back,
        opening=statement.order < OPENING,
        spots=statement.spots or statement.setting,
    )
