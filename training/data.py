"""PolNeAR's texts and attributions -> windows of word pieces with tags and links to learn.

Enters: the data folder (``train.texts.jsonl``, ``train.attributions.jsonl``, where present
``train.several_annotators.jsonl``) and the texts' parses, as ``parses.py`` writes them. Leaves:
`Article`s, without the names of
sides, and `Window`s. Spans are trimmed of blanks, punctuation and quotation marks at their
edges, and joined over gaps without a letter or digit.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from purport.attribution.tagger.grammar import Grammar
from purport.attribution.tagger.pieces import Pieces, cut
from purport.attribution.tagger.sideless import Sideless
from purport.attribution.tagger.tags import ROLES, TAGS

WORD = re.compile(r"[^\W_]")
NAME = re.compile(r"(?<![\w'’])[A-Z][a-z]{2,}(?![\w'’]*[A-Z])")
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December".split()
)
Spans = list[tuple[int, int]]
Gold = list[dict[str, Spans]]


@dataclass(frozen=True, slots=True)
class Article:
    """A text as the network reads it; `versions` has one list of attributions an annotator."""

    doc: str
    read: Sideless
    versions: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `low` up to `high` of an article and what is to be learned there.

    `tags`: a tag for each word from `word` on. `spans`: words, by role. `source_of`: for each cue
    its sources' indices ([] for none, None where they stand outside the window); `cue_of`: for each
    content its cue's index, None where that stands outside.
    """

    pieces: Pieces
    low: int
    high: int
    word: int
    tags: list[int]
    spans: dict[str, Spans]
    source_of: list[list[int] | None]
    cue_of: list[int | None]


def read_articles(folder: Path, parses: Path, part: str) -> list[Article]:
    """Read the articles of ``train`` or ``dev``."""
    arrays = np.load(parses)
    texts = {row["doc"]: row["text"] for row in rows(folder / f"{part}.texts.jsonl")}
    reads = {doc: kept(arrays, doc) for doc in texts}
    versions: dict[str, list[Gold]] = {doc: [] for doc in texts}
    files = [folder / f"{part}.attributions.jsonl", folder / f"{part}.several_annotators.jsonl"]
    for file in files:
        for row in rows(file) if file.exists() else ():
            text, read = texts[row["doc"]], reads[row["doc"]]
            gold = [
                {role: as_read(read, normalise(text, each.get(role) or [])) for role in ROLES}
                for each in row["attributions"]
            ]
            if gold not in versions[row["doc"]]:
                versions[row["doc"]].append(gold)
    return [Article(doc, read, tuple(versions[doc])) for doc, read in reads.items()]


def kept(arrays: Mapping[str, np.ndarray], doc: str) -> Sideless:
    """Return what ``parses.py`` wrote of a text."""
    grammar = Grammar(*(arrays[f"{doc}/{name}"] for name in Grammar.__slots__))
    places = (arrays[f"{doc}/{name}"] for name in ("first", "last", "same"))
    return Sideless(str(arrays[f"{doc}/text"]), grammar, *places)


def as_read(read: Sideless, spans: Spans) -> Spans:
    """Return where `spans` of the true text stand in what the network reads."""

    starts, text = read.grammar.start, read.text
    stops = np.append(starts[1:], len(text))
    found = []
    for start, end in spans:
        low, high = np.searchsorted(read.first, (start, end - 1), side="right") - 1
        begin, stop = int(starts[low]), int(starts[high])
        # What begins or ends within a replaced name takes in the whole name.
        begin += start - int(read.first[low]) if read.same[low] else 0
        name = len(text[stop : stops[high]].rstrip())
        stop += end - int(read.first[high]) if read.same[high] else name
        found.append((begin, stop))
    return found


