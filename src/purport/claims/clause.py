"""One candidate claim, before it is read: some words of a sentence and whose words they are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.model import Attribution
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that carry one proposition, as the rest of this room reads them.

    `spans` are the characters of the content (several where the words are interrupted), `tokens`
    the tokens in them, in order and never empty, `head` the one that governs the others (a verb, or
    a noun: "the capture of ..."), `sentence` the sentence around it. `attribution` is None in the
    report's own voice.
    """

    spans: tuple[TextSpan, ...]
    tokens: "tuple[Token, ...]"
    head: "Token"
    sentence: "Span"
    attribution: Attribution | None
