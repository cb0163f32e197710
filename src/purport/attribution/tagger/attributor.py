"""The trained tagger as an `Attributor`: its spans, the rules' chains and voices.

Enters: a `Report` and its parse. Leaves: `Attribution`s in text order, as the written rules' do.
"""

from typing import TYPE_CHECKING

from purport.attribution.cues import find_frames
from purport.attribution.quotations import find_quotations
from purport.attribution.rules import RuleAttributor
from purport.attribution.tagger.frames import merge, to_frame
from purport.model import Attribution, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from purport.attribution.tagger.network import Tagger


class TaggerAttributor:
    """Attribution by the trained network, chains by the written rules.

    Without `attitudes`, what somebody is only said to want, hope or plan is left to the report's
    own voice, as the ledger's claims need it; with them, what PolNeAR calls an attribution is one.
    """

    name = "tagger"
    version = "1"

    def __init__(self, tagger: "Tagger", *, attitudes: bool = False) -> None:
        self._tagger = tagger
        self._attitudes = attitudes
        self._rules = RuleAttributor()

    def find(self, report: Report, doc: "Doc") -> tuple[Attribution, ...]:
        """Return who is said to say what in `report`, whose parse is `doc`."""
        tagged = tuple(to_frame(doc, each) for each in self._tagger.tag(report.text))
        read = find_frames(doc, find_quotations(doc))
        frames = merge(doc, tagged, read, attitudes=self._attitudes)
        return self._rules.assemble(report, doc, frames)
