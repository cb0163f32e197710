"""The words that terminal and HTML pages share: counts, headings and the notes under them.

Enters: figures and contexts. Leaves: plain English. It refuses verdicts: no word here says that a
claim is true, false, confirmed or reliable.
"""

from purport.views.pages import PropositionCard, Step, Telling, Usage

RECORDS = (
    "purport records who says what, and on whose word. It does not say what is true: that many "
    "reports carry a claim, or that an origin is independent, is a fact about the reports."
)
SHARED = (
    "Each is carried by more than one report. An independent origin is whoever a group of reports "
    "finally goes back to; ten reports of one briefing have one."
)
CONTRADICT = (
    "Both sides as the reports put them: what is asserted stands before what is denied, else in "
    "the order they were read. Neither is preferred."
)
STRENGTHS = "Of one matter, what stands first says more than what stands second."
SEQUELS = "One is said to come after the other."
GARBLINGS = (
    "What a report has where other tellings of the same statement have something like it. Nothing "
    "is replaced, and neither is said to be right."
)
GARBLED = {
    "name": "a name",
    "number": "a number",
    "unit": "a unit",
}
ONLY = "No other report here was found to say the same."
EVERYTHING = "Sentence by sentence, with the words each claim stands on."
PLACES = "Dots are settlements; rings stand for the wider area that a place lies in."
ELSEWHERE = "other reports of the story have"
OPEN = "Left open: nothing in the reports decides which place is meant."
SPELLINGS = (
    "Spellings that no known name of the place comes near. The report may have garbled the name."
)
DATES = "When things are said to have happened. Squares are the days reports were published."
WORDINGS = (
    "Words that take a side, beside words that do not, and who used them. In attributed words "
    "without quotation marks, the wording may be the voice’s or the reporter’s."
)
OWN_VOICE = "the report’s own voice"
NO_ORIGIN = "origin not worked out"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> counted(1, "report"), counted(1200, "report"), counted(2, "entry", "entries")
    ('1 report', '1,200 reports', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def more(number: int) -> str:
    """Write how many items a list leaves out."""
    return f"and {number:,} more"


def spread(card: PropositionCard) -> str:
    """Say how many reports carry a proposition, and how many independent origins are behind it."""
    reports = counted(len(card.reports), "report")
    if not card.independent:
        return f"{reports}, {NO_ORIGIN}"
    return f"{reports}, {counted(card.independent, 'independent origin')}"


def facts(card: PropositionCard) -> tuple[str, ...]:
    """Say whose reports they are where that differs, who was first, and what rests on no name."""
    found = []
    if card.outlets != len(card.reports):
        found.append(f"of {counted(card.outlets, 'outlet')}")
    if card.first is not None and len(card.reports) > 1:
        found.append(f"first in [{card.first.label}], {card.first.published}")
    if card.unnamed:
        rests = "rests" if card.unnamed == 1 else "rest"
        found.append(f"{card.unnamed} of {counted(card.claims, 'claim')} {rests} on no name")
    return tuple(found)


def briefly(card: PropositionCard) -> tuple[tuple[Telling, ...], int]:
    """Return a few tellings, at most two of an origin, and how many others there are."""
    shown = tuple(
        telling for origin in card.origins.shown[:6] for telling in origin.tellings.shown[:2]
    )
    every = sum(len(origin.tellings.shown) + origin.tellings.more for origin in card.origins.shown)
    return shown, every + card.origins.more - len(shown)


def route(chain: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the names a claim came through, its final voice first; without any, own voice."""
    return tuple(step.name for step in reversed(chain)) or (OWN_VOICE,)


def speaker(usage: Usage) -> str:
    """Say whose word a loaded word is, as far as that can be told."""
    if usage.manner == "own":
        return OWN_VOICE
    if usage.manner == "quoted":
        return f"quoted from {usage.who}" if usage.who else "in quotation marks"
    return f"in words attributed to {usage.who}"


# The NATO Admiralty system (STANAG 2511), which only people apply.
RELIABILITY = {
    "A": "A  completely reliable",
    "B": "B  usually reliable",
    "C": "C  fairly reliable",
    "D": "D  not usually reliable",
    "E": "E  unreliable",
    "F": "F  cannot be judged",
}
CREDIBILITY = {
    "1": "1  confirmed by other sources",
    "2": "2  probably true",
    "3": "3  possibly true",
    "4": "4  doubtful",
    "5": "5  improbable",
    "6": "6  cannot be judged",
}
