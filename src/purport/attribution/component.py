"""Attribution as a component of anybody's spaCy pipeline.

    nlp.add_pipe("purport_attribution")
    nlp.add_pipe("purport_attribution", config={"attributor": "tagger"})

Enters: a `Doc` with a parse. Leaves: the same `Doc` with `Attribution`s in ``doc._.attributions``.
spaCy finds the component by the package's entry point; purport itself does not use it.
"""

from spacy.language import Language
from spacy.tokens import Doc

from purport.attribution import Attributor, find_attributions
from purport.attribution.rules import RuleAttributor
from purport.errors import ConfigError
from purport.model import Report

Doc.set_extension("attributions", default=(), force=True)


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
        """Return `doc` with ``doc._.attributions`` filled."""
        report = Report(text=doc.text, file="")
        doc._.attributions = find_attributions(report, doc, attributor=self._attributor)
        return doc
