"""Clause -> Polarity: does the voice say that it is so, or that it is not so.

Enters: a `Clause`. Leaves: `DENIED` where the voice denies it (its cue is "denied", "rejected the
claim that", "did not confirm") or the clause negates its own predicate ("flew no raids").
It refuses to guess: a negation that does not clearly strike the predicate leaves `ASSERTED`, for a
denial that nobody uttered is the costlier error. What failed, was foiled or ran out is asserted.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from purport.claims.cues import NEGATIONS, is_negated, is_nobody, tokens_of_cue
from purport.claims.judging import is_called_untrue, is_judged
from purport.model import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs and nouns of denial; "disavow" and "disclaim" take responsibility as their object.
_DENY = _words(
    """
    deny refute rebut disprove debunk disavow disclaim denial refutation rebuttal negate
    """
)
# These deny a claim, but turn down a proposal: what they govern decides.
_TURN_DOWN = _words("reject dismiss contradict dispute rejection dismissal")
_UTTERANCES = _words(
    """
    claim allegation accusation report charge suggestion notion idea statement assertion rumour
    rumor account version responsibility involvement insinuation speculation narrative finding
    information news story denial conclusion figure number toll data word words boast version
    """
)
_GRANTED = _words(
    """
    access entry permission visa passage exit aid food water chance opportunity use entrance
    treatment
    """
)
# Verbs that grant a claim; negated, they withhold it.
_CONFIRM = _words("confirm acknowledge admit corroborate recognise recognize concede")
_SAY = _words(
    """
    say tell state declare announce claim report add note argue insist maintain warn write
    explain mention specify elaborate comment respond indicate clarify disclose reveal answer
    reply know rule exclude
    """
)
# Adverbs that make "not" say "more than this".
_FOCUS = _words("only just merely simply solely alone least")
# Verbs that are negative themselves: "did not stop" says that it goes on.
_NEGATIVE_VERBS = _words(
    """
    stop cease deny rule exclude prevent fail refuse end abate doubt hesitate hide conceal spare
    forget let preclude subside diminish relent lack waver slow ease halt interrupt mince mean
    matter care like want change lift
    """
)
# Nouns that make "there is no ..." a statement of its own.
_IDIOM_NOUNS = _words(
    """
    doubt question choice alternative option sign reason place matter secret time limit end way
    shortage need point use hope longer one solution exception fewer less mistake sense let-up
    letup comment word information indication immediate mercy
    """
)
# "Not" beside these is how one says "easy" or "needless", not that an event did not happen.
_IDIOM_ADJECTIVES = _words(
    """
    difficult hard easy necessary surprising clear known certain sure enough safe new uncommon
    unusual impossible alone immediate immediately unexpected good bad better acceptable
    possible late unclear normal sustainable ideal isolated accidental coincidental first last
    only
    """
)
# What a hardship is the want of: "there is no water" asserts a shortage.
_WANTED = _words(
    """
    food water fuel electricity power heat heating gas medicine drug ammunition ammo shell money
    cash finance financing funding source income aid bread internet communication hospital
    doctor nurse bed ambulance shelter supply resource reserve drop equipment generator petrol
    diesel insulin oxygen blood flour milk vaccine anaesthetic blanket tent candle firewood
    kerosene wage salary pension signal network safe escape strength
    means manpower weapon service capacity ability meal injury
    symptom
    """
)
# "No longer holds" denies a state; other verbs tell a change ("no longer flies").
_HOLDING = _words("control hold occupy govern rule")
# "s" is "there's" without its apostrophe.
_BEING = _words("be s become remain seem have receive get leave work")
_OFFERS = _words(
    """
    proposal offer plan demand request call deal truce ceasefire ultimatum draft resolution
    initiative appeal invitation mediation condition term bid
    """
)
# "No house left untouched" tells of damage to all of them.
_WHOLE = _words("untouched unscathed undamaged unharmed intact spared standing unaffected")
# A road that is open is one that is not cut.
_ROADS = _words("road highway route corridor motorway lifeline")
_PASSABLE = _words("open passable")
_STAYING = _words("be remain stay")
# "Could not find bread" states a hardship.
_COPING = _words(
    """
    find get buy afford obtain cope feed treat sleep work function eat breathe heat cook bury
    """
)
_HELPERS = _words(
    """
    rescuer rescue ambulance medic paramedic doctor firefighter responder aid convoy relief
    team crew volunteer nobody no-one none we wounded injured survivor victim patient trapped
    """
)
# Up from the clause's head to a denial these relations keep the sense; any other breaks off.
_CARRYING = _words(
    """
    ccomp xcomp pcomp dobj pobj prep acl nsubjpass csubjpass appos conj relcl dep oprd obj
    """
)


def polarity_of(clause: "Clause") -> Polarity:
    """Return whether the claim's voice asserts or denies what `clause` says."""
    if is_called_untrue(clause):
        return Polarity.DENIED
    if is_judged(clause):
        return Polarity.ASSERTED
    if _voice_denies(clause) != _clause_denies(clause):
        return Polarity.DENIED
    return Polarity.ASSERTED