def rows(path: Path) -> list[dict]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def normalise(text: str, spans: list[list[int]]) -> Spans:
    """Sort, join and trim."""
    joined: Spans = []
    for start, end in sorted((s, e) for s, e in spans if s < e):
        if joined and not WORD.search(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    trimmed = []
    for start, end in joined:
        letters = [m.start() for m in WORD.finditer(text, start, end)]
        if letters:
            trimmed.append((letters[0], letters[-1] + 1))
        elif text[start:end].strip():
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            trimmed.append((start + lead, start + lead + len(text[start:end].strip())))
    return trimmed


class NameSwapper:
    """Exchanges names for others, the same one for the same name throughout an article."""

    def __init__(self, articles: list[Article], others: list[str]) -> None:
        capital: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for article in articles:
            capital.update(NAME.findall(article.read.text))
            lower.update(re.findall(r"\b[a-z]{3,}\b", article.read.text))
        self.names = {
            name
            for name, count in capital.items()
            if lower[name.lower()] <= 0.05 * count and name not in CALENDAR
        }
        self.pool = sorted(self.names) + sorted({o for o in others if NAME.fullmatch(o)})

    def swap(
        self, text: str, grammar: Grammar, gold: Gold, chance: random.Random
    ) -> tuple[str, Grammar, Gold]:
        """Return the text, its parse and its attributions with most names exchanged."""
        chosen: dict[str, str] = {}
        parts, starts, shifts = [], [], []
        at = shift = 0
        for match in NAME.finditer(text):
            name = match.group()
            if name not in self.names:
                continue
            if name not in chosen:
                chosen[name] = chance.choice(self.pool) if chance.random() < 0.85 else name
            parts += [text[at : match.start()], chosen[name]]
            at = match.end()
            shift += len(chosen[name]) - len(name)
            starts.append(at)
            shifts.append(shift)
        parts.append(text[at:])

        def moved(place: int) -> int:
            i = int(np.searchsorted(starts, place, side="right")) if starts else 0
            return place + (shifts[i - 1] if i else 0)

        new = [
            {role: [(moved(s), moved(e)) for s, e in each[role]] for role in ROLES} for each in gold
        ]
        behind = np.array([0, *shifts])
        moves = behind[np.searchsorted(starts, grammar.start, side="right")] if starts else 0
        return "".join(parts), replace(grammar, start=grammar.start + moves), new


def to_words(pieces: Pieces, spans: Spans) -> Spans:
    """Return the words that share a character with each span."""
    found = []
    for start, end in spans:
        low = int(np.searchsorted(pieces.end, start, side="right"))
        high = int(np.searchsorted(pieces.start, end, side="left"))
        if low < high:
            found.append((low, high))
    return found


def windows(
    text: str, grammar: Grammar, gold: Gold, tokenizer: Tokenizer, size: int, chance: random.Random
) -> list[Window]:
    """Cut an article at random places into windows of at most `size` pieces."""
    pieces = cut(text, tokenizer, grammar)
    found: dict[str, dict[tuple[int, int], int]] = {role: {} for role in ROLES}
    attributions = [{role: to_words(pieces, each[role]) for role in ROLES} for each in gold]
    tags = [0] * len(pieces)
    for each in attributions:
        for k, role in enumerate(ROLES):
            for low, high in each[role]:
                if (low, high) in found[role] or any(tags[low:high]):
                    continue  # shared by two attributions, or a slip of the annotator's
                found[role][low, high] = 0
                tags[low:high] = [1 + 2 * k] + [2 + 2 * k] * (high - low - 1)
    cut_at = [0]
    if len(pieces.ids) > size:
        cut_at.append(chance.randint(size // 4, size))
    while cut_at[-1] < len(pieces.ids):
        cut_at.append(min(cut_at[-1] + size, len(pieces.ids)))
    made = []
    for low, high in pairwise(cut_at):
        word, stop = (int(x) for x in np.searchsorted(pieces.first, (low, high)))
        if word == stop:
            continue
        inside = {
            role: sorted(s for s in found[role] if s[0] < stop and s[1] > word) for role in ROLES
        }
        index = {role: {s: i for i, s in enumerate(inside[role])} for role in ROLES}
        source_of: list[list[int] | None] = [None] * len(inside["cue"])
        cue_of: list[int | None] = [None] * len(inside["content"])
        for each in attributions:
            cues = [index["cue"][c] for c in each["cue"] if c in index["cue"]]
            for cue in cues:
                sources = [index["source"][s] for s in each["source"] if s in index["source"]]
                source_of[cue] = sources if sources or not each["source"] else None
            for content in each["content"]:
                if cues and content in index["content"]:
                    cue_of[index["content"][content]] = cues[0]
        made.append(
            Window(
                pieces,
                low,
                high,
                word,
                [_opened(t) if i == 0 else t for i, t in enumerate(tags[word:stop])],
                {role: clipped(inside[role], word, stop) for role in ROLES},
                source_of,
                cue_of,
            )
        )
    return made


def clipped(spans: Spans, low: int, high: int) -> Spans:
    """Return the parts of `spans` from `low` up to `high`."""
    return [(max(start, low), min(end, high)) for start, end in spans]


def _opened(tag: int) -> int:
    """A span cut by the window's edge starts there."""
    return tag - 1 if TAGS[tag].startswith("I-") else tag
