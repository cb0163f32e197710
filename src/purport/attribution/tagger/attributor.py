"""The written rules with the trained tagger beside them, as an `Attributor`.

Enters: a `Report` and its parse. Leaves: `Attribution`s in text order, as the written rules' do.
"""

from typing import TYPE_CHECKING

from purport.attribution.cues import find_frames
from purport.attribution.quotations import find_quotations
from purport.attribution.rules import RuleAttributor
from purport.attribution.tagger.frames import with_tagged
from purport.model import Attribution, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from purport.attribution.tagger.network import Tagger


class TaggerAttributor:
    """Attribution by the written rules and, where they know no cue, by the trained network."""

    name = "tagger"
    version = "1"

    def __init__(self, tagger: "Tagger") -> None:
        self._tagger = tagger
        self._rules = RuleAttributor()

    def find(self, report: Report, doc: "Doc") -> tuple[Attribution, ...]:
        """Return who is said to say what in `report`, whose parse is `doc`."""
        read = find_frames(doc, find_quotations(doc))
        frames = with_tagged(doc, read, self._tagger.tag(doc))
        return self._rules.assemble(report, doc, frames)
