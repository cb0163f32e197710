"""Contents that are no clause: what somebody is accused of, what is demanded, a bare noun."""

from typing import TYPE_CHECKING

from purport.attribution import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.attribution.phrases import TokenRange


def object_of(verb: "Token") -> "Token | None":
    """Return the noun or clause that a verb governs, as the parser sees it."""
    return next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "pobj", "dative")), None)


def pointing_object(verb: "Token") -> "Token | None":
    """Return the object where it only points to what was said: "these allegations", "it"."""
    thing = object_of(verb)
    if (
        thing is not None
        and thing.pos_ in ("NOUN", "PRON", "PROPN")
        and thing.lower_ in lexicon.POINTING
    ):
        return thing
    return None


def rejected_clause(thing: "Token", end: int) -> "TokenRange | None":
    """The clause in "rejected reports that A": what the pointing noun points to, if it is told."""
    that = next(
        (t for t in thing.doc[thing.i + 1 : min(end, thing.i + 4)] if t.lower_ == "that"), None
    )
    return (that.i + 1, end) if that is not None and that.i + 2 < end else None


def called(verb: "Token", end: int) -> "TokenRange | None":
    """The object and its predicate in 'called the statements untrue', 'called it "a war crime"'."""
    if verb.lemma_ not in ("call", "describe", "dismiss", "brand", "label"):
        return None
    words = verb.doc[verb.i + 1 : end]
    judged = any(t.lower_ in lexicon.UNTRUE or t.text in '"“' for t in words)
    if verb.lemma_ in ("call", "brand", "label"):
        behind = words[0].lower_ if len(words) else ""
        named = any(c.dep_ in ("oprd", "ccomp") for c in verb.rights)
        judged = (judged or named) and behind not in ("on", "upon", "for", "in", "off", "to")
    return (verb.i + 1, end) if judged and len(words) > 1 else None


def accusation(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """ "accused X of Z", "blamed X for Z", and "an attack that Y blames on X" with its noun."""
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp")), None)
    if thing is None:
        if verb.dep_ == "relcl" and verb.head.i < verb.i and verb.lemma_ == "blame":
            return ((verb.head.left_edge.i, max(end, verb.right_edge.i + 1)),)
        return None
    start = thing.left_edge.i
    of = next(
        (
            t
            for t in verb.doc[thing.i + 1 : end - 1]
            if t.lower_ == "of" and verb.doc[t.i + 1].tag_ == "VBG"
        ),
        None,
    )
    if of is not None and of.i - start > 5:
        start = of.i + 1  # a long description of the accused is not what is claimed
    return ((start, end),)


def demand(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """ "called on Y to do Z", "called for Z", "urged Y to do Z", "demanded Z"."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma == "call" and not any(
        c.lower_ in ("on", "upon", "for") and c.i > verb.i for c in verb.children
    ):
        return None
    for index in range(verb.i + 1, min(end, verb.i + 16)):
        if doc[index].lower_ == "to" and index + 1 < end and doc[index + 1].tag_ == "VB":
            return ((index + 1, end),)
    if lemma == "call":
        for_ = next((c for c in verb.rights if c.lower_ == "for"), None)
        return ((for_.i + 1, end),) if for_ is not None else None
    thing = object_of(verb)
    return ((thing.left_edge.i, end),) if thing is not None and thing.pos_ != "PRON" else None


def noun_content(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """The noun phrase that is the content: "confirmed deaths", "framed their actions as ..."."""
    lemma = verb.lemma_.lower()
    if lemma in ("claim", "add", "make", "cite"):
        return None
    if lemma in ("raise", "voice", "express"):
        voiced = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if voiced is None or voiced.lemma_.lower() not in VOICED:
            return None
        about = [t for c in verb.rights for t in c.subtree if t.lower_ in ("about", "over", "at")]
        return ((about[0].i + 1, end),) if about and about[0].i + 1 < end else None
    if lemma in ("document", "record", "register", "verify"):
        thing = object_of(verb)
        counted = thing is not None and any(t.pos_ == "NUM" for t in thing.subtree)
        return ((thing.left_edge.i, end),) if thing is not None and counted else None
    if lemma in ("warn",):
        of = next((c for c in verb.rights if c.lower_ in ("of", "about", "against")), None)
        return ((of.i + 1, end),) if of is not None else None
    thing = object_of(verb)
    if verb.dep_ == "relcl" and lemma not in ("frame", "describe", "portray", "present"):
        return None
    if (
        thing is None
        or thing.lower_ in _LIGHT
        or (thing.pos_ == "PRON" and lemma not in ("frame", "describe", "portray", "present"))
    ):
        return None
    if lemma in ("frame", "portray", "present", "describe"):
        as_ = next((t for t in verb.doc[verb.i + 1 : end] if t.lower_ == "as"), None)
        if as_ is None:
            return ((thing.left_edge.i, end),) if lemma == "describe" else None
        start = as_.i + 1 if thing.pos_ == "PRON" else thing.left_edge.i
        return ((start, end),)
    return ((thing.left_edge.i, end),) if thing.left_edge.i > verb.i else None


_LIGHT = frozenset("statement video message press fact way role part attention life lives".split())


# What is raised or voiced about something: a flag is not.
VOICED = frozenset(
    """
    alarm concern doubt question fear issue scepticism skepticism worry suspicion hope outrage anger
    regret confidence support condemnation
    """.split()
)


def held_responsible(verb: "Token", end: int) -> "TokenRange | None":
    """The object in "held the army responsible for the raid"."""
    words = verb.doc[verb.i + 1 : end]
    holds = verb.lemma_ == "hold" and any(t.lower_ == "responsible" for t in words[:12])
    return (verb.i + 1, end) if holds else None


def put_at(verb: "Token", end: int) -> "TokenRange | None":
    """The object and its figure in "put the death toll at 70"."""
    if verb.lemma_ not in ("put", "estimate", "place", "set"):
        return None
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj", "ccomp")), None)
    figure = next((t for t in verb.doc[verb.i + 2 : end] if t.pos_ == "NUM"), None)
    if thing is None or figure is None:
        return None
    before = [t.lower_ for t in verb.doc[max(verb.i + 2, figure.i - 4) : figure.i]]
    return (verb.i + 1, end) if "at" in before else None
