"""Noun phrases around a token, by the parse and by plain adjacency where the parse slips.

All ranges are half-open token ranges ``(start, end)`` of one `Doc`.
"""

from typing import TYPE_CHECKING

from purport.attribution import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    TokenRange = tuple[int, int]

LEADING_UP = lexicon.TITLES | lexicon.BODIES | lexicon.OUTLET_NOUNS | lexicon.UNNAMED
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
PERSONAL = frozenset("i we he she it they him her them us".split())
SINGLE = frozenset("‘’'\"“”")
DOUBLE = frozenset('"“”„«»')


def head_of(words: "Span") -> "Token":
    """Return the first token that hangs on something outside of `words`."""
    return next(
        (t for t in words if not words.start <= t.head.i < words.end or t.head == t), words[-1]
    )


def phrase(head: "Token", *, floor: int, ceiling: int) -> "TokenRange":
    """Return the noun phrase that `head` governs, within the tokens from `floor` up to `ceiling`.

    Relative clauses, appositions behind a comma and anything behind a verb are left out.
    """
    if head.pos_ == "PRON" and head.lower_ in PERSONAL:
        return head.i, head.i + 1
    start = _left(head, floor)
    end = head.i + 1
    for child in head.rights:
        if child.i >= ceiling or child.dep_ not in ("prep", "conj", "cc", "flat", "appos", "nmod"):
            break
        if child.dep_ == "appos" and not _is_name_of(head, child, end):
            break
        edge = min(child.right_edge.i + 1, ceiling)
        clause = next((t.i for t in head.doc[child.i : edge] if _starts_clause(t)), None)
        if clause is not None:
            end = max(end, clause)
            break
        end = max(end, edge)
    doc = head.doc
    end = _behind_hyphens(doc, end, ceiling)
    fresh = next((t.i for t in doc[end:ceiling] if t.text in ("A", "An", "The")), None)
    if fresh is not None:
        return fresh, ceiling  # "... Near Torvik - Source A military source told": a new sentence
    if all(_is_nominal(t) for t in doc[end:ceiling]) and ceiling - end < 15:
        end = ceiling  # "the President of the Council for August the envoy Name Name said"
    named = _named_behind(doc, end, ceiling)
    if named is not None:
        return start, named
    while (
        end > head.i + 1
        and not _closes_name(doc, start, end)
        and (doc[end - 1].is_punct or doc[end - 1].dep_ in ("cc", "punct"))
    ):
        end -= 1
    return start, _close_name(doc, start, end, ceiling)


def _is_name_of(head: "Token", child: "Token", end: int) -> bool:
    """Whether an apposition is the name right behind: "the channel ‘Name’", "the daily Name"."""
    if child.text[0] in "‘'\"“":
        return child.i <= end + 1
    kind = head.lower_ in lexicon.OUTLET_NOUNS | lexicon.CHANNEL_NOUNS | lexicon.BODIES
    return kind and child.pos_ == "PROPN" and child.left_edge.i == end


def _behind_hyphens(doc: "Doc", end: int, ceiling: int) -> int:
    """Where "commander-in-chief of the forces" ends, if it starts with "commander"."""
    if end >= ceiling or doc[end].text != "-":
        return end
    while end + 1 < ceiling and doc[end].text == "-":
        end += 2
    if end < ceiling and doc[end].lower_ in ("of", "for"):
        end = min(doc[end].right_edge.i + 1, ceiling)
    return end


def _named_behind(doc: "Doc", end: int, ceiling: int) -> int | None:
    """Where the name ends in "a spokesperson for the agency, Name Name," or "known as Name"."""
    start = end
    if end + 1 < ceiling and doc[end].text == ",":
        start = end + 1
    elif end + 2 < ceiling and doc[end].lower_ in NAMING:
        start = end + 1 + (doc[end + 1].lower_ == "as")
    stop = start
    while stop < ceiling and (doc[stop].pos_ == "PROPN" or doc[stop].text in ("-", ".")):
        stop += 1
    if start == end or stop == start:
        return None
    closes = stop >= ceiling - 3 and all(
        t.is_punct or t.pos_ in ("AUX", "ADV") for t in doc[stop:ceiling]
    )
    return stop if closes else None


NAMING = frozenset({"known", "called", "named", "nicknamed"})


def _closes_name(doc: "Doc", start: int, end: int) -> bool:
    """Whether the last token closes a quotation mark that the phrase opened."""
    if doc[end - 1].text not in ("’", "'"):
        return False
    return any(t.text in ("‘", "'") for t in doc[start : end - 1])


def is_relative(token: "Token") -> bool:
    """Whether a token is a relative pronoun - and not the World Health Organization."""
    return token.lower_ in RELATIVES and not (len(token) > 1 and token.is_upper)


def behind_quotation(verb: "Token", *, floor: int) -> "TokenRange | None":
    """Everything between a closing quotation mark and the cue, if it is one long noun phrase."""
    doc = verb.doc
    for index in range(verb.i - 1, max(floor, verb.i - 25), -1):
        if doc[index].text in DOUBLE:
            start = index + 1
            while start < verb.i and doc[start].is_punct:
                start += 1
            words = [t for t in doc[start : verb.i] if t.pos_ not in ("ADV", "AUX")]
            names = bool(words) and all(_is_nominal(t) for t in words)
            return (
                (start, start + len(words)) if names and words[-1].i < start + len(words) else None
            )
        if not _is_nominal(doc[index]) and doc[index].pos_ not in ("ADV", "AUX", "PRON"):
            return None
    return None


