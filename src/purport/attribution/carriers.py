"""Who else stands in a chain: outlets that were told, and sources that a source cites."""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from purport.attribution.phrases import TokenRange


def is_outlet(words: "Span") -> bool:
    """Whether a noun phrase names an outlet or an agency that carries other people's words."""
    lowered = [t.lower_ for t in words]
    if any(word in lexicon.OUTLETS for word in lowered):
        return True
    if " ".join(lowered) in lexicon.OUTLET_NAMES:
        return True
    return (
        bool(lowered)
        and any(t.shape_[:1] == "X" for t in words)
        and lowered[-1] in lexicon.OUTLET_NOUNS
    )


def told(
    verb: "Token", sentence: "Span", content: "tuple[TokenRange, ...]"
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """Outlets that were told: "told Reuters", "in an interview with state TV", "speaking to X"."""
    doc = verb.doc
    limit = min((start for start, _ in content if start > verb.i), default=sentence.end)
    window = doc[verb.i + 1 : min(limit, verb.i + 14)]
    for token in window:
        opens = token.lower_ in ("with", "to", "by") and token.dep_ in ("prep", "dative", "agent")
        if (verb.lemma_ in ("tell", "inform") and token.i == verb.i + 1) or opens:
            start = token.i + (1 if opens else 0)
            stop = start
            while stop < window.end and (
                doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X") or doc[stop].text == "-"
            ):
                stop += 1
            words = doc[start:stop]
            if stop > start and is_outlet(words):
                return (((start, stop), (verb.i, verb.i + 1)),)
    before = doc[sentence.start : verb.i]
    for token in before:
        if token.lower_ in ("speaking", "comments", "interview", "remarks", "talking"):
            for to in doc[token.i + 1 : min(token.i + 5, verb.i)]:
                if to.lower_ in ("to", "with", "by"):
                    stop = to.i + 1
                    while stop < verb.i and doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X"):
                        if is_outlet(doc[to.i + 1 : stop + 1]) and (
                            stop + 1 >= verb.i or not is_outlet(doc[to.i + 1 : stop + 2])
                        ):
                            stop += 1
                            break
                        stop += 1
                    if is_outlet(doc[to.i + 1 : stop]):
                        return (((to.i + 1, stop), (token.i, to.i + 1)),)
    return ()


def cited(
    source_head: "Token",
    source: "TokenRange",
    sentence: "Span",
    content: "tuple[TokenRange, ...]",
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """Whom the source itself cites: "the channel, which cited residents", "X, quoting Y"."""
    doc = source_head.doc
    inside = {i for start, end in content for i in range(start, end)}
    for token in doc[source[0] : min(sentence.end, source[1] + 12)]:
        if token.lemma_.lower() not in _CITING or token.i in inside or token.pos_ != "VERB":
            continue
        cited = next(
            (c for c in token.children if c.dep_ in ("dobj", "pobj", "ccomp", "dative")), None
        )
        if (
            cited is None
            and token.i + 1 < len(doc)
            and doc[token.i + 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET")
        ):
            cited = next(
                (t for t in doc[token.i + 1 : sentence.end] if t.pos_ in ("NOUN", "PROPN")), None
            )
        if cited is not None and cited.i not in inside:
            limit = min((i for i in inside if i > cited.i), default=sentence.end)
            return ((phrase(cited, floor=token.i + 1, ceiling=limit), (token.i, token.i + 1)),)
    return ()


_CITING = frozenset({"cite", "quote"})