def _voice_denies(clause: "Clause") -> bool:
    cue = [token for token in tokens_of_cue(clause) if token not in clause.tokens]
    if not cue:
        denial = _governing_denial(clause)
        return denial is not None and _denies(denial, clause)
    lemmas = {token.lemma_.lower() for token in cue}
    for token in cue:
        lemma = token.lemma_.lower()
        if lemma in _DENY or lemma in _TURN_DOWN:
            return not _is_turned_down(lemma, clause) and _denies(token, clause)
        if lemma in _UTTERANCES and token.dep_ == "dobj" and _is_single_voice(clause):
            governor = token.head  # "denied a report that ..."
            if governor.lemma_.lower() in _DENY | _TURN_DOWN:
                return not is_negated(governor)
        if lemma in _CONFIRM and is_negated(token):
            return lemmas.isdisjoint(_DENY)  # "neither confirmed nor denied" leaves it open
    if "rule" in lemmas and "out" in lemmas | _particles(cue):
        return not any(is_negated(token) for token in cue)
    return {"no", "truth"} <= lemmas


def _is_turned_down(lemma: str, clause: "Clause") -> bool:
    """Whether what is rejected is an offer, not a telling: "rejected the proposal"."""
    return lemma in _TURN_DOWN and clause.head.lemma_.lower() in _OFFERS


def _denies(denial: "Token", clause: "Clause") -> bool:
    return not is_negated(denial) and not _said_otherwise(clause, denial)


def _is_single_voice(clause: "Clause") -> bool:
    return clause.attribution is not None and len(clause.attribution.chain) == 1


def _particles(cue: "Iterable[Token]") -> set[str]:
    return {child.lower_ for token in cue for child in token.children if child.dep_ == "prt"}


def _governing_denial(clause: "Clause") -> "Token | None":
    """Return the denial above the clause's head that still governs it, where no voice was found."""
    token = clause.head
    inside = {word.i for word in clause.tokens}
    while token.head.i != token.i and token.dep_ in _CARRYING:
        if token.dep_ == "relcl":
            return None
        token = token.head
        lemma = token.lemma_.lower()
        if token.i in inside:
            continue
        if lemma in _DENY or lemma in _TURN_DOWN:
            return token
        if lemma in _SAY and token.pos_ == "VERB":
            return None
    return None


def _said_otherwise(clause: "Clause", denial: "Token") -> bool:
    """Whether the content is what the voice says instead: "dismissed it as lies"."""
    token = clause.head
    for _ in range(6):
        if token.i == denial.i or token.head.i == token.i:
            return False
        if token.dep_ in ("advcl", "relcl") and token.head.i == denial.i:
            return True
        if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.i == denial.i:
            return True
        if token.dep_ == "prep" and token.lower_ == "as":
            return True
        token = token.head
    return False


def _clause_denies(clause: "Clause") -> bool:
    head = clause.head
    lemma = head.lemma_.lower()
    if _goes_on(clause) or _supposed(clause) or _leaves_undone(head):
        return False
    if lemma in _DENY or lemma in _TURN_DOWN:
        return _denial_clause(head, lemma) and not is_negated(head)
    return any(_strikes(token, clause) for token in _predicate(clause))


def _goes_on(clause: "Clause") -> bool:
    """Whether a second predicate of the clause is not negated: "had no wounds and died of ..."."""
    return any(
        child.dep_ == "conj"
        and child.pos_ == "VERB"
        and child in clause.tokens
        and not is_negated(child)
        and any(
            word.lower_ == "no" or word.dep_ == "neg" for word in clause.tokens if word.i < child.i
        )
        for child in clause.head.children
    )


def _supposed(clause: "Clause") -> bool:
    """Whether it speaks of what would not have happened: a counterfactual denies nothing."""
    modals = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    return "have" in modals and bool(modals & {"would", "could", "might"})


def _denial_clause(head: "Token", lemma: str) -> bool:
    objects = [
        child
        for child in head.children
        if child.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp", "obj", "pcomp")
    ]
    nouns = {token.lemma_.lower() for child in objects for token in (child, *child.children)}
    if lemma in _DENY:
        return head.pos_ != "NOUN" and nouns.isdisjoint(_GRANTED)
    return any(child.dep_ == "ccomp" for child in objects) or not nouns.isdisjoint(_UTTERANCES)


