"""The spaCy component: found by its name, and its attributions are the room's own."""

import re
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

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


def test_the_example_prints_what_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "spacy.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    exec(compile(code, "spacy.md", "exec"), {})
    assert capsys.readouterr().out == shown


def test_attributions_outlast_bytes_and_other_processes() -> None:
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("purport_attribution", config={"attributor": "rules"})
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.attributions == doc._.attributions
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (read,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert read._.attributions == doc._.attributions != ()
    piped = nlp.pipe([TEXT, TEXT], n_process=2)
    assert [each._.attributions for each in piped] == [doc._.attributions] * 2


def test_a_text_that_nothing_parsed_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("purport_attribution", config={"attributor": "rules"})
    with pytest.raises(ConfigError, match="not parsed"):
        nlp(TEXT)
