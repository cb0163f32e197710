"""One voice's words in a sentence -> the predications that are facts of their own.

Coordinated facts are taken apart, and results and circumstances that are events themselves
("..., killing ten", "after the army had left"); what merely describes stays where it is.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


RESULT_LINKS = frozenset({"acl", "advcl", "ccomp", "xcomp", "dep", "conj", "parataxis"})


# Verbs of results and further events, which are claims of their own behind the main clause.
RESULTS = frozenset(
    """
    kill wound injure cause leave destroy damage claim inflict wipe displace force capture seize
    take liberate cut sever block trap shoot down hit strike target drive push repel retake
    recapture clear sink burn fire gas poison hospitalize result fell raid bomb shell withdraw
    flee release detonate
    """.split()
)


ASPECTUAL = frozenset({"continue", "begin", "start", "keep", "stop", "resume", "go"})


CIRCUMSTANCES = frozenset({"after", "before", "when", "while", "whilst", "whereas", "but", "then"})


KEPT_OPENERS = frozenset({"if", "unless", "until"})


def predications(segment: "list[Token]") -> "Iterator[tuple[tuple[Token, ...], Token]]":
    """Take a segment apart at the predicates that are facts of their own; yield tokens and head."""
    members = set(segment)
    roots = [t for t in segment if t.head not in members or t.head == t]
    main = _main(roots)
    heads = {main}
    for token in segment:
        if token != main and _stands_alone(token, heads, members):
            heads.add(token)
    parts: dict[Token, list[Token]] = {head: [] for head in heads}
    hidden: Token | None = None
    for token in segment:
        head = _nearest(token, heads, main)
        if _hides_verb(head):
            hidden = head
        elif hidden is not None and head == _nearest(hidden.head, heads, main):
            head = hidden  # what follows "and secured control" belongs to it, whatever the parse
        parts[head].append(token)
    for head in sorted(parts, key=lambda t: parts[t][0].i if parts[t] else t.i):
        if parts[head]:
            yield tuple(parts[head]), head


def _main(roots: "list[Token]") -> "Token":
    for token in roots:
        if token.pos_ in ("VERB", "AUX"):
            return token
    return max(roots, key=lambda t: sum(1 for _ in t.subtree))


def _nearest(token: "Token", heads: "set[Token]", main: "Token") -> "Token":
    while token not in heads:
        if token.head == token:
            return main
        token = token.head
    return token


def _stands_alone(token: "Token", heads: "set[Token]", members: "set[Token]") -> bool:
    """Whether a verb's clause is a claim beside the one it hangs on."""
    if _hides_verb(token):
        return True
    if token.pos_ not in ("VERB", "AUX") or not any(c.dep_ != "punct" for c in token.children):
        return False
    head = token.head
    size = sum(1 for t in token.subtree if t in members and t.is_alpha)
    if token.dep_ == "conj":
        if head.pos_ not in ("VERB", "AUX"):
            return size >= 4 and _has_subject(token)
        if _is_vague(token):
            return False
        return size >= 2 and (_has_complement(head, before=token) or _has_subject(token))
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in CIRCUMSTANCES for c in token.lefts)
    if token.tag_ == "VBG" and token.lemma_ in RESULTS and not marked:
        goes_on = head.lemma_ in ASPECTUAL  # "continued on Thursday targeting vehicles"
        linked = token.dep_ in RESULT_LINKS or (token.dep_ == "dobj" and _counts(token))
        return linked and not goes_on and size >= 3 and not _is_vague(token)
    if token.dep_ == "relcl":
        return size >= 4 and token.lemma_ in RESULTS and _is_relative(token)
    if token.dep_ in ("ccomp", "parataxis", "dep") and head.pos_ in ("VERB", "AUX"):
        return token.i < head.i and _has_subject(token) and size >= 4
    if token.dep_ in ("xcomp", "advcl", "acl") and token.tag_ == "VB":
        return token.lemma_ in ("kill", "injure", "wound") and _counts(token)
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
        if marks & KEPT_OPENERS:
            return False
        return size >= 4 and bool(marks & CIRCUMSTANCES) and _has_subject(token)
    return False


def _hides_verb(noun: "Token") -> bool:
    """Whether "... and secured control" was read as one more noun, with "secured" an adjective."""
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    if noun.head.dep_ not in ("dobj", "pobj", "attr"):
        return False  # "soldiers and allied fighters were killed" has two subjects
    for child in noun.lefts:
        if child.dep_ == "amod" and child.tag_ in ("VBN", "VBD") and child.left_edge == child:
            before = noun.doc[child.i - 1] if child.i else child
            return before.lower_ == "and" and noun.left_edge == child
    return False


def _is_vague(verb: "Token") -> bool:
    """Whether a second verb only adds "others": "killed ten and injured others" is one fact."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    if any(t.pos_ == "NUM" for c in things for t in c.subtree):
        return False
    return len(things) == 1 and (
        things[0].lower_ == "others"
        or (
            things[0].lower_ in ("dozens", "many", "scores", "some", "several")
            and things[0].dep_ != "dobj"
        )
    )


def _is_relative(verb: "Token") -> bool:
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("who", "which", "that")
        for c in verb.children
    )


def _counts(verb: "Token") -> bool:
    return any(t.pos_ == "NUM" for c in verb.rights if c.dep_ == "dobj" for t in c.subtree)


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)


def _has_complement(verb: "Token", *, before: "Token") -> bool:
    """Whether `verb` has an object or an adjunct of its own before a coordinated second verb."""
    return any(
        c.i > verb.i
        and c.i < before.i
        and c.dep_ not in ("cc", "punct", "aux", "auxpass", "neg", "advmod")
        for c in verb.children
    ) or (verb.i + 1 < before.i and any(c.dep_ in ("nsubjpass",) for c in verb.children))