def _is_nominal(token: "Token") -> bool:
    """Whether a token may stand between a speaker's role and the cue verb, commas lost."""
    if is_relative(token) or token.lower_ in lexicon.CALENDAR:
        return False
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "CCONJ") or token.text == "-"
    )


def _close_name(doc: "Doc", start: int, end: int, ceiling: int) -> int:
    """Take in a name in quotation marks right behind the phrase: "the channel ‘Go and See’"."""
    if end < ceiling and doc[end].text in ("’", "'") and _closes_name(doc, start, end + 1):
        return end + 1
    while end < ceiling and doc[end].lower_ in lexicon.BODIES | lexicon.CHANNEL_NOUNS:
        end += 1  # "the military grouping ‘West’", where the parser reads a verb
    if end < ceiling and doc[end].text in SINGLE:
        for index in range(end + 2, min(end + 9, ceiling)):
            if doc[index].text[-1] in SINGLE:
                return index + 1
    return end


def _left(head: "Token", floor: int) -> int:
    """Where the phrase starts: the farthest left token that leads to `head` without a break."""
    doc = head.doc
    start = head.i
    while start > floor:
        token = doc[start - 1]
        if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "ADV", "SPACE"):
            role = _belongs_to_role(doc, start)
            if (token.pos_ == "CCONJ" and _joins(token, head)) or _inside_name(token) or role:
                start -= 1
                continue
            if not (
                token.head.i >= start
                and token.dep_ in ("amod", "compound", "nmod", "advmod")
                and token.head.i <= head.i
            ):
                break
        elif _is_boundary(token, doc[start]):
            break
        start -= 1
        if token.lower_ == "the" and _belongs_to_role(doc, start):
            start -= 1
            continue
        if token.lower_ in ("a", "an", "the") or (
            token.pos_ == "DET" and token.head.i <= head.i and token.lower_ in _DETERMINERS
        ):
            break
    while start < head.i and (
        doc[start].is_punct
        or doc[start].pos_ in ("SPACE", "CCONJ", "SCONJ")
        or ":" in doc[start].text
        or (doc[start].pos_ == "NUM" and doc[start + 1].pos_ == "PROPN")
    ):
        start += 1  # "... and injured seven Governor X said"
    return start


def _is_boundary(token: "Token", following: "Token") -> bool:
    """Whether a token cannot belong to the phrase that `following` starts."""
    if token.text in DOUBLE or (token.is_punct and token.text not in "-–—’'‘."):
        return True
    if is_relative(token) or token.lower_ in lexicon.CALENDAR | CONNECTORS:
        return True
    if token.pos_ == "NUM" and token.head.i < following.i:
        return True
    return _ends_other_phrase(token, following)


def _belongs_to_role(doc: "Doc", start: int) -> bool:
    """Whether what starts here hangs on a role by a preposition: "a source at | Police Command"."""
    if start < 2 or doc[start - 1].lower_ not in ("at", "in", "from", "of", "for", "with"):
        return False
    return doc[start - 2].lower_ in ROLES


ROLES = frozenset(
    """
    source sources official officials spokesman spokeswoman spokesperson head chief director
    commander member representative correspondent employee adviser advisor officer resident
    residents activist activists
    """.split()
)


def _inside_name(token: "Token") -> bool:
    """Whether "for" or "of" joins two capitalised words: "Observatory for Human Rights"."""
    doc = token.doc
    return (
        token.lower_ in ("for", "of")
        and 0 < token.i < len(doc) - 1
        and doc[token.i - 1].shape_[:1] == "X"
        and doc[token.i + 1].shape_[:1] == "X"
    )


def _ends_other_phrase(noun: "Token", name: "Token") -> bool:
    """Whether a plain noun before a name belongs to what stands before, where a comma was lost.

    "... are on the right track Putin said": only a title, a role or a body may lead up to a name.
    """
    if not (noun.pos_ == "NOUN" and noun.is_lower and name.shape_[:1] == "X"):
        return False
    return noun.lower_ not in LEADING_UP or noun.tag_ == "NNS"


_DETERMINERS = frozenset(
    {"the", "a", "an", "some", "this", "these", "those", "other", "another", "its", "his", "their"}
)


def _joins(token: "Token", head: "Token") -> bool:
    """Whether the conjunction joins parts of the phrase ("rescuers and doctors"), not clauses."""
    left = token.doc[token.i - 1] if token.i else token
    return (
        left.pos_ in ("NOUN", "PROPN", "ADJ")
        and token.head.i <= head.i
        and (token.head.head == head or token.head == head or head.head == token.head)
    )


def _starts_clause(token: "Token") -> bool:
    return token.dep_ in ("relcl", "acl", "advcl", "ccomp") or token.lower_ in RELATIVES


# Words that open a sentence and are no part of the name behind them.
CONNECTORS = frozenset(
    "meanwhile earlier later however separately moreover also yesterday ©".split()
)
