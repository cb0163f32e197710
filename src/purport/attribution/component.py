"""Attribution as a component of anybody's spaCy pipeline.

    nlp.add_pipe("purport_attribution")

Enters: a `Doc` with a parse. Leaves: the same `Doc` with `Attribution`s in ``doc._.attributions``.
spaCy finds the component by the package's entry point; purport itself does not use it.
"""

from spacy.language import Language
from spacy.tokens import Doc

from purport.attribution import find_attributions
from purport.model import Report

Doc.set_extension("attributions", default=(), force=True)


@Language.factory("purport_attribution", requires=["token.dep", "token.pos", "token.lemma"])
def create_component(nlp: Language, name: str) -> "AttributionComponent":
    """Return the component; `nlp` and `name` are what spaCy hands to every factory."""
    return AttributionComponent()


class AttributionComponent:
    """Puts the attributions of a parsed text on its `Doc`."""

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with ``doc._.attributions`` filled."""
        doc._.attributions = find_attributions(Report(text=doc.text, file=""), doc)
        return doc
