"""Attribution as a component of anybody's spaCy pipeline.

    nlp.add_pipe("purport_attribution")
    nlp.add_pipe("purport_attribution", config={"attributor": "tagger"})

Enters: a `Doc` with a parse. Leaves: the same `Doc` with `Attribution`s in ``doc._.attributions``.
spaCy finds the component by the package's entry point; purport itself does not use it. What is kept
on the `Doc` is plain numbers and words, so that ``nlp.pipe(n_process=2)``, ``doc.to_bytes()`` and
``DocBin(store_user_data=True)`` carry it. It refuses a `Doc` without a parse.
"""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from purport.attribution import Attributor, find_attributions
from purport.attribution.rules import RuleAttributor
from purport.errors import ConfigError
from purport.model import Attribution, Report, Span, Voice, VoiceKind

KEY = "purport_attributions"


@Language.factory(
    "purport_attribution",
    default_config={"attributor": "rules"},
    requires=["token.dep", "token.pos", "token.lemma"],
)
def create_component(nlp: Language, name: str, attributor: str) -> "AttributionComponent":
    """Return the component; `nlp` and `name` are what spaCy hands to every factory.

    `attributor` is ``rules`` or ``tagger`` (the rules with the trained network beside them);
    `ConfigError` where it is neither.
    """
    if attributor == "rules":
        return AttributionComponent(RuleAttributor())
    if attributor == "tagger":
        from purport.attribution.tagger import load_attributor

        return AttributionComponent(load_attributor())
    raise ConfigError(f"{name}: no attributor {attributor!r}", remedy="use rules or tagger")


class AttributionComponent:
    """Puts the attributions of a parsed text on its `Doc`."""

    def __init__(self, attributor: Attributor) -> None:
        self._attributor = attributor

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with ``doc._.attributions`` filled; `ConfigError` without a parse."""
        if len(doc) and not doc.has_annotation("DEP"):
            raise ConfigError(
                "purport_attribution: the text is not parsed",
                remedy="put it behind a tagger, a parser and a lemmatizer",
            )
        report = Report(text=doc.text, file="")
        found = find_attributions(report, doc, attributor=self._attributor)
        doc.user_data[KEY] = [_plain(attribution) for attribution in found]
        return doc


def attributions_of(doc: Doc) -> tuple[Attribution, ...]:
    """Return what the component found in `doc`, () where it did not run."""
    report = Report(text=doc.text, file="")
    return tuple(_built(report, *each) for each in doc.user_data.get(KEY, ()))


def _plain(attribution: Attribution) -> list[Any]:
    """Score, content and chain as lists of numbers and words, which spaCy can store."""
    chain = [
        [voice.name, voice.kind.value, _ends(voice.mention), voice.cue and _ends(voice.cue)]
        for voice in attribution.chain
    ]
    return [attribution.score, [_ends(span) for span in attribution.content], chain]


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _built(
    report: Report, score: float, content: list[list[int]], chain: list[list[Any]]
) -> Attribution:
    voices = (
        Voice(report.span(*mention), name, VoiceKind(kind), report.span(*cue) if cue else None)
        for name, kind, mention, cue in chain
    )
    return Attribution(tuple(voices), tuple(report.span(*ends) for ends in content), score)


Doc.set_extension("attributions", getter=attributions_of, force=True)
