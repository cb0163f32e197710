"""What a voice makes of something: "called the strike a mistake", "dismissed the reports as lies".

Enters: a `Clause`. Leaves: whether it judges, and whether it calls untrue what others have said
(then it denies that). It refuses to read a verdict where the clause has a finite verb of its own:
"called on the army, which had shelled the town, to stop" judges nothing.
"""

from typing import TYPE_CHECKING

from purport.claims.cues import is_negated, tokens_of_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_JUDGING = _words(
    """
    call describe brand label dub term deem denounce dismiss reject slam deride ridicule decry
    characterise characterize portray regard consider view condemn mock refute blast qualify
    """
)
# These judge without "as".
_NAMING = _words("call brand label dub term deem consider")
_NOT_NAMING = _words("for on upon up off in")
_FINITE = _words("VBD VBP VBZ MD")
UNTRUE = _words(
    """
    false untrue incorrect inaccurate baseless groundless unfounded fabricated fabricate wrong
    unsubstantiated fictitious premature exaggerated fake bogus nonsense propaganda lie lies
    fabrication fabrications fantasy fantasies disinformation misinformation rumour rumours rumor
    rumors fiction invention hoax untruth falsehood falsehoods myth
    """
)
# Words for what others have said, as opposed to what they are accused of.
TELLINGS = _words(
    """
    report claim rumour rumor news information statement assertion figure number version account
    announcement boast word data datum toll estimate story footage video remark comment
    """
)
_OTHER_UTTERANCES = _words(
    """
    allegation accusation charge suggestion notion idea narrative speculation insinuation finding
    conclusion it
    """
)


def is_judged(clause: "Clause") -> bool:
    """Whether the clause says what the voice makes of something, and not that it happened."""
    verb = _judging_verb(clause)
    if verb is None:
        return False
    if any(child.dep_ == "oprd" for child in verb.children):
        return True
    behind = [token for token in clause.tokens if token.i > verb.i]
    if any(token.lower_ == "as" and token.dep_ in ("prep", "mark") for token in behind):
        return True
    return verb.i < clause.tokens[0].i and verb.lemma_.lower() in _NAMING


def is_called_untrue(clause: "Clause") -> bool:
    """Whether the clause calls untrue what was told: "reports of its fall are premature"."""
    head = clause.head
    if head.lemma_.lower() in ("be", "remain", "prove") and not is_negated(head):
        subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
        verdicts = [child for child in head.children if child.dep_ in ("acomp", "attr", "oprd")]
        return any(_is_telling(subject) for subject in subjects) and any(
            word.lower_ in UNTRUE for verdict in verdicts for word in (verdict, *verdict.conjuncts)
        )
    verb = _judging_verb(clause)
    if verb is None or is_negated(verb):
        return False
    words = [token for token in clause.tokens if token.i > verb.i]
    told = next((at for at, word in enumerate(words[:8]) if _tells_tale(word)), None)
    if told is None:
        return False
    return any(
        word.lower_ in UNTRUE and (at + 1 == len(words) or words[at + 1].pos_ != "NOUN")
        for at, word in enumerate(words)
        if at > told
    )


def _is_telling(subject: "Token") -> bool:
    return _tells_tale(subject) or subject.lower_ in ("this", "that", "these")


def _tells_tale(word: "Token") -> bool:
    return word.lemma_.lower() in TELLINGS or word.lemma_.lower() in _OTHER_UTTERANCES


def _judging_verb(clause: "Clause") -> "Token | None":
    head = clause.head
    if head.lemma_.lower() in _JUDGING and head.pos_ == "VERB":
        return None if _is_other_sense(head) else head
    if head.tag_ in _FINITE:
        return None
    for token in reversed(tokens_of_cue(clause)):
        if token.lemma_.lower() in _JUDGING and token not in clause.tokens:
            return None if _is_other_sense(token) else token
    return None


def _is_other_sense(verb: "Token") -> bool:
    """Whether it is "call for", "call up"."""
    return verb.lemma_.lower() == "call" and any(
        child.i == verb.i + 1 and child.dep_ in ("prep", "prt") and child.lower_ in _NOT_NAMING
        for child in verb.children
    )
