"""Statements -> whether one copies the other's words.

Enters: statements. Leaves: yes or no, and the words that run through both. It refuses to take a
short formula for a copy: eight words in a row, or most of a sentence, are nobody's coincidence.
"""

from collections.abc import Iterator, Sequence

from purport.linking.folding import words
from purport.linking.statements import Statement

# Words in a row that two texts do not share by chance; news-copy detection commonly uses 7 to 10.
RUN = 8
# Share of the shorter content's words that stand in the other in order, and how many at least.
SHARE = 0.65
WORDS = 7
# A content that is word for word another's is a copy from so many words.
WHOLE = 4


def shingles(statement: Statement) -> Iterator[tuple[str, ...]]:
    """Yield every run of eight words of the statement's sentence, and its whole content."""
    sentence = words(statement.claim.evidence.text)
    for start in range(len(sentence) - RUN + 1):
        yield sentence[start : start + RUN]
    if len(statement.words) >= WHOLE:
        yield statement.words


def rewritten(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether most of the shorter content's words stand in the other, in order."""
    shorter = min(len(one), len(other))
    if shorter < WORDS:
        return False
    from rapidfuzz.distance import LCSseq  # a fifth of a second: loaded when needed

    return LCSseq.similarity(one, other) >= max(WORDS, SHARE * shorter)
