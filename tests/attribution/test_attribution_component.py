"""The spaCy component: found by its name, and its attributions are the room's own."""

import spacy

from purport.attribution import find_attributions
from purport.model import Report
from purport.parsing import MODEL

TEXT = "The ministry said that the bridge had fallen."


def test_a_pipeline_finds_the_component_by_its_name() -> None:
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("purport_attribution")
    doc = nlp(TEXT)
    (found,) = doc._.attributions
    assert found.content[0].text == "the bridge had fallen"
    assert found.chain[0].name == "ministry"
    assert doc._.attributions == find_attributions(Report(text=TEXT, file="made"), doc)