def _predicate(clause: "Clause") -> "Iterable[Token]":
    """Yield the head and the verbs that it passes its sense to ("was able to determine")."""
    inside = {token.i for token in clause.tokens}
    token = clause.head
    for _ in range(3):
        yield token
        below = [
            child
            for child in token.children
            if child.i in inside
            and child.dep_ == "xcomp"
            and child.pos_ == "VERB"
            and not _leaves_undone(child)
        ]
        if not below:
            return
        token = below[0]


def _leaves_undone(verb: "Token") -> bool:
    """Whether it is "not to harm": what one takes care or resolves to leave undone."""
    return any(child.dep_ == "neg" for child in verb.children) and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in verb.children
    )


def _is_open_road(token: "Token", children: "list[Token]") -> bool:
    """Whether a road is said to be open: that it is cut is what stands against it."""
    return (
        token.lemma_.lower() in _STAYING
        and any(child.dep_ == "nsubj" and child.lemma_.lower() in _ROADS for child in children)
        and any(child.dep_ == "acomp" and child.lower_ in _PASSABLE for child in children)
    )


def _strikes(token: "Token", clause: "Clause") -> bool:
    """Whether a negation in the clause says that the predicate `token` is not so."""
    inside = {word.i for word in clause.tokens}
    lemma = token.lemma_.lower()
    children = [child for child in token.children if child.i in inside]
    says = lemma in _SAY - {"claim"} and not (lemma == "indicate" and _is_of_things(children))
    if token.pos_ not in ("VERB", "AUX") or lemma in _NEGATIVE_VERBS or says:
        return False
    if _excused(token, children) or _comes_back(token):
        return False
    if _is_open_road(token, children):
        return not is_negated(token)
    for child in children:
        if child.dep_ == "neg" and child.lower_ in NEGATIONS:
            return not _focuses(child)
        if child.lower_ == "longer" and lemma in _HOLDING:
            return any(word.lower_ == "no" for word in child.children)
        if child.dep_ in ("nsubj", "nsubjpass") and (is_nobody(child) or child.lower_ == "neither"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _is_none(child):
            return True
        if child.lower_ == "nothing" and any(word.lower_ == "do" for word in child.children):
            return True  # "has nothing to do with"
    return False


def _is_of_things(children: "list[Token]") -> bool:
    """Whether a verb has a noun for its object: "does not indicate control"."""
    return any(child.dep_ == "dobj" for child in children)


def _is_none(noun: "Token") -> bool:
    """Whether "no" goes before `noun` and counts it out: not "no doubt", "no water", "no fewer"."""
    if any(word.lower_ in _WHOLE for word in noun.subtree):
        return False
    if noun.lemma_.lower() in _IDIOM_NOUNS | _WANTED:
        return False
    if _is_not_one(noun):
        return True
    if not any(
        word.lower_ in ("no", "neither") and word.dep_ in ("det", "neg", "advmod", "preconj", "cc")
        for word in noun.children
    ):
        return False
    return not any(word.lower_ in ("fewer", "less", "more", "later") for word in noun.subtree)


def _is_not_one(noun: "Token") -> bool:
    """Whether "not one", "not a single" goes before `noun`."""
    words = [word.lower_ for word in noun.subtree if word.i < noun.i]
    return words[:1] == ["not"] and words[1:] in (["one"], ["a", "single"], ["one", "single"])


def _focuses(negation: "Token") -> bool:
    at = negation.i + 1
    doc = negation.doc
    return at < len(doc) and doc[at].lower_ in _FOCUS


def _excused(token: "Token", children: "list[Token]") -> bool:
    """Whether the negation asserts something: a want, a demand, an idiom, "not until"."""
    words = {child.lower_ for child in children}
    if words & {"must", "should", "shall", "ought", "let"}:
        return True
    below = {
        word.lemma_.lower()
        for child in children
        for word in (child, *child.children)
        if word.dep_ != "relcl"
        and not (word.dep_ == "pobj" and word.lemma_.lower() in ("time", "way", "place", "end"))
    }
    if below & {"until", "without", "unless"}:
        return True
    if words & {"could", "can", "ca"} and (
        token.lemma_.lower() in _COPING or _is_out_of_reach(token, below)
    ):
        return True
    return token.lemma_.lower() in _BEING and not below.isdisjoint(
        _IDIOM_ADJECTIVES | _IDIOM_NOUNS | _WANTED
    )


def _is_out_of_reach(token: "Token", below: set[str]) -> bool:
    """Whether help does not reach people: "rescuers could not reach them", "no aid can get in"."""
    return token.lemma_.lower() in ("reach", "enter", "access") and not below.isdisjoint(_HELPERS)


def _comes_back(token: "Token") -> bool:
    """Whether it is to return: that people did not says that they are lost."""
    lemma = token.lemma_.lower()
    back = any(child.lower_ == "back" for child in token.children)
    return lemma == "return" or (lemma == "come" and back)
