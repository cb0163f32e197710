"""Report -> who is said to say what: sources, cues, contents, and the chains they form.

Enters: a `Report` and its parse. Leaves: `Attribution`s; what nobody is cited for is in none of
them and remains the report's own voice. It refuses to say whether anybody is right.
"""

from typing import TYPE_CHECKING, Protocol

from purport.attribution.rules import RuleAttributor
from purport.model import Attribution, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Attributor", "choose_attributor", "find_attributions"]


class Attributor(Protocol):
    """What finds attributions; the written rules are one, a trained tagger another."""

    name: str
    version: str

    def find(self, report: Report, doc: "Doc") -> tuple[Attribution, ...]:
        """Return who is said to say what in `report`, whose parse is `doc`, in text order."""
        ...


def find_attributions(
    report: Report, doc: "Doc", *, attributor: Attributor | None = None
) -> tuple[Attribution, ...]:
    """Return who is said to say what in `report`, in text order.

    `doc` is its parse (`purport.parsing.parse`), whose characters are the report's. Each chain runs
    from the outermost voice to the one on whose word the content rests; contents may nest.
    """
    return (attributor or RuleAttributor()).find(report, doc)


def choose_attributor(name: str) -> Attributor:
    """Return the attributor called `name`: "rules", or "tagger" with the model that it needs.

    `ModelError` where the model's files are missing or not the ones that were measured.
    """
    if name == "tagger":
        from purport.attribution.tagger import load_attributor  # onnxruntime: loaded when asked for

        return load_attributor()
    return RuleAttributor()
