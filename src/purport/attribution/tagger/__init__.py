"""The trained tagger: a small network marks sources, cues and contents and links them.

Enters: a `Report` and its parse. Leaves: `Attribution`s, as the written rules' do. It refuses to
run without the very model that was measured; the rules take its place only where asked for.
"""

from functools import cache
from pathlib import Path

from purport.attribution.tagger.attributor import TaggerAttributor
from purport.attribution.tagger.network import Tagged, Tagger, read_model

__all__ = ["Tagged", "Tagger", "TaggerAttributor", "load_attributor", "load_tagger"]

MODEL = Path(__file__).parent / "model"


@cache
def load_tagger(folder: Path = MODEL) -> Tagger:
    """Return the model in `folder`, read once a process; `ModelError` where it is not whole."""
    return read_model(folder)


def load_attributor() -> TaggerAttributor:
    """Return the attributor with the model that purport carries."""
    return TaggerAttributor(load_tagger())
