"""The spaCy component: found by its name, and its attributions are the room's own."""

import pytest
import spacy

from purport.attribution import find_attributions
from purport.errors import ConfigError
from purport.model import Report
from purport.parsing import MODEL

TEXT = "The ministry said that the bridge had fallen."


@pytest.mark.parametrize("attributor", ["rules", "tagger"])
def test_a_pipeline_finds_the_component_by_its_name(attributor: str) -> None:
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("purport_attribution", config={"attributor": attributor})
    doc = nlp(TEXT)
    (found,) = doc._.attributions
    assert found.content[0].text == "the bridge had fallen"
    assert found.chain[0].name == "ministry"
    assert doc._.attributions == find_attributions(Report(text=TEXT, file="made"), doc)


def test_another_attributor_is_refused() -> None:
    with pytest.raises(ConfigError, match="oracle"):
        spacy.blank("en").add_pipe("purport_attribution", config={"attributor": "oracle"})
