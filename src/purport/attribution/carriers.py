"""Who else stands in a chain: outlets that were told, and sources that a source cites."""

from typing import TYPE_CHECKING

from purport.attribution.phrases import phrase
from purport.attribution.wording import is_outlet_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange


def told(
    verb: "Token", sentence: "Span", content: "tuple[TokenRange, ...]"
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """Outlets that were told: "told Reuters", "in an interview with state TV", "speaking to X"."""
    doc = verb.doc
    limit = min((start for start, _ in content if start > verb.i), default=sentence.end)
    window = doc[verb.i + 1 : min(limit, verb.i + 26)]
    for token in window:
        opens = token.lower_ in ("with", "to", "by") and token.dep_ in ("prep", "dative", "agent")
        if token.dep_ == "agent" and token.head.lemma_.lower() not in _CARRYING:
            continue  # "in a statement translated by the service"
        if (verb.lemma_ in ("tell", "inform") and token.i == verb.i + 1) or opens:
            start = token.i + (1 if opens else 0)
            stop = start
            while stop < window.end and (
                doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X")
                or doc[stop].text in ("-", "'s", "’s")
            ):
                stop += 1
            stop = _behind_of(doc, stop, window.end)
            words = doc[start:stop]
            if stop > start and is_outlet_phrase(words):
                return (((start, stop), (verb.i, verb.i + 1)),)
    before = doc[sentence.start : verb.i]
    for token in before:
        if token.lower_ in ("speaking", "comments", "interview", "remarks", "talking"):
            for to in doc[token.i + 1 : min(token.i + 5, verb.i)]:
                if to.lower_ in ("to", "with", "by"):
                    stop = to.i + 1
                    while stop < verb.i and doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X"):
                        if is_outlet_phrase(doc[to.i + 1 : stop + 1]) and (
                            stop + 1 >= verb.i or not is_outlet_phrase(doc[to.i + 1 : stop + 2])
                        ):
                            stop += 1
                            break
                        stop += 1
                    if is_outlet_phrase(doc[to.i + 1 : stop]):
                        return (((to.i + 1, stop), (token.i, to.i + 1)),)
    return ()


def _behind_of(doc: "Doc", stop: int, end: int) -> int:
    """Where "Eye of Juba" ends, if "Eye" ends at `stop`."""
    while (
        stop + 1 < end
        and doc[stop].lower_ in ("of", "the")
        and doc[stop - 1].text[:1].isupper() | (doc[stop - 1].lower_ == "of")
        and (doc[stop + 1].text[:1].isupper() or doc[stop + 1].lower_ == "the")
    ):
        stop += 1
        while stop < end and doc[stop].text[:1].isupper():
            stop += 1
    return stop


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


def trailing_citation(
    doc: "Doc", content: "tuple[TokenRange, ...]"
) -> "tuple[tuple[TokenRange, ...], tuple[tuple[TokenRange, TokenRange], ...]]":
    """Return the content without ", citing residents" at its end, and who is cited there."""
    if not content:
        return content, ()
    start, end = content[-1]
    for token in doc[start + 1 : end]:
        if token.lower_ not in CITING or token.nbor(-1).text != ",":
            continue
        held = next((c for c in token.children if c.dep_ == "dobj" and c.i < end), None)
        closed = held is None or any(t.text == "," for t in doc[held.i : end])
        if closed or held is None:
            continue
        source = phrase(held, floor=token.i + 1, ceiling=end)
        clipped = (*content[:-1], (start, token.i - 1))
        return clipped, ((source, (token.i, token.i + 1)),)
    return content, ()


# What an outlet does with another's words; "translated by" makes it no carrier.
_CARRYING = frozenset(
    "carry broadcast publish quote cite relay interview air run release distribute report".split()
)
_CITING = frozenset({"cite", "quote"})
CITING = frozenset({"citing", "quoting"})


def carried_by(
    source: "TokenRange", sentence: "Span"
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """X in "a statement carried by X"."""
    doc = sentence.doc
    for token in doc[source[1] : min(source[1] + 3, sentence.end)]:
        if token.lower_ in ("carried", "broadcast", "published", "quoted", "cited", "relayed"):
            by = next((c for c in token.children if c.lower_ == "by"), None)
            held = next((c for c in by.children if c.dep_ == "pobj"), None) if by else None
            if by is not None and held is not None:
                ceiling = held.right_edge.i + 1
                return ((phrase(held, floor=by.i + 1, ceiling=ceiling), (token.i, token.i + 1)),)
    return ()
