"""Scores of tags, a row a word -> spans of words that are sources, cues and contents.

Enters: an array of words by tags, and the scores of a tag behind a tag. Leaves: the spans on the
best path among those that BIO allows. Spans count words, and of one role never overlap.
"""

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BI"))
FORBIDDEN = -1e4

Floats = NDArray[np.float32]
WordSpan = tuple[int, int]


def allowed() -> Floats:
    """Return what to add to a transition's score: nothing, or `FORBIDDEN` where BIO rules it out.

    Row: the tag before; column: the tag behind it. Row and column `len(TAGS)` stand for the start.
    """
    grid = np.zeros((len(TAGS) + 1, len(TAGS)), dtype=np.float32)
    for behind, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            for before in range(len(TAGS) + 1):
                if before not in (behind - 1, behind):
                    grid[before, behind] = FORBIDDEN
    return grid


def best_path(scores: Floats, transitions: Floats) -> list[int]:
    """Return the best tag of each word.

    `scores` is words by tags, `transitions` tags (and the start, last) by tags.
    """
    if not len(scores):
        return []
    grid = transitions[:-1]
    best = scores[0] + transitions[-1]
    back = np.zeros(scores.shape, dtype=np.int8)
    columns = np.arange(scores.shape[1])
    for i in range(1, len(scores)):
        every = best[:, None] + grid
        back[i] = every.argmax(0)
        best = every[back[i], columns] + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(path: list[int]) -> dict[str, list[WordSpan]]:
    """Return each role's spans of words, in text order."""
    found: dict[str, list[WordSpan]] = {role: [] for role in ROLES}
    for i, tag in enumerate(path):
        if tag == 0:
            continue
        role = ROLES[(tag - 1) // 2]
        if tag % 2:
            found[role].append((i, i + 1))
        else:
            start, _ = found[role][-1]
            found[role][-1] = (start, i + 1)
    return found
